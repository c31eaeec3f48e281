import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { dueAfterService, RECTIFICATION_DAYS } from "../due-day.rules.js";
import { FindingContest } from "../finding-contest.entity.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { DecideContestInput } from "../finding.inputs.js";
import { moveFinding } from "./move-finding.js";

/** Somebody who was not in the first team decides whether a contested finding stands; if so, its time begins anew. */
export async function decideContest(work: Work, input: DecideContestInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const finding = await judgedFindingForUpdate(work, input, "decideContest", "finding:decide");
  const target = ["input", "findingId"];
  const wasIssued = finding.issuedAt !== null;
  const stays = wasIssued ? "upholdIssued" : "uphold";
  moveFinding(work, finding, input.decision === "UPHOLD" ? stays : "revoke", target, {}, { comment: input.comment });
  const now = clock.now();
  if (finding.status === "ISSUED") {
    const { severity, rectificationWorkingDays, dueWorkingDays } = finding;
    const days = dueWorkingDays ?? rectificationWorkingDays ?? RECTIFICATION_DAYS[severity];
    Object.assign(finding, dueAfterService(await workingCalendar(em), businessDay(now), days));
  }
  const contest = await em.findOneOrFail(FindingContest, { findingId: finding.id });
  Object.assign(contest, {
    decision: input.decision,
    comment: input.comment,
    decidedById: actor.accountId,
    decidedAt: now,
  });
  await em.flush();
  return finding;
}
