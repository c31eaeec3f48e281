import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/request-context.js";
import type { Person } from "../identity/person.types.js";
import type { InspectionDepth, InspectionRow } from "../inspections/inspection.columns.js";
import { inspectionsOfOwners } from "../inspections/inspection.queries.js";
import { findingsByInspection } from "../rectifications/finding.loader.js";
import type { FindingRow } from "../rectifications/finding.queries.js";
import { amountsQuestioned, auditorsOf, papersOf } from "./audit.queries.js";

/** The auditors of audits, in the order in which they were named. */
export const auditorsByAudit: LoaderFactory<string, Person[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await auditorsOf(em, ids), ({ auditId }) => auditId);
    return ids.map((id) => (found.get(id) ?? []).map(({ id: accountId, name }) => ({ id: accountId, name })));
  });

/** What audits question in all, in fen. */
export const amountQuestionedByAudit: LoaderFactory<string, number> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await amountsQuestioned(em, ids)).map(({ auditId, amount }) => [auditId, amount]));
    return ids.map((id) => found.get(id) ?? 0);
  });

/** Inspections of audits as their lists show them, drafts left out. */
export const inspectionsByAudit: LoaderFactory<{ auditId: string; depth: InspectionDepth }, InspectionRow[]> = ({
  em,
}) =>
  new DataLoader(async (keys) => {
    const groups = [...Map.groupBy(keys, ({ depth }) => depth)];
    const found = new Map(
      await Promise.all(
        groups.map(async ([depth, group]) => {
          const ids = group.map(({ auditId }) => auditId);
          return [
            depth,
            Map.groupBy(await inspectionsOfOwners(em, "AUDIT", ids, depth), ({ ownerId }) => ownerId),
          ] as const;
        }),
      ),
    );
    return keys.map(({ auditId, depth }) => found.get(depth)?.get(auditId) ?? []);
  });

/** What audits found, the first first. */
export const findingsByAudit: LoaderFactory<string, FindingRow[]> = (context) =>
  new DataLoader(async (ids) => {
    const papers = await papersOf(context.em, ids);
    const loader = context.loader(findingsByInspection);
    const found = await Promise.all(
      papers.map(async ({ auditId, inspectionId }) => ({ auditId, findings: await loader.load(inspectionId) })),
    );
    const byAudit = Map.groupBy(found, ({ auditId }) => auditId);
    return ids.map((id) => (byAudit.get(id) ?? []).flatMap(({ findings }) => findings));
  });
