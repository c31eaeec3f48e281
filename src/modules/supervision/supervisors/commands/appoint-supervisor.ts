import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { visibleAccountForUpdate } from "../../../trade-unions/access/managed-account.queries.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { visibleTradeUnion } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { Supervisor } from "../supervisor.entity.js";
import type { AppointSupervisorInput } from "../supervisor.inputs.js";
import { canKeepSupervisors } from "../supervisor.policy.js";
import { requireNoOtherTerm, holdsSupervisorRole } from "../supervisor.queries.js";
import { lastDayOfTerm, MAXIMUM_TERM_YEARS } from "../supervisor.rules.js";
import { supervisorErrors } from "../supervisors.errors.js";

const ACTION = "supervisor.appointed";

/** Invites somebody as a supervisor for a term; sent on visits only when the pledges are signed. */
export async function appointSupervisor(work: Work, input: AppointSupervisorInput): Promise<Supervisor> {
  const { em, actor, clock, journal } = work;
  const union = await visibleTradeUnion(em, actor, input.tradeUnionId);
  if (union === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(["input", "tradeUnionId"]);
  if (!canKeepSupervisors(actor, union.path)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  const account = await visibleAccountForUpdate(work, input.accountId);
  await requireSeparation(work, "appointSupervisor", { receives: [account.id] }, ["input", "accountId"]);
  const content = contentOf(input);
  const key = { table: "supervisors", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(Supervisor, { id: made });

  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  if (!(await holdsSupervisorRole(em, account.id, union.path, businessDay(clock.now())))) {
    throw supervisorErrors.SUPERVISOR_ROLE_MISSING(["input", "accountId"]);
  }
  const { termFrom, source, idempotencyKey } = input;
  const termTo = requirePossibleTerm(termFrom, input.termTo ?? lastDayOfTerm(termFrom));
  await requireNoOtherTerm(em, account.id, { termFrom, termTo }, ["input", "termFrom"]);

  const supervisor = em.create(Supervisor, {
    id: randomUUID(),
    tradeUnionId: union.id,
    accountId: account.id,
    source,
    termFrom,
    termTo,
    idempotencyKey,
    createdAt: clock.now(),
  });
  journal.record(
    ACTION,
    { type: "Supervisor", id: supervisor.id },
    { details: { tradeUnionId: union.id, accountId: account.id, source, termFrom, termTo }, after: content },
  );
  await em.flush();
  return supervisor;
}

/** The last day of a term, when it makes one. */
export function requirePossibleTerm(termFrom: string, termTo: string): string {
  if (termTo < termFrom) throw platformErrors.DATES_OUT_OF_ORDER(["input", "termTo"]);
  if (termTo > lastDayOfTerm(termFrom, MAXIMUM_TERM_YEARS)) {
    throw supervisorErrors.SUPERVISOR_TERM_TOO_LONG(["input", "termTo"], { years: MAXIMUM_TERM_YEARS });
  }
  return termTo;
}
