import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import { announceFiles } from "../../../evidence/commands/announce-files.js";
import { recordFinding } from "../../../rectifications/findings/commands/record-finding.js";
import type { FindingRow } from "../../../rectifications/findings/finding.queries.js";
import { ownAuditForUpdate, requireMove } from "../audit-for-update.queries.js";
import { findingUnderId } from "../audit-finding.queries.js";
import type { RecordAuditFindingInput } from "../audit-finding.inputs.js";
import { RECTIFICATION_DAYS } from "../audit.rules.js";
import { auditErrors } from "../audits.errors.js";
import { submittedPaper } from "../working-paper.queries.js";

/**
 * Puts a finding with its amount on the working paper. At a criterion that is for the auditing commission or the discipline
 * body to conclude it is a suspicion: seen by few, and issued by no report. The same again under the same id is the same success.
 */
export async function recordAuditFinding(work: Work, input: RecordAuditFindingInput): Promise<FindingRow> {
  const { em, actor, clock } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "recordAuditFinding");
  const earlier = await earlierFinding(work, input);
  if (earlier !== undefined) return earlier;
  requireMove(audit, "recordFinding");
  const paper = await submittedPaper(work, audit.id);
  const checklist = await frozenChecklist(em, paper.checklistId);
  const criterion = checklist?.index.byCode.get(input.criterion)?.criterion;
  if (criterion === undefined) throw auditErrors.AUDIT_CRITERION_UNKNOWN(["input", "criterion"]);
  const evidence = [...new Set(input.evidence)];
  await announceFiles(work, evidence);
  const finding = await recordFinding(work, {
    id: input.findingId,
    inspectionId: paper.inspectionId,
    tradeUnionId: audit.tradeUnionId,
    checklistId: paper.checklistId,
    criterionCode: criterion.code,
    severity: input.severity,
    description: input.fact,
    requirement: input.recommendation,
    evidence,
    rectificationWorkingDays: RECTIFICATION_DAYS,
    isSuspicion: criterion.suspicion !== null,
  });
  await rows(
    em,
    sql`insert into audit_findings (finding_id, audit_id, kind, rule_breached, amount, responsible_post, recorded_by, recorded_at)
      values (${finding.id}::uuid, ${audit.id}::uuid, ${input.kind}, ${input.ruleBreached}, ${input.amount ?? null}::bigint,
        ${input.responsiblePersonRole ?? null}::text, ${actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz)`,
  );
  return finding;
}

/** What was recorded under the id before, if it says the same; an id that is taken otherwise is refused. */
async function earlierFinding({ em }: Work, input: RecordAuditFindingInput): Promise<FindingRow | undefined> {
  const found = await findingUnderId(em, input.findingId);
  if (found === undefined) return undefined;
  const isSame =
    found.auditId === input.auditId &&
    found.criterionCode === input.criterion &&
    found.kind === input.kind &&
    found.description === input.fact &&
    found.ruleBreached === input.ruleBreached &&
    found.amount === (input.amount ?? null) &&
    found.severity === input.severity &&
    found.responsiblePost === (input.responsiblePersonRole ?? null) &&
    found.requirement === input.recommendation &&
    found.evidence.join() === [...new Set(input.evidence)].join();
  if (!isSame) throw auditErrors.AUDIT_FINDING_ID_REUSED(["input", "findingId"]);
  return found;
}
