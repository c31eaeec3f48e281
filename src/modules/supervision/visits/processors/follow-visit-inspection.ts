import { row, rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import {
  inspectionSubmitted,
  inspectionWithdrawn,
  type InspectionAnnounced,
} from "../../../inspections/records/inspections.events.js";
import { nextVisitStatus, type VisitStatusCode } from "../visit.lifecycle.js";

const ofVisit = ({ owner, ownerId }: InspectionAnnounced): string | null => (owner === "SUPERVISION" ? ownerId : null);

/** Notes the inspection that the team submitted for its visit; one that could not take place ends the visit. */
export const followVisitInspection = processor(inspectionSubmitted, async (work: Work, inspection) => {
  const visitId = ofVisit(inspection);
  if (visitId === null) return;
  const { em, journal } = work;
  const visit = await row<{ status: VisitStatusCode }>(
    em,
    sql`update supervision_visits set inspection_id = ${inspection.inspectionId}::uuid where id = ${visitId}::uuid
      returning status`,
  );
  if (visit === undefined) return;
  if (inspection.status !== "NOT_PERFORMED") return noteInspection(work, visitId, inspection.inspectionId);
  const status = nextVisitStatus(visit.status, "notPerform");
  if (status === undefined) return;
  await rows(
    em,
    sql`update supervision_visits set status = ${status}, version = version + 1 where id = ${visitId}::uuid`,
  );
  journal.record(
    "supervision-visit.not-performed",
    { type: "SupervisionVisit", id: visitId },
    { before: { status: visit.status }, after: { status, inspectionId: inspection.inspectionId } },
  );
});

const noteInspection = ({ journal }: Work, visitId: string, inspectionId: string | null): void =>
  journal.record(
    inspectionId === null ? "supervision-visit.inspection-taken-back" : "supervision-visit.inspected",
    { type: "SupervisionVisit", id: visitId },
    { after: { inspectionId } },
  );

/** Forgets an inspection that its author took back; another one is to come, and a report on it with it. */
export const forgetVisitInspection = processor(inspectionWithdrawn, async (work: Work, inspection) => {
  const visitId = ofVisit(inspection);
  if (visitId === null) return;
  const { em, journal } = work;
  const visit = await row<{ status: VisitStatusCode }>(
    em,
    sql`update supervision_visits set inspection_id = null where id = ${visitId}::uuid returning status`,
  );
  if (visit === undefined) return;
  noteInspection(work, visitId, null);
  const status = nextVisitStatus(visit.status, "giveBack");
  if (status === undefined) return;
  await rows(
    em,
    sql`update supervision_visits set status = ${status}, reported_at = null, version = version + 1
      where id = ${visitId}::uuid`,
  );
  journal.record(
    "supervision-visit.given-back",
    { type: "SupervisionVisit", id: visitId },
    { before: { status: visit.status }, after: { status } },
  );
});
