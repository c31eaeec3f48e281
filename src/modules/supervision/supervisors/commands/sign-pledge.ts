import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Supervisor } from "../supervisor.entity.js";
import type { SignPledgeInput } from "../supervisor.inputs.js";
import { canPledge } from "../supervisor.policy.js";
import { supervisorForUpdate } from "../supervisor.queries.js";
import { supervisorErrors } from "../supervisors.errors.js";

/** Signs a pledge for the own term; one that is signed already keeps its day. */
export async function signPledge(work: Work, { supervisorId, kind }: SignPledgeInput): Promise<Supervisor> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "supervisorId"];
  const { supervisor } = await supervisorForUpdate(work, supervisorId, (seen) => canPledge(actor, seen), null);
  const today = businessDay(clock.now());
  if (supervisor.endedOn !== null || supervisor.termTo < today) throw supervisorErrors.SUPERVISOR_TERM_ENDED(path);
  const signed = await rows(
    em,
    sql`insert into supervisor_pledges (supervisor_id, kind, signed_on) values (${supervisor.id}::uuid, ${kind}, ${today}::date)
      on conflict (supervisor_id, kind) do nothing returning kind`,
  );
  if (signed.length > 0) {
    journal.record(
      "supervisor.pledged",
      { type: "Supervisor", id: supervisor.id },
      { details: { kind, signedOn: today }, after: { kind, signedOn: today } },
    );
  }
  return supervisor;
}
