import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { differenceOf, faultsOfLines, inOrderOfAccounts } from "../audit-figures.rules.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt } from "../audit-for-update.queries.js";
import type { RecordAuditFiguresInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { auditErrors } from "../audits.errors.js";

const accountsOf = ({ openingBalance, closingBalance, figures, duesPayable, duesRemitted }: AuditRow) => ({
  openingBalance,
  closingBalance,
  figures,
  duesPayable,
  duesRemitted,
});

/** Records the audited accounts, or corrects them before the draft; accounts that do not add up are refused. */
export async function recordAuditFigures(work: Work, input: RecordAuditFiguresInput): Promise<AuditRow> {
  const audit = await ownAuditForUpdate(work, input.auditId, "recordAuditFigures");
  const status = requireMoveAt(audit, "recordFigures", input.expectedVersion);
  const faults = faultsOfLines(input.figures).map(({ at, fault }) =>
    auditErrors[fault](["input", "figures", String(at)]),
  );
  if (faults.length > 0) throw new DomainErrors(faults);
  const difference = differenceOf(input);
  if (difference !== 0) throw auditErrors.AUDIT_FIGURES_DO_NOT_BALANCE(["input", "closingBalance"], { difference });

  const figures = inOrderOfAccounts(input.figures).map(({ item, budget, actual }) => ({ item, budget, actual }));
  await rows(
    work.em,
    sql`update audits set status = ${status}, opening_balance = ${input.openingBalance}::bigint,
        closing_balance = ${input.closingBalance}::bigint, figures = ${JSON.stringify(figures)}::jsonb,
        dues_payable = ${input.duesPayable}::bigint, dues_remitted = ${input.duesRemitted}::bigint, version = version + 1
      where id = ${audit.id}::uuid`,
  );
  const changed = await changedAudit(work, audit.id);
  work.journal.record(
    "audit.figures-recorded",
    { type: "Audit", id: audit.id },
    { before: accountsOf(audit), after: accountsOf(changed) },
  );
  return changed;
}
