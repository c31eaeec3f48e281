import DataLoader from "dataloader";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { Person } from "../../identity/person.types.js";
import type { InspectionDepth, InspectionRow } from "../../inspections/records/inspection.columns.js";
import { inspectionsOfOwners } from "../../inspections/records/inspection.queries.js";
import type { FindingRow } from "../../rectifications/findings/finding.queries.js";
import { auditDetailsOf, findingsOfAudits, type AuditFindingDetails } from "./audit-finding.queries.js";
import { amountsQuestioned, auditorsOf } from "./audit.queries.js";

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

/** Inspections of audits, drafts and withdrawn ones left out. */
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
    return keys.map(({ auditId, depth }) =>
      (found.get(depth)?.get(auditId) ?? []).filter(({ status }) => status !== "WITHDRAWN"),
    );
  });

/** What audits found, the first first. */
export const findingsByAudit: LoaderFactory<string, FindingRow[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfAudits(em, actor, ids), ({ auditId }) => auditId);
    return ids.map((id) => found.get(id) ?? []);
  });

/** What an audit says of a finding; null for findings of other inspections. */
export const auditDetailsByFinding: LoaderFactory<string, AuditFindingDetails | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await auditDetailsOf(em, ids)).map((details) => [details.findingId, details]));
    return ids.map((id) => found.get(id) ?? null);
  });
