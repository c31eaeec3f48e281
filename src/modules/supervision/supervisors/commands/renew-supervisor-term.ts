import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { addDays } from "../../../../platform/clock/day.rules.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { lockAccounts } from "../../../identity/account.queries.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { Supervisor } from "../supervisor.entity.js";
import type { RenewSupervisorTermInput } from "../supervisor.inputs.js";
import { canKeepSupervisors } from "../supervisor.policy.js";
import { holdsSupervisorRole, supervisorForUpdate, requireNoOtherTerm } from "../supervisor.queries.js";
import { lastDayOfTerm } from "../supervisor.rules.js";
import { supervisorErrors } from "../supervisors.errors.js";
import { requirePossibleTerm } from "./appoint-supervisor.js";

const ACTION = "supervisor.renewed";

/** Adds a further term behind one that runs or has run its course, at the earliest from today; its pledges are signed anew. */
export async function renewSupervisorTerm(work: Work, input: RenewSupervisorTermInput): Promise<Supervisor> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "supervisorId"];
  const { supervisor: former, path: at } = await supervisorForUpdate(
    work,
    input.supervisorId,
    (seen) => canKeepSupervisors(actor, seen.path),
    null,
  );
  await requireSeparation(work, "renewSupervisorTerm", { receives: [former.accountId] }, path);
  const content = contentOf(input);
  const key = { table: "supervisors", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(Supervisor, { id: made });

  if (former.endedOn !== null) throw supervisorErrors.SUPERVISOR_TERM_ENDED(path);
  if ((await em.count(Supervisor, { renewsId: former.id })) > 0) throw supervisorErrors.SUPERVISOR_TERM_RENEWED(path);
  const today = businessDay(clock.now());
  const { accountId, tradeUnionId, source } = former;
  if (!(await holdsSupervisorRole(em, accountId, at, today))) throw supervisorErrors.SUPERVISOR_ROLE_MISSING(path);
  const next = addDays(former.termTo, 1);
  const termFrom = next > today ? next : today;
  const termTo = requirePossibleTerm(termFrom, input.termTo ?? lastDayOfTerm(termFrom));
  await lockAccounts(work, [accountId]);
  await requireNoOtherTerm(em, accountId, { termFrom, termTo }, path);

  const supervisor = em.create(Supervisor, {
    id: randomUUID(),
    tradeUnionId,
    accountId,
    source,
    termFrom,
    termTo,
    renewsId: former.id,
    idempotencyKey: input.idempotencyKey,
    createdAt: clock.now(),
  });
  journal.record(
    ACTION,
    { type: "Supervisor", id: supervisor.id },
    { details: { renews: former.id, accountId, termFrom, termTo }, after: content },
  );
  await em.flush();
  return supervisor;
}
