import type { InspectionRow } from "./inspection.columns.js";
import type { InspectionAnnounced } from "./inspections.events.js";

/** What announcements say of an inspection. */
export const announced = (inspection: InspectionRow): InspectionAnnounced => ({
  inspectionId: inspection.id,
  revision: inspection.revision,
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
