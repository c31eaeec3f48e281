import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { dueAfterService, RECTIFICATION_DAYS, serviceDay } from "../../findings/due-day.rules.js";
import type { Finding } from "../../findings/finding.entity.js";
import { isFaultBesideSuspicion } from "../../findings/finding.rules.js";
import { lockedFindings } from "../../findings/finding-for-update.queries.js";
import { findingErrors } from "../../findings/findings.errors.js";
import { moveFinding } from "../../findings/commands/move-finding.js";

export interface IssueFindings {
  /** The notice that they are issued with; null where another document does it, such as an audit's report. */
  noticeId?: string | null;
  /** When that document was served; by default the third working day after today. */
  servedOn?: string;
  /** Working days instead of those of the finding itself, such as the 60 of an audit. */
  workingDays?: number;
  /** Where in the arguments they are named. */
  path?: readonly string[];
}

/** Issues findings for rectification, so that their time runs. What still stands on a working paper is confirmed with it. */
export async function issueFindings(
  work: Work,
  findingIds: readonly string[],
  given: IssueFindings,
): Promise<Finding[]> {
  const { em, clock } = work;
  const path = given.path ?? ["input", "findingIds"];
  const findings = await lockedFindings(work, findingIds);
  const calendar = await workingCalendar(em);
  const issuedAt = clock.now();
  const servedOn = given.servedOn ?? serviceDay(calendar, businessDay(issuedAt), null);
  for (const finding of findings) {
    const place = [...path, String(findingIds.indexOf(finding.id))];
    if (finding.isConfidential && !isFaultBesideSuspicion(finding)) throw findingErrors.FINDING_IS_SUSPICION(place);
    finding.isConfidential = false;
    if (finding.status === "RECORDED") moveFinding(work, finding, "confirm", place);
    const { severity, rectificationWorkingDays } = finding;
    const days = given.workingDays ?? rectificationWorkingDays ?? RECTIFICATION_DAYS[severity];
    const due = dueAfterService(calendar, servedOn, days);
    moveFinding(work, finding, "issue", place, { dueOn: due.dueOn });
    Object.assign(finding, due, { issuedAt, noticeId: given.noticeId ?? null });
  }
  await em.flush();
  return findings;
}
