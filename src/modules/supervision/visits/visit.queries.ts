import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { noteReads, type Reader } from "../../inspections/records/owned-reads.queries.js";
import type { Concerned } from "../../trade-unions/duties/separation-of-duty.rules.js";
import { inScope } from "../../trade-unions/tree/trade-union.queries.js";
import type { SupervisionVisit, VisitModeCode, VisitSubjectCode } from "./visit.entity.js";
import { nextVisitStatus, publishedStatuses, type VisitMove, type VisitStatusCode } from "./visit.lifecycle.js";
import { isInsider, visibleVisits } from "./visit.policy.js";
import { visitErrors } from "./visits.errors.js";

/** A visit as lists and commands have it. */
export type VisitRow = SupervisionVisit;

/** A visit with its place in lists. */
export type ListedVisit = VisitRow & { listedAt: string };

export const visitColumns = columnsOf<VisitRow>({
  id: "v.id",
  drawId: "v.draw_id",
  replacesId: "v.replaces_id",
  stratumId: "v.stratum_id",
  tradeUnionId: "v.trade_union_id",
  siteId: "v.site_id",
  checklistId: "v.checklist_id",
  subject: "v.subject",
  mode: "v.mode",
  status: "v.status",
  windowFrom: "v.window_from",
  windowTo: "v.window_to",
  draftedBy: "v.drafted_by",
  approverId: "v.approver_id",
  approvedAt: "v.approved_at",
  voidedBecause: "v.voided_because",
  voidedNote: "v.voided_note",
  openedAt: "v.opened_at",
  openedBy: "v.opened_by",
  openedReceivedAt: "v.opened_received_at",
  openedLocation: "v.opened_location",
  flags: "v.flags",
  inspectionId: "v.inspection_id",
  reportedAt: "v.reported_at",
  confirmedAt: "v.confirmed_at",
  version: "v.version",
  createdAt: "v.created_at",
});

/** Hands on visits that were read, once it is noted who did, as long as their results do not stand. */
export async function notedVisits<Row extends Pick<VisitRow, "id" | "status">>(
  reader: Reader,
  found: Row[],
): Promise<Row[]> {
  const isPublished = (status: VisitStatusCode) => (publishedStatuses as readonly VisitStatusCode[]).includes(status);
  const ids = found.flatMap(({ id, status }) => (isPublished(status) ? [] : [id]));
  await noteReads(reader, "SUPERVISION", ids);
  return found;
}

export interface VisitFilter {
  status?: readonly VisitStatusCode[] | null;
  subject?: readonly VisitSubjectCode[] | null;
  mode?: VisitModeCode | null;
  scope?: string | null;
}

const matching = (actor: Actor, { status, subject, mode, scope }: VisitFilter): Sql => {
  const all: Sql[] = [visibleVisits(actor)];
  if (status != null) all.push(sql`v.status = any(${[...status]}::text[])`);
  if (subject != null) all.push(sql`v.subject = any(${[...subject]}::text[])`);
  if (mode != null) all.push(sql`v.mode = ${mode}`);
  if (scope != null) all.push(inScope(actor, scope, sql`v.trade_union_id`));
  return sql.join(all, sql` and `);
};

const source = sql`supervision_visits v join trade_unions u on u.id = v.trade_union_id`;

// By the time of a draw everybody could tell which published visits came from one, and that there may be more of it.
const listedAt = sql`coalesce(v.opened_received_at, v.created_at)`;

