import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/request-context.js";
import { findingsOfAssignments, findingsOfInspections, type FindingRow } from "./finding.queries.js";

/** Findings by the inspection that found them. */
export const findingsByInspection: LoaderFactory<string, FindingRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfInspections(em, ids), (finding) => finding.inspectionId);
    return ids.map((id) => found.get(id) ?? []);
  });

/** Findings that a follow-up assignment asks to look at. */
export const findingsByAssignment: LoaderFactory<string, FindingRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await findingsOfAssignments(em, ids), (finding) => finding.assignmentId);
    return ids.map((id) => found.get(id) ?? []);
  });
