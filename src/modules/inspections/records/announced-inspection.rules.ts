import type { InspectionRow } from "./inspection.columns.js";
import type { InspectionAnnounced, InspectionConfirmed } from "./inspections.events.js";

/** What announcements say of an inspection. */
export const announced = (inspection: InspectionRow): InspectionAnnounced => ({
  inspectionId: inspection.id,
  revision: inspection.revision,
  status: inspection.status,
  assignmentId: inspection.assignmentId,
  tradeUnionId: inspection.tradeUnionId,
  employerId: inspection.employerId,
  siteId: inspection.siteId,
  kind: inspection.kind,
  period: inspection.period,
  checklistId: inspection.checklistId,
  checklistKind: inspection.checklistKind,
  owner: inspection.owner,
  ownerId: inspection.ownerId,
});

/** What its confirmation says of it. */
export const announcedConfirmed = (inspection: InspectionRow): InspectionConfirmed => ({
  ...announced(inspection),
  answers: inspection.answers,
  findingChecks: inspection.findingChecks,
  scoringRuleVersion: inspection.scoringRuleVersion,
});
