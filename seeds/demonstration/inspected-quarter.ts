import { businessDay } from "../../src/platform/clock/clock.js";
import type { InspectionRow } from "../../src/modules/inspections/records/inspection.columns.js";
import { openedStatus, type OpenedFinding } from "../../src/modules/rectifications/findings/finding.rules.js";
import { followUpAfterClose } from "../../src/modules/rectifications/findings/finding.rules.js";
import type { DemonstrationCalendar } from "./calendar.js";
import { textArray, type Row } from "./copy.js";
import { confirmedInspection, type InspectedQuarter, inspectionRow } from "./inspections.js";
import { QuarterSums } from "./quarter-sums.js";
import { randomFor } from "./random.js";
import { scheduleVisits } from "./schedule.js";
import type { DemonstrationTree } from "./tree.js";

/** Share of the unions whose chair was appointed, and number of those with suspected vouchers. */
const VETOED = 0.03;
const SUSPECTED = 3;

/** The inspections of a quarter and what hangs on them, which is complete once all inspections were asked for. */
export interface QuarterRows {
  readonly inspections: Iterable<Row>;
  readonly evidence: readonly Row[];
  readonly reviews: readonly Row[];
  readonly findings: readonly Row[];
  /** The inspection of each assignment. */
  readonly inspectionIds: ReadonlyMap<string, string>;
  readonly sums: QuarterSums;
}

/** All inspections of the quarter before, in the order of the inspectors' days. */
export function quarterRows(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  reviewerId: string,
  given: Omit<InspectedQuarter, "vetoed" | "suspected">,
): QuarterRows {
  const candidates = randomFor(seed, "story").shuffled(tree.grassroots.filter((union) => !union.isPublic));
  const vetoed = Math.round(tree.grassroots.length * VETOED);
  const idsOf = (from: number, to: number) => new Set(candidates.slice(from, to).map((union) => union.id));
  const quarter = { ...given, vetoed: idsOf(0, vetoed), suspected: idsOf(vetoed, vetoed + SUSPECTED) };
  const [evidence, reviews, findings]: [Row[], Row[], Row[]] = [[], [], []];
  const findingIds = randomFor(seed, "findings");
  const inspectionIds = new Map<string, string>();
  const sums = new QuarterSums(given.checklist, given.plan.period);
  const review = reviewing(seed, reviewerId);

  function* inspections(): Generator<Row> {
    for (const times of scheduleVisits(seed, calendar, quarter.plan.visits)) {
      const { inspection, findings: opened } = confirmedInspection(quarter, times);
      const { id, inspectorId, createdAt } = inspection;
      for (const { sha256, size, mediaType } of inspection.announcements)
        evidence.push([sha256, size, mediaType, inspectorId, String(createdAt)]);
      reviews.push(review(inspection, times.confirmedAt));
      inspectionIds.set(times.visit.assignmentId, id);
      for (const finding of opened) findings.push(findingRow(findingIds.randomId(), inspection, finding));
      sums.add(times.visit.union, inspection);
      yield inspectionRow(inspection);
    }
  }
  return { inspections: inspections(), evidence, reviews, findings, inspectionIds, sums };
}

/** The reviewer's confirmation of an inspection; a veto is checked by the reviewer in person, who says so. */
function reviewing(seed: number, reviewerId: string): (inspection: InspectionRow, at: number) => Row {
  const random = randomFor(seed, "reviews");
  return ({ id, revision, vetoed, confirmedAt }, at) => {
    const comment = vetoed ? "否决事项已核实,材料齐全" : null;
    return [random.idAt(at), id, revision, "CONFIRM", comment, reviewerId, String(confirmedAt)];
  };
}

/** Columns of a finding in the order of `findingRow`. */
export const FINDING_COLUMNS = `id inspection_id trade_union_id checklist_id criterion_code fault_id severity status description
  requirement evidence is_confidential is_suspicion rectification_working_days settled_on closed_on follow_up created_at`;

/** Settled, closed and what the follow-up waits for, where it was put right at once. */
const closure = (inspection: InspectionRow, finding: OpenedFinding): Row => {
  if (openedStatus(finding) !== "CLOSED") return [null, null, null];
  const day = businessDay(new Date(String(inspection.confirmedAt)));
  return [day, day, finding.isSuspicion ? null : followUpAfterClose(finding.severity)];
};

const findingRow = (id: string, inspection: InspectionRow, finding: OpenedFinding): Row => [
  id,
  inspection.id,
  inspection.tradeUnionId,
  inspection.checklistId,
  finding.criterionCode,
  finding.faultId,
  finding.severity,
  openedStatus(finding),
  finding.description,
  finding.requirement,
  textArray(finding.evidence),
  finding.isSuspicion,
  finding.isSuspicion,
  finding.rectificationWorkingDays,
  ...closure(inspection, finding),
  String(inspection.confirmedAt),
];
