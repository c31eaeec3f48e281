/** The languages in which the program answers. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One role held at one node of the tree; `path` is the node's materialized path, so reach is a prefix test. */
export interface ActorGrant {
  id: string;
  role: string;
  nodeId: string;
  path: string;
  permissions: ReadonlySet<string>;
}

/** Who is asking, as known when the request began. */
export interface Actor {
  accountId: string;
  name: string;
  language: Language;
  deviceId: string;
  sessionId: string;
  mustChangePassword: boolean;
  grants: readonly ActorGrant[];
  /** Union of the permissions of all grants and of those everyone signed in has. */
  permissions: ReadonlySet<string>;
  /** Where the person holds office otherwise than by these grants, as far as that was known within the last seconds. */
  offices: readonly ActorOffice[];
}

/** An office that gives no permission, and keeps the person from what concerns the node. */
export interface ActorOffice {
  /** The path of the node. */
  path: string;
  /** Whether the nodes below it are concerned too. */
  reachesDown: boolean;
  /** Whether it is there to check the node, and does not answer for it. */
  isOversight: boolean;
}

/** Paths of the nodes below which the actor holds a permission; with none given, of all nodes they hold any role at. */
export const pathsOf = (actor: Actor, permission?: string): string[] => {
  const paths = actor.grants
    .filter((grant) => permission === undefined || grant.permissions.has(permission))
    .map((grant) => grant.path);
  return paths.filter(
    (path, i) =>
      !paths.some((other, j) => (j < i ? isWithin(path, other) : j > i && path !== other && isWithin(path, other))),
  );
};

/** Whether a path is the other one or lies below it. */
export const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || path.startsWith(`${ancestor}.`);

/** Whether the actor holds the permission at the node or above it. */
export const holds = (actor: Actor, permission: string, path: string): boolean =>
  actor.grants.some((grant) => grant.permissions.has(permission) && isWithin(path, grant.path));
