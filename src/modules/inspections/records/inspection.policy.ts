import { holds, isWithin, pathsOf, type Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import type { InspectionRow } from "./inspection.columns.js";
import { isShutOwner } from "./shut-owners.queries.js";
import { atOrBelow } from "../../trade-unions/tree/trade-union.queries.js";

/** Roles that see every inspection below the node where they are held, except other people's drafts. */
const OVERSEERS: ReadonlySet<string> = new Set(["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER"]);
/** Roles that handle suspicions, whichever body they are transferred to; besides those who took part, they alone see them. */
export const SUSPICION_HANDLERS: ReadonlySet<string> = new Set(["REVIEWER", "LEADER"]);

type Placed = Pick<
  InspectionRow,
  "status" | "kind" | "inspectorId" | "inspectorIds" | "preReview" | "preReviewedAt" | "isRestricted"
>;

const pathsWithRole = (actor: Actor, isMeant: (role: string) => boolean): string[] =>
  actor.grants.filter((grant) => isMeant(grant.role)).map((grant) => grant.path);

const overseenPaths = (actor: Actor): string[] => pathsWithRole(actor, (role) => OVERSEERS.has(role));
const streetPaths = (actor: Actor): string[] => pathsWithRole(actor, (role) => role === "STREET_OFFICER");
const ownUnionPaths = (actor: Actor): string[] => pathsWithRole(actor, (role) => role === "UNION_OFFICER");

const isBelow = (path: string, nodes: readonly string[]): boolean => nodes.some((node) => isWithin(path, node));

/** Whether the actor took part in it. */
export const isInspectorOf = (actor: Actor, inspection: Pick<InspectionRow, "inspectorId" | "inspectorIds">): boolean =>
  inspection.inspectorId === actor.accountId || inspection.inspectorIds.includes(actor.accountId);

/** Whether the street still has to look at it before the reviewer does. */
export const awaitsPreReview = ({
  status,
  preReview,
  preReviewedAt,
}: Pick<InspectionRow, "status" | "preReview" | "preReviewedAt">): boolean =>
  status === "SUBMITTED" && preReview && preReviewedAt === null;

/** Whether the street sees it: what stands, and what waits for its own word. */
const isShownToStreet = ({ status, preReview }: Pick<Placed, "status" | "preReview">): boolean =>
  status === "CONFIRMED" || (status === "SUBMITTED" && preReview);

/** Whether the inspected union sees it: what stands, and what it wrote of itself. */
const isShownToUnion = ({ status, kind }: Pick<Placed, "status" | "kind">): boolean =>
  status === "CONFIRMED" || kind === "SELF";

/** Whether the actor may see the inspection of a union at this path; `visibleInspections` says the same in SQL. */
export function sees(actor: Actor, inspection: Placed, path: string): boolean {
  if (inspection.inspectorId === actor.accountId) return true;
  if (inspection.status === "DRAFT") return false;
  if (isInspectorOf(actor, inspection)) return true;
  if (inspection.isRestricted) return false;
  return (
    isBelow(path, overseenPaths(actor)) ||
    (isBelow(path, streetPaths(actor)) && isShownToStreet(inspection)) ||
    (isBelow(path, ownUnionPaths(actor)) && isShownToUnion(inspection))
  );
}

/**
 * Condition on `inspections i` of the union `u`: the actor may see it. Besides what `sees` says, whoever is sent on a
 * visit, and may still make it, sees the self-inspection that it is based on; what belongs to a visit that is shut for
 * somebody they do not see, though they were there.
 */
export function visibleInspections(actor: Actor): Sql {
  const account = sql`${actor.accountId}::uuid`;
  const below = (nodes: readonly string[]) => atOrBelow(sql`u.path`, nodes);
  const isOfShutVisit = sql`(i.is_restricted and ${isShutOwner("i", actor.accountId)})`;
  const tookPart = sql`${account} = any(i.inspector_ids)`;
  const shownToStreet = sql`(i.status = 'CONFIRMED' or (i.status = 'SUBMITTED' and i.pre_review))`;
  const shownToUnion = sql`(i.status = 'CONFIRMED' or i.kind = 'SELF')`;
  const isBaselineOfOwnVisit = sql`exists (select from assignments ba join assignment_inspectors bx on bx.assignment_id = ba.id
    where ba.baseline_inspection_id = i.id and bx.account_id = ${account})`;
  return sql`(not ${isOfShutVisit} and (i.inspector_id = ${account} or (i.status <> 'DRAFT' and (${tookPart}
    or (not i.is_restricted and (${below(overseenPaths(actor))}
    or (${below(streetPaths(actor))} and ${shownToStreet})
    or (${below(ownUnionPaths(actor))} and ${shownToUnion})
    or (${below(pathsOf(actor, "inspection:submit"))} and ${isBaselineOfOwnVisit})))))))`;
}

/**
 * Whether the actor, who did not take part, may read what the inspectors of a union at this path suspect: who handles
 * suspicions there, as long as the union is not their own affair. What an audit suspects is its auditors' too; none
 * but they open its working paper before the report.
 */
export const seesSuspicions = (actor: Actor, { owner }: Pick<InspectionRow, "owner">, path: string): boolean =>
  !isConcerned(actor, path) &&
  isBelow(
    path,
    pathsWithRole(actor, (role) => SUSPICION_HANDLERS.has(role) || (owner === "AUDIT" && role === "AUDITOR")),
  );

/**
 * Whether the actor answers for the union at this path: its own officers, and of a street or federation its street officer
 * or leader, who do not answer for others.
 */
export const answersFor = (actor: Actor, path: string): boolean =>
  actor.grants.some(
    (grant) =>
      grant.permissions.has("finding:rectify") &&
      (grant.role === "UNION_OFFICER" ? isWithin(path, grant.path) : path === grant.path),
  );

/**
 * Whether the union at this path is the person's own affair: they answer for it, or hold office in it by the register of
 * officers or with another account of theirs. `concernsActor` says the same of the union `u` in SQL.
 */
const isConcerned = (actor: Actor, path: string): boolean =>
  answersFor(actor, path) ||
  actor.offices.some(
    (office) => !office.isOversight && (office.reachesDown ? isWithin(path, office.path) : path === office.path),
  );

/** Condition on the union `u`: it is the actor's own affair. */
export const concernsActor = ({ grants, offices }: Actor): Sql =>
  holdsOfficeAt({ grants, offices: offices.filter(({ isOversight }) => !isOversight) });

/** Condition on the union `u`: it is the actor's own affair, or they sit on its auditing commission. */
export function holdsOfficeAt({ grants, offices }: Pick<Actor, "grants" | "offices">): Sql {
  const answering = grants.filter(({ permissions }) => permissions.has("finding:rectify"));
  const own = [...answering.map(({ path, role }) => ({ path, reachesDown: role === "UNION_OFFICER" })), ...offices];
  const [subtrees, unions] = [true, false].map((down) =>
    own.filter(({ reachesDown }) => reachesDown === down).map(({ path }) => path),
  );
  return sql`(${atOrBelow(sql`u.path`, subtrees ?? [])} or u.path = any(${unions ?? []}::ltree[]))`;
}

/** Whether the street's word on it is the actor's to give. */
export const canPreReview = (actor: Actor, path: string): boolean => holds(actor, "inspection:pre-review", path);

/** Whether the reviewer's word on it is the actor's to give; whether they took part is asked separately. */
export const canReview = (actor: Actor, path: string): boolean => holds(actor, "inspection:review", path);

/**
 * Whether the actor may read who was asked on an unannounced visit of the union at this path: those who were there and its
 * reviewers, unless the union is their own affair. For everybody else the names of witnesses, and notes about interviews,
 * in which people may be named, are left out.
 */
export const seesInterviewees = (
  actor: Actor,
  inspection: Pick<InspectionRow, "inspectorIds">,
  path: string,
): boolean =>
  inspection.inspectorIds.includes(actor.accountId) || (canReview(actor, path) && !isConcerned(actor, path));
