import DataLoader from "dataloader";
import { rows, sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { ChecklistKind } from "../../checklists/checklist.entity.js";
import { frozenChecklists, type FrozenChecklist } from "../../checklists/checklist.queries.js";
import type { CoSignature } from "./co-signature.rules.js";
import type { InspectionDepth, InspectionRow } from "./inspection.columns.js";
import {
  inspectionCountsOf,
  inspectionPagesOf,
  latestInspections,
  type InspectionListFilter,
} from "./inspection.queries.js";
import { inspectionColumns } from "./inspection.columns.js";
import { visibleInspections } from "./inspection.policy.js";
import type { HistoryEntry, InspectionRevision } from "./inspection.types.js";
import { noted } from "./owned-reads.queries.js";
import { tellableEntries } from "./withheld-answers.queries.js";
import type { InspectionReview } from "./inspection-review.types.js";

/** Frozen checklist versions by id. */
export const frozenById: LoaderFactory<string, FrozenChecklist> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await frozenChecklists(em, ids);
    return ids.map((id) => found.get(id) ?? new Error(`checklist ${id} is referred to but not published`));
  });

export interface LatestKey {
  tradeUnionId: string;
  checklistKind: ChecklistKind;
  depth: InspectionDepth;
}

const inGroups = <Key, Value>(
  keyOf: (key: Key) => string,
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>,
  idOf: (key: Key) => string,
  none: Value,
): ((keys: readonly Key[]) => Promise<Value[]>) => {
  // Keys that differ in more than the union (aliases of one query) take a statement for each kind, not for each union.
  return async (keys) => {
    const groups = [...Map.groupBy(keys, keyOf)];
    const found = new Map(await Promise.all(groups.map(async ([name, group]) => [name, await load(group)] as const)));
    return keys.map((key) => found.get(keyOf(key))?.get(idOf(key)) ?? none);
  };
};

/** The newest confirmed inspection of unions, and the texts of their checklists with it. */
export const latestInspection: LoaderFactory<LatestKey, InspectionRow | null> = ({ em, actor }) =>
  new DataLoader<LatestKey, InspectionRow | null, string>(
    inGroups<LatestKey, InspectionRow | null>(
      ({ checklistKind, depth }) => `${checklistKind}:${depth}`,
      async (keys) => {
        const [first] = keys;
        if (first === undefined) return new Map();
        const ids = keys.map(({ tradeUnionId }) => tradeUnionId);
        const found = await latestInspections(em, actor, ids, first.checklistKind, first.depth);
        await frozenChecklists(
          em,
          found.map(({ checklistId }) => checklistId),
        );
        return new Map(found.map((inspection) => [inspection.tradeUnionId, inspection]));
      },
      ({ tradeUnionId }) => tradeUnionId,
      null,
    ),
    { cacheKeyFn: ({ tradeUnionId, checklistKind, depth }) => `${tradeUnionId}:${checklistKind}:${depth}` },
  );

export interface UnionPageKey {
  tradeUnionId: string;
  filter: InspectionListFilter;
  depth: InspectionDepth;
  limit: number;
  after: readonly unknown[] | undefined;
}

const pageName = ({ filter, depth, limit, after }: UnionPageKey) =>
  JSON.stringify([filter, depth, limit, after ?? null]);

/** Pages of inspections of unions, the newest first. */
export const inspectionsOfUnion: LoaderFactory<UnionPageKey, InspectionRow[]> = (context) =>
  new DataLoader<UnionPageKey, InspectionRow[], string>(
    inGroups<UnionPageKey, InspectionRow[]>(
      pageName,
      async (keys) => {
        const [first] = keys;
        if (first === undefined) return new Map();
        const ids = keys.map(({ tradeUnionId }) => tradeUnionId);
        const found = await inspectionPagesOf(context, ids, first.filter, first.depth, first.limit, first.after);
        await frozenChecklists(
          context.em,
          found.map(({ checklistId }) => checklistId),
        );
        return Map.groupBy(found, ({ tradeUnionId }) => tradeUnionId);
      },
      ({ tradeUnionId }) => tradeUnionId,
      [],
    ),
    { cacheKeyFn: (key) => `${key.tradeUnionId}:${pageName(key)}` },
  );

