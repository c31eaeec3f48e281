import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { preparedRow, preparedRows, row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { ChecklistKind } from "../../checklists/checklist.entity.js";
import { inspectionColumns, revisionColumns, type InspectionDepth, type InspectionRow } from "./inspection.columns.js";
import { visibleInspections } from "./inspection.policy.js";
import { inScope } from "../../trade-unions/tree/trade-union.queries.js";
import type { InspectionOwnerCode } from "./inspection-codes.js";
import { inspectionErrors } from "./inspections.errors.js";
import { countedOwned, noted, notedOne, type Owned, type Reader } from "./owned-reads.queries.js";

/** The inspection, or undefined when there is none that the actor may see. */
export const visibleInspection = async (
  reader: Reader,
  id: string,
  depth: InspectionDepth,
): Promise<InspectionRow | undefined> =>
  notedOne(
    reader,
    await row<InspectionRow>(
      reader.em,
      sql`select ${inspectionColumns(depth)} from inspections i join trade_unions u on u.id = i.trade_union_id
        where i.id = ${id}::uuid and ${visibleInspections(reader.actor)}`,
    ),
  );

/** The inspection as one of its revisions said it, with the state it is in now kept out. */
export async function inspectionAtRevision(em: EntityManager, id: string, revision: number): Promise<InspectionRow> {
  const current = await row<InspectionRow>(
    em,
    sql`select ${inspectionColumns("whole")} from inspections i where i.id = ${id}::uuid and i.revision = ${revision}::integer`,
  );
  const found =
    current ??
    (await row<InspectionRow>(
      em,
      sql`select ${revisionColumns()} from inspections i join inspection_revisions d on d.inspection_id = i.id
        where i.id = ${id}::uuid and d.revision = ${revision}::integer`,
    ));
  if (found === undefined) throw inspectionErrors.INSPECTION_NOT_FOUND(["id"]);
  return found;
}

/** An inspection locked for a command, with the place of its union. */
export type LockedInspection = InspectionRow & { path: string };

/** The inspection locked until the transaction ends; one out of sight is refused like one that does not exist. */
export async function inspectionForUpdate(work: Work, id: string, path: readonly string[]): Promise<LockedInspection> {
  const { em, actor } = work;
  const found = await preparedRow<LockedInspection>(
    em,
    sql`select ${inspectionColumns("whole")}, ltree2text(u.path) as path
      from inspections i join trade_unions u on u.id = i.trade_union_id
      where i.id = ${id}::uuid and ${visibleInspections(actor)} for no key update of i`,
  );
  if (found === undefined) throw inspectionErrors.INSPECTION_NOT_FOUND(path);
  await notedOne(work, found);
  return found;
}

/** An inspection locked for the one that owns it, whoever may see it. */
export const ownedInspectionForUpdate = (
  { em }: Work,
  owner: InspectionOwnerCode,
  ownerId: string,
  inspectionId: string,
): Promise<LockedInspection | undefined> =>
  row<LockedInspection>(
    em,
    sql`select ${inspectionColumns("whole")}, ltree2text(u.path) as path
      from inspections i join trade_unions u on u.id = i.trade_union_id
      where i.id = ${inspectionId}::uuid and i.owner = ${owner} and i.owner_id = ${ownerId}::uuid and i.status <> 'DRAFT'
      for no key update of i`,
  );

/** Inspections of owners, drafts left out, oldest first: for those who may see the owner itself. */
export const inspectionsOfOwners = (
  em: EntityManager,
  owner: InspectionOwnerCode,
  ownerIds: readonly string[],
  depth: InspectionDepth,
): Promise<(InspectionRow & { ownerId: string })[]> =>
  rows<InspectionRow & { ownerId: string }>(
    em,
    sql`select ${inspectionColumns(depth)} from inspections i
      where i.owner = ${owner} and i.owner_id = any(${[...ownerIds]}::uuid[]) and i.status <> 'DRAFT'
      order by i.submitted_at, i.id`,
  );

/** The newest confirmed inspection of each union that the actor may see; one statement for all. */
export const latestInspections = (
  em: EntityManager,
  actor: Actor,
  tradeUnionIds: readonly string[],
  checklistKind: ChecklistKind,
  depth: InspectionDepth,
): Promise<InspectionRow[]> =>
  preparedRows<InspectionRow>(
    em,
    sql`select latest.* from unnest(${[...tradeUnionIds]}::uuid[]) as asked (id)
      join trade_unions u on u.id = asked.id
      cross join lateral (select ${inspectionColumns(depth)} from inspections i
        where i.trade_union_id = u.id and i.checklist_kind = ${checklistKind} and i.status = 'CONFIRMED'
          and ${visibleInspections(actor)}
        order by i.submitted_at desc, i.id limit 1) latest`,
  );

/** Which inspections a list holds; conditions are combined by AND. */
export interface InspectionListFilter {
  scope?: string | null;
  tradeUnionId?: string | null;
  status?: readonly string[] | null;
  checklistKind?: readonly string[] | null;
  kind?: readonly string[] | null;
  period?: string | null;
  isFlagged?: boolean | null;
  flagged?: boolean | null;
  isPreReviewOutstanding?: boolean | null;
  preReviewOutstanding?: boolean | null;
}

/** Conditions on `inspections i`. */
function matchingInspections(actor: Actor, filter: InspectionListFilter): Sql {
  const { scope, tradeUnionId, status, checklistKind, kind, period } = filter;
  const isFlagged = filter.isFlagged ?? filter.flagged;
  const isPreReviewOutstanding = filter.isPreReviewOutstanding ?? filter.preReviewOutstanding;
  const all: Sql[] = [];
  if (scope != null) all.push(inScope(actor, scope, sql`i.trade_union_id`));
  if (tradeUnionId != null) all.push(sql`i.trade_union_id = ${tradeUnionId}::uuid`);
  if (status != null) {
    // With one state the index on (status, submitted_at) gives the page in order.
    const [only] = status;
    all.push(status.length === 1 ? sql`i.status = ${only}` : sql`i.status = any(${[...status]}::text[])`);
  }
  if (checklistKind != null) all.push(sql`i.checklist_kind = any(${[...checklistKind]}::text[])`);
  if (kind != null) all.push(sql`i.kind = any(${[...kind]}::text[])`);
  if (period != null) all.push(sql`i.period = ${period}`);
  if (isFlagged != null) all.push(isFlagged ? sql`i.flags <> '[]'` : sql`i.flags = '[]'`);
  if (isPreReviewOutstanding != null)
    all.push(sql`(i.status = 'SUBMITTED' and i.pre_review and i.pre_reviewed_at is null) = ${isPreReviewOutstanding}`);
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
}

/** Drafts were never submitted: they stand behind everything in rising order, before everything in falling order. */
export type InspectionListOrder = "SUBMITTED_AT_ASC" | "SUBMITTED_AT_DESC";

/** Condition and order of the rows behind a place, the place being (submitted at, id). */
function behind(order: InspectionListOrder, after: readonly unknown[] | undefined): { condition: Sql; order: Sql } {
  const [submittedAt = null, id = null] = after ?? [];
  const isRising = order === "SUBMITTED_AT_ASC";
  const sorted = isRising ? sql`i.submitted_at, i.id` : sql`i.submitted_at desc, i.id desc`;
  if (after === undefined) return { condition: sql`true`, order: sorted };
  const at = sql`${submittedAt}::timestamptz`;
  const key = sql`${id}::uuid`;
  if (isRising) {
    const condition =
      submittedAt === null
        ? sql`i.submitted_at is null and i.id > ${key}`
        : sql`((i.submitted_at, i.id) > (${at}, ${key}) or i.submitted_at is null)`;
    return { condition, order: sorted };
  }
  const condition =
    submittedAt === null
      ? sql`(i.submitted_at is not null or i.id < ${key})`
      : sql`(i.submitted_at, i.id) < (${at}, ${key})`;
  return { condition, order: sorted };
}

/** One page of all inspections that the actor may see. */
export async function inspectionPage(
  reader: Reader,
  filter: InspectionListFilter,
  listOrder: InspectionListOrder,
  depth: InspectionDepth,
  limit: number,
  after: readonly unknown[] | undefined,
): Promise<InspectionRow[]> {
  const { em, actor } = reader;
  const { condition, order } = behind(listOrder, after);
  const found = await rows<InspectionRow>(
    em,
    sql`select ${inspectionColumns(depth)} from inspections i join trade_unions u on u.id = i.trade_union_id
      where ${matchingInspections(actor, filter)} and ${visibleInspections(actor)} and ${condition} order by ${order} limit ${limit}`,
  );
  return noted(reader, found);
}

export async function inspectionCount(reader: Reader, filter: InspectionListFilter): Promise<number> {
  const { em, actor } = reader;
  const found = await row<{ count: number; owned: Owned[] }>(
    em,
    sql`select count(*) as count, ${countedOwned("i", sql`i.is_restricted`)} from inspections i join trade_unions u on u.id = i.trade_union_id
      where ${matchingInspections(actor, filter)} and ${visibleInspections(actor)}`,
  );
  await noted(reader, found?.owned ?? []);
  return found?.count ?? 0;
}

/** The same page of several unions in one statement, the newest first. */
export async function inspectionPagesOf(
  reader: Reader,
  tradeUnionIds: readonly string[],
  filter: InspectionListFilter,
  depth: InspectionDepth,
  limit: number,
  after: readonly unknown[] | undefined,
): Promise<InspectionRow[]> {
  const { em, actor } = reader;
  const { condition, order } = behind("SUBMITTED_AT_DESC", after);
  const found = await rows<InspectionRow>(
    em,
    sql`select page.* from unnest(${[...tradeUnionIds]}::uuid[]) as asked (id)
      join trade_unions u on u.id = asked.id
      cross join lateral (select ${inspectionColumns(depth)} from inspections i
        where i.trade_union_id = u.id and ${matchingInspections(actor, filter)} and ${visibleInspections(actor)} and ${condition}
        order by ${order} limit ${limit}) page`,
  );
  return noted(reader, found);
}

export async function inspectionCountsOf(
  reader: Reader,
  tradeUnionIds: readonly string[],
  filter: InspectionListFilter,
): Promise<{ id: string; count: number }[]> {
  const { em, actor } = reader;
  const found = await rows<{ id: string; count: number; owned: Owned[] }>(
    em,
    sql`select u.id, count(*) as count, ${countedOwned("i", sql`i.is_restricted`)}
      from trade_unions u join inspections i on i.trade_union_id = u.id
      where u.id = any(${[...tradeUnionIds]}::uuid[]) and ${matchingInspections(actor, filter)} and ${visibleInspections(actor)}
      group by u.id`,
  );
  await noted(
    reader,
    found.flatMap(({ owned }) => owned),
  );
  return found;
}
