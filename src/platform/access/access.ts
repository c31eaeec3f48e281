import { Extensions } from "type-graphql";

/** How a root field may be entered: by anybody, by anybody signed in, or by holders of a permission somewhere. */
export type Access = { kind: "public" } | { kind: "signed-in" } | { kind: "permission"; permission: string };

export const ACCESS_EXTENSION = "access";
export const OWN_TRANSACTIONS_EXTENSION = "ownTransactions";
export const OWN_CEILING_EXTENSION = "ownCeiling";
export const BACKLOG_EXTENSION = "backlog";
export const OPENS_SESSION_EXTENSION = "opensSession";

/** The root field needs this permission at some node; the command or query then checks the node itself. */
export const Requires = (permission: string) =>
  Extensions({ [ACCESS_EXTENSION]: { kind: "permission", permission } satisfies Access });

/** The root field is open to everybody who is signed in. */
export const SignedIn = () => Extensions({ [ACCESS_EXTENSION]: { kind: "signed-in" } satisfies Access });

/** The root field is open to anonymous callers. */
export const Public = () => Extensions({ [ACCESS_EXTENSION]: { kind: "public" } satisfies Access });

/** The mutation field runs its items in transactions of their own instead of one around all. */
export const OwnTransactions = () => Extensions({ [OWN_TRANSACTIONS_EXTENSION]: true });

/** What the mutation field writes has a ceiling of its own, or somebody's approval, and is not counted with other changes. */
export const OwnCeiling = () => Extensions({ [OWN_CEILING_EXTENSION]: true });

/** The mutation field is what devices send when they are back in reach, many at the same time: it waits its turn in a queue of its own. */
export const Backlog = () => Extensions({ [BACKLOG_EXTENSION]: true });

/** The mutation field is how anonymous callers come in: what else is asked from their address takes neither its budget nor its turns. */
export const OpensSession = () => Extensions({ [OPENS_SESSION_EXTENSION]: true });
