import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/request-context.js";
import { findingsOfAssignments, findingsOfInspections, findingsOfNotices, type FindingRow } from "./finding.queries.js";

/** Findings by the inspection that found them. */
export const findingsByInspection: LoaderFactory<string, FindingRow[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfInspections(em, actor, ids), (finding) => finding.inspectionId);
    return ids.map((id) => found.get(id) ?? []);
  });

/** Findings that a follow-up assignment asks to look at. */
export const findingsByAssignment: LoaderFactory<string, FindingRow[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfAssignments(em, actor, ids), (finding) => finding.assignmentId);
    return ids.map((id) => found.get(id) ?? []);
  });

/** Findings that a notice is about. */
export const findingsByNotice: LoaderFactory<string, FindingRow[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfNotices(em, actor, ids), (finding) => finding.noticeId);
    return ids.map((id) => found.get(id) ?? []);
  });
