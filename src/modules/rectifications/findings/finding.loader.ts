import DataLoader from "dataloader";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import {
  findingsOfAssignments,
  findingsOfInspections,
  findingsOfNotices,
  visibleFindingsByIds,
  type FindingRow,
} from "./finding.queries.js";

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

/** Findings by id, as far as the caller may see them. */
export const visibleFindingById: LoaderFactory<string, FindingRow | null> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await visibleFindingsByIds(em, actor, ids)).map((finding) => [finding.id, finding]));
    return ids.map((id) => found.get(id) ?? null);
  });