/** How many inspections of unions match. */
export const inspectionCountOfUnion: LoaderFactory<Pick<UnionPageKey, "tradeUnionId" | "filter">, number> = (context) =>
  new DataLoader<Pick<UnionPageKey, "tradeUnionId" | "filter">, number, string>(
    inGroups<Pick<UnionPageKey, "tradeUnionId" | "filter">, number>(
      ({ filter }) => JSON.stringify(filter),
      async (keys) => {
        const ids = keys.map(({ tradeUnionId }) => tradeUnionId);
        const found = await inspectionCountsOf(context, ids, keys[0]?.filter ?? {});
        return new Map(found.map(({ id, count }) => [id, count]));
      },
      ({ tradeUnionId }) => tradeUnionId,
      0,
    ),
    { cacheKeyFn: ({ tradeUnionId, filter }) => `${tradeUnionId}:${JSON.stringify(filter)}` },
  );

/** Inspections by id, as far as the actor may see them. */
export const inspectionById: LoaderFactory<string, InspectionRow | null> = (context) =>
  new DataLoader(async (ids) => {
    const found = await noted(
      context,
      await rows<InspectionRow>(
        context.em,
        sql`select ${inspectionColumns("whole")} from inspections i join trade_unions u on u.id = i.trade_union_id
          where i.id = any(${[...ids]}::uuid[]) and ${visibleInspections(context.actor)}`,
      ),
    );
    const byId = new Map(found.map((inspection) => [inspection.id, inspection]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** What co-inspectors said to each revision of inspections. */
export const coSignaturesOf: LoaderFactory<string, (CoSignature & { revision: number })[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<CoSignature & { inspectionId: string; revision: number }>(
      em,
      sql`select inspection_id as "inspectionId", revision, account_id as "accountId", due_at as "dueAt", signed_at as "signedAt",
          refused_reason as "refusedReason"
        from co_signatures where inspection_id = any(${[...ids]}::uuid[]) order by account_id`,
    );
    const groups = Map.groupBy(found, ({ inspectionId }) => inspectionId);
    return ids.map((id) => groups.get(id) ?? []);
  });

/** The reviews of inspections, the first first. */
export const reviewsOf: LoaderFactory<string, InspectionReview[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<InspectionReview & { inspectionId: string }>(
      em,
      sql`select id, inspection_id as "inspectionId", revision, decision, comment, remarks, reviewer_id as "reviewerId", at
        from inspection_reviews where inspection_id = any(${[...ids]}::uuid[]) order by at, id`,
    );
    const groups = Map.groupBy(found, ({ inspectionId }) => inspectionId);
    return ids.map((id) => groups.get(id) ?? []);
  });

/** The earlier revisions of inspections, the first first. */
export const earlierRevisionsOf: LoaderFactory<string, InspectionRevision[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<InspectionRevision & { inspectionId: string }>(
      em,
      sql`select inspection_id as "inspectionId", revision, status, submitted_at as "submittedAt", content_hash as "contentHash"
        from inspection_revisions where inspection_id = any(${[...ids]}::uuid[]) order by revision`,
    );
    const groups = Map.groupBy(found, ({ inspectionId }) => inspectionId);
    return ids.map((id) => groups.get(id) ?? []);
  });

/** More than any inspection lives through. */
const MAXIMUM_HISTORY = 200;

/** What the journal says of inspections, the first first; nothing of findings that the actor may not see. */
export const historyOf: LoaderFactory<string, HistoryEntry[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = await rows<HistoryEntry & { subjectId: string }>(
      em,
      sql`select entry.* from unnest(${[...ids]}::uuid[]) as asked (id) cross join lateral (
          select e.subject_id as "subjectId", e.at, e.action, e.actor_id as "actorId" from journal_entries e
          where e.subject_id = asked.id and ${tellableEntries(actor)} order by e.at, e.id limit ${sql.lit(MAXIMUM_HISTORY)}) entry`,
    );
    const groups = Map.groupBy(found, ({ subjectId }) => subjectId);
    return ids.map((id) => groups.get(id) ?? []);
  });
