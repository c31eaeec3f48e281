import { randomUUID } from "node:crypto";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors, type DomainError } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { peopleOf } from "../../../identity/account.queries.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { TradeUnionStatus, type TradeUnion } from "../../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { changedAudit } from "../audit-for-update.queries.js";
import type { OpenAuditInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { faultsOfPeriod, MINIMUM_AUDITORS, type PeriodFault } from "../audit.rules.js";
import { auditorsAmong } from "../auditor-candidates.queries.js";
import { auditErrors } from "../audits.errors.js";

const OPENED = "audit.opened";

const PERIOD_ERRORS: Record<PeriodFault, () => DomainError> = {
  DATES_OUT_OF_ORDER: () => platformErrors.DATES_OUT_OF_ORDER(["input", "periodTo"]),
  AUDIT_PERIOD_IN_FUTURE: () => auditErrors.AUDIT_PERIOD_IN_FUTURE(["input", "periodTo"]),
  AUDIT_PERIOD_TOO_LONG: () => auditErrors.AUDIT_PERIOD_TOO_LONG(["input", "periodTo"]),
};

/** Opens an audit; only its auditors know of it until the notice is issued. */
export async function openAudit(work: Work, input: OpenAuditInput): Promise<AuditRow> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "audit:conduct", union.path)) throw platformErrors.NOT_PERMITTED(path);
  const content = contentOf(input);
  const made = await findIdempotentResult(work, {
    table: "audits",
    action: OPENED,
    key: input.idempotencyKey,
    content,
  });
  if (made !== undefined) return changedAudit(work, made);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  const auditorIds = [...new Set(input.auditorIds)];
  const today = businessDay(clock.now());
  const faults = faultsOfPeriod(input.periodFrom, input.periodTo, today).map((fault) => PERIOD_ERRORS[fault]());
  faults.push(...(await faultsOfAuditors(work, union, input, auditorIds)));
  if (faults.length > 0) throw new DomainErrors(faults);

  const id = randomUUID();
  await rows(
    em,
    sql`with audit as (insert into audits (id, trade_union_id, kind, period_from, period_to, authority_document, opened_by, opened_at,
          idempotency_key)
        values (${id}::uuid, ${union.id}::uuid, ${input.kind}, ${input.periodFrom}::date, ${input.periodTo}::date,
          ${input.authorityDocument}, ${actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz,
          ${input.idempotencyKey}::uuid))
      insert into audit_auditors (audit_id, account_id, place)
      select ${id}::uuid, auditor.id, auditor.place from unnest(${auditorIds}::uuid[]) with ordinality as auditor (id, place)`,
  );
  journal.record(
    OPENED,
    { type: "Audit", id },
    { details: { tradeUnionId: union.id, kind: input.kind, auditorIds }, after: content },
  );
  return changedAudit(work, id);
}

/** Two people or more, each an auditor there, none of them in charge of what is audited, the caller among them. */
async function faultsOfAuditors(
  { em, actor, clock }: Work,
  union: TradeUnion,
  input: OpenAuditInput,
  auditorIds: readonly string[],
): Promise<DomainError[]> {
  const path = ["input", "auditorIds"];
  const candidates = await auditorsAmong(em, auditorIds, union, input.periodFrom, businessDay(clock.now()));
  const faults = input.auditorIds.flatMap((id, at) => {
    const candidate = candidates.get(id);
    if (candidate === undefined) return [auditErrors.AUDITOR_NOT_ELIGIBLE([...path, String(at)])];
    return candidate.isInCharge ? [auditErrors.AUDITOR_IN_CHARGE([...path, String(at)])] : [];
  });
  if (new Set(auditorIds.map(await peopleOf(em, auditorIds))).size < MINIMUM_AUDITORS) {
    faults.push(auditErrors.AUDITORS_TOO_FEW(path, { min: MINIMUM_AUDITORS }));
  }
  if (!auditorIds.includes(actor.accountId)) faults.push(auditErrors.AUDIT_OPENER_NOT_NAMED(path));
  return faults;
}
