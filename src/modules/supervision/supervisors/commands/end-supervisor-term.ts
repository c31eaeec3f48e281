import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Supervisor } from "../supervisor.entity.js";
import type { EndSupervisorTermInput } from "../supervisor.inputs.js";
import { canKeepSupervisors } from "../supervisor.policy.js";
import { supervisorForUpdate } from "../supervisor.queries.js";
import { supervisorErrors } from "../supervisors.errors.js";

/** Ends a term before its last day; from that day on the person is not sent on visits. */
export async function endSupervisorTerm(work: Work, input: EndSupervisorTermInput): Promise<Supervisor> {
  const { em, actor, clock, journal } = work;
  const { supervisor } = await supervisorForUpdate(
    work,
    input.supervisorId,
    ({ path }) => canKeepSupervisors(actor, path),
    input.expectedVersion,
  );
  const today = businessDay(clock.now());
  if (supervisor.endedOn !== null || supervisor.termTo < today) {
    throw supervisorErrors.SUPERVISOR_TERM_ENDED(["input", "supervisorId"]);
  }
  const { termFrom, termTo } = supervisor;
  if (input.on < termFrom) throw platformErrors.DATES_OUT_OF_ORDER(["input", "on"]);
  if (input.on > (termFrom > today ? termFrom : today))
    throw supervisorErrors.SUPERVISOR_END_IN_FUTURE(["input", "on"]);

  supervisor.endedOn = input.on;
  supervisor.endReason = input.reason;
  journal.record(
    "supervisor.ended",
    { type: "Supervisor", id: supervisor.id },
    { details: { endedOn: input.on, termTo }, before: { endedOn: null }, after: { endedOn: input.on } },
  );
  await em.flush();
  return supervisor;
}
