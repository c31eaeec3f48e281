import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import { scoreInspection } from "../../../checklists/scoring.rules.js";
import { inspectionConfirmed } from "../../../inspections/records/inspections.events.js";
import { FINDINGS_OPENED, followUpAfterClose, openedFindings, openedStatus } from "../finding.rules.js";

/**
 * A self-inspection is the union's own affair, and an audit records its findings on its working paper; every other
 * confirmed inspection opens what it found wrong.
 */
export const openFindings = processor(inspectionConfirmed, async ({ em, clock, journal }, confirmed) => {
  if (confirmed.kind === "SELF" || confirmed.owner === "AUDIT") return;
  const { answers, scoringRuleVersion: ruleVersion } = confirmed;
  const checklist = await frozenChecklist(em, confirmed.checklistId);
  if (checklist === undefined || ruleVersion === null) return;
  const { criticalFailures } = scoreInspection(checklist.body, answers, { ruleVersion });
  const findings = openedFindings(checklist.index, answers, criticalFailures).map((finding) => ({
    id: randomUUID(),
    status: openedStatus(finding),
    followUp: openedStatus(finding) === "CLOSED" && !finding.isSuspicion ? followUpAfterClose(finding.severity) : null,
    ...finding,
  }));
  if (findings.length === 0) return;
  await rows(
    em,
    sql`insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status, description,
        requirement, evidence, is_confidential, is_suspicion, rectification_working_days, settled_on, closed_on, follow_up, created_at)
      select f.id, ${confirmed.inspectionId}::uuid, ${confirmed.tradeUnionId}::uuid, ${checklist.id}::uuid, f."criterionCode", f."faultId",
        f.severity, f.status, f.description, f.requirement,
        f.evidence, f."isSuspicion", f."isSuspicion", f."rectificationWorkingDays", closed.on_day, closed.on_day, f."followUp",
        ${clock.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as f (id uuid, "criterionCode" text, "faultId" uuid, severity text,
        description text, requirement text, evidence text[], "isSuspicion" boolean, "rectificationWorkingDays" integer, status text, "followUp" text)
      cross join lateral (select case when f.status = 'CLOSED' then ${businessDay(clock.now())}::date end as on_day) closed
      on conflict do nothing`,
  );
  journal.record(
    FINDINGS_OPENED,
    { type: "Inspection", id: confirmed.inspectionId },
    { details: { findings: findings.length }, after: findings },
  );
});