/** One page of the visits that the actor may know of, the latest opened, or drawn where it is sealed, first. */
export async function visitPage(
  reader: Reader,
  filter: VisitFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<ListedVisit[]> {
  const afterCursor =
    after === undefined ? sql`true` : sql`(${listedAt}, v.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const found = await rows<ListedVisit>(
    reader.em,
    sql`select ${visitColumns}, ${listedAt} as "listedAt" from ${source}
      where ${matching(reader.actor, filter)} and ${afterCursor} order by ${listedAt} desc, v.id desc limit ${limit}`,
  );
  return notedVisits(reader, found);
}

/** How many there are; who counts visits has read that they are there. */
export async function visitCount(reader: Reader, filter: VisitFilter): Promise<number> {
  const found = await row<{ count: number; counted: Pick<VisitRow, "id" | "status">[] }>(
    reader.em,
    sql`select count(*) as count, coalesce(json_agg(json_build_object('id', v.id, 'status', v.status))
        filter (where not v.status = any(${[...publishedStatuses]}::text[])), '[]') as counted
      from ${source} where ${matching(reader.actor, filter)}`,
  );
  await notedVisits(reader, found?.counted ?? []);
  return found?.count ?? 0;
}

/** Those of the visits that the actor may know of, the first drawn first. */
export const visibleVisitsByIds = async (reader: Reader, ids: readonly string[]): Promise<VisitRow[]> =>
  notedVisits(
    reader,
    await rows<VisitRow>(
      reader.em,
      sql`select ${visitColumns} from ${source} where v.id = any(${[...ids]}::uuid[]) and ${visibleVisits(reader.actor)}
        order by v.created_at, v.id`,
    ),
  );

/** A visit that is being changed, with the place of its union in the tree and who is in its team now. */
export type LockedVisit = VisitRow & { path: string; team: string[]; formerTeam: string[] };

/** The union that a visit concerns, whose office counts from the draw on. */
export const concernedBy = ({ tradeUnionId, createdAt }: Pick<VisitRow, "tradeUnionId" | "createdAt">): Concerned => ({
  tradeUnionIds: [tradeUnionId],
  openSince: createdAt,
});

const lockingVisit = (visitId: string, condition: Sql): Sql => {
  const members = (which: Sql): Sql =>
    sql`array(select m.account_id::text from visit_team_members m where m.visit_id = v.id and ${which} order by m.seat)`;
  return sql`select ${visitColumns}, ltree2text(u.path) as path, ${members(sql`m.left_at is null`)} as team,
      ${members(sql`m.left_at is not null`)} as "formerTeam"
    from ${source} where v.id = ${visitId}::uuid and ${condition} for no key update of v`;
};

/** The visit locked for what happens to it without anybody asking; nobody is answered it. */
export async function lockedVisit({ em }: Work, visitId: string): Promise<LockedVisit> {
  const visit = await row<LockedVisit>(em, lockingVisit(visitId, sql`true`));
  if (visit === undefined) throw new Error("a visit is never deleted");
  return visit;
}

/** The visit locked for one of its insiders; whoever else may know of it is refused, and for all others there is none. */
export async function insiderVisitForUpdate({ em, actor }: Work, visitId: string): Promise<LockedVisit> {
  const path = ["input", "visitId"];
  const visit = await row<LockedVisit & { isInsider: boolean }>(
    em,
    sql`select found.*, exists (select from ${source} where v.id = found.id and ${isInsider(actor)}) as "isInsider"
      from (${lockingVisit(visitId, visibleVisits(actor))}) found`,
  );
  if (visit === undefined) throw visitErrors.VISIT_NOT_FOUND(path);
  if (!visit.isInsider) throw platformErrors.NOT_PERMITTED(path);
  return visit;
}

/** The visit locked until the transaction ends; one that the actor may not know of is refused like one that does not exist. */
export async function visibleVisitForUpdate({ em, actor }: Work, visitId: string): Promise<LockedVisit> {
  const visit = await row<LockedVisit>(em, lockingVisit(visitId, visibleVisits(actor)));
  if (visit === undefined) throw visitErrors.VISIT_NOT_FOUND(["input", "visitId"]);
  return visit;
}

/** Refuses a visit at another version than the one that was read, and a move that is not one of its state. */
export function requireVisitMove(
  { status, version }: LockedVisit,
  move: VisitMove,
  expectedVersion: number | null,
): void {
  if (expectedVersion !== null) requireVersion({ version }, expectedVersion);
  if (nextVisitStatus(status, move) === undefined)
    throw visitErrors.VISIT_TRANSITION_REFUSED(["input", "visitId"], { status });
}

/**
 * The same for a move. What it is like is asked of a visible one only: version first, then whether the move is one of its
 * state. That it was read is noted outside, where a refusal does not take it back.
 */
export async function visitForMove(
  work: Work,
  { visitId, expectedVersion }: { visitId: string; expectedVersion: number | null },
  move: VisitMove,
  authorize: (visit: LockedVisit) => void | Promise<void>,
): Promise<LockedVisit> {
  const visit = await visibleVisitForUpdate(work, visitId);
  await authorize(visit);
  requireVisitMove(visit, move, expectedVersion);
  return visit;
}
