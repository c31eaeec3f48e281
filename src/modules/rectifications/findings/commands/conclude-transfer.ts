import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { concludeSuspicion } from "../../../inspections/review/commands/conclude-suspicion.js";
import { DAYS_AFTER_CONCLUSION, dueAfterService } from "../due-day.rules.js";
import { FindingTransfer } from "../finding-transfer.entity.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { ConcludeTransferInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";
import { moveFinding } from "./move-finding.js";

/**
 * Enters what the competent body concluded, which needs the number of its document. Substantiated: the finding is issued
 * with 60 working days, and the veto, where the criterion has one, applies in a new revision of the inspection.
 */
export async function concludeTransfer(work: Work, input: ConcludeTransferInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const finding = await judgedFindingForUpdate(work, input, "concludeTransfer", "finding:conclude");
  const target = ["input", "findingId"];
  const documentNumber = input.documentNumber?.trim() ?? "";
  if (documentNumber === "") throw findingErrors.CONCLUSION_WITHOUT_DOCUMENT(["input", "documentNumber"]);
  const isSubstantiated = input.conclusion === "SUBSTANTIATED";
  moveFinding(work, finding, isSubstantiated ? "substantiate" : "dismiss", target, { documentNumber });
  const now = clock.now();
  const transfer = await em.findOneOrFail(FindingTransfer, { findingId: finding.id });
  Object.assign(transfer, {
    conclusion: input.conclusion,
    documentNumber,
    concludedById: actor.accountId,
    concludedAt: now,
  });
  if (isSubstantiated) {
    const due = dueAfterService(await workingCalendar(em), businessDay(now), DAYS_AFTER_CONCLUSION);
    Object.assign(finding, due, { isConfidential: false, issuedAt: now });
  }
  await em.flush();
  if (isSubstantiated) await concludeSuspicion(work, finding.inspectionId, finding.criterionCode);
  return finding;
}
