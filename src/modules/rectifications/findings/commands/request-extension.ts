import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { addWorkingDays } from "../../../calendar/working-day.rules.js";
import { LONGEST_EXTENSION_DAYS } from "../due-day.rules.js";
import { FindingExtension } from "../finding-extension.entity.js";
import type { Finding } from "../finding.entity.js";
import { findingForUpdate } from "../finding-for-update.queries.js";
import type { RequestExtensionInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";

/** The union asks for more time, before its time is over and once; a rejected request does not count. */
export async function requestExtension(work: Work, input: RequestExtensionInput): Promise<Finding> {
  const { em, actor, clock, journal } = work;
  const { finding } = await findingForUpdate(work, input, "finding:rectify");
  const { status, dueOn } = finding;
  if (status !== "ISSUED" || dueOn === null)
    throw findingErrors.FINDING_TRANSITION_REFUSED(["input", "findingId"], { status });
  const earlier = await em.find(FindingExtension, { findingId: finding.id });
  if (earlier.some(({ decision }) => decision === "APPROVE"))
    throw findingErrors.EXTENSION_ALREADY_GRANTED(["input", "findingId"]);
  if (earlier.some(({ decision }) => decision === null)) throw findingErrors.EXTENSION_PENDING(["input", "findingId"]);
  const until = ["input", "until"];
  if (dueOn < businessDay(clock.now())) throw findingErrors.EXTENSION_TOO_LATE(["input", "findingId"], { dueOn });
  if (input.until <= dueOn) throw findingErrors.EXTENSION_NOT_LATER(until, { dueOn });
  const latest = addWorkingDays(await workingCalendar(em), dueOn, LONGEST_EXTENSION_DAYS);
  if (input.until > latest) throw findingErrors.EXTENSION_TOO_LONG(until, { days: LONGEST_EXTENSION_DAYS, latest });

  em.create(FindingExtension, {
    id: uuidv7(),
    findingId: finding.id,
    until: input.until,
    reason: input.reason,
    requestedById: actor.accountId,
    requestedAt: clock.now(),
  });
  finding.extensionPending = true;
  journal.record(
    "finding.extension-requested",
    { type: "Finding", id: finding.id },
    { details: { until: input.until }, after: { until: input.until, reason: input.reason } },
  );
  await em.flush();
  return finding;
}
