import { randomUUID } from "node:crypto";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import { FindingTransfer } from "../finding-transfer.entity.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { TransferFindingInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";
import { moveFinding } from "./move-finding.js";

/** Hands a finding to the competent body. From then on only those who handle it see it, and no time runs. */
export async function transferFinding(work: Work, input: TransferFindingInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const finding = await judgedFindingForUpdate(work, input, "transferFinding", "finding:transfer");
  const target = ["input", "findingId"];
  const criterion = (await frozenChecklist(em, finding.checklistId))?.index.byCode.get(
    finding.criterionCode,
  )?.criterion;
  const bodies = criterion?.suspicion?.transferTo;
  if (bodies !== undefined && !bodies.includes(input.to)) throw findingErrors.TRANSFER_NOT_OFFERED(["input", "to"]);
  if ((await em.count(FindingTransfer, { findingId: finding.id })) > 0) throw findingErrors.TRANSFERRED_BEFORE(target);
  moveFinding(work, finding, "transfer", target, { to: input.to }, { comment: input.comment });
  Object.assign(finding, { isConfidential: true, dueOn: null, dueWorkingDays: null, dueIsProvisional: false });
  em.create(FindingTransfer, {
    id: randomUUID(),
    findingId: finding.id,
    target: input.to,
    comment: input.comment,
    transferredById: actor.accountId,
    transferredAt: clock.now(),
  });
  await em.flush();
  return finding;
}
