import { sql } from "../../../platform/database/sql.js";
import type { FindingSecrets } from "../../inspections/records/withheld-answers.queries.js";
import type { AssignedFindingLookup, FindingLookup } from "../../inspections/submission/finding-lookup.queries.js";
import type { RegisterProvider } from "../../inspections/submission/register.queries.js";
import { visibleFindings } from "./finding.policy.js";
import { findingSources } from "./finding.queries.js";
import { FINDINGS_OPENED } from "./finding.rules.js";

/**
 * Findings at the union and all below it that fell due in the twelve months before the day, and those of them that were
 * verified or closed by their due day. What was withdrawn or transferred is not the union's to close, and what it contests
 * not yet. The twelve months are our own default.
 */
export const findingsDue: RegisterProvider = ({
  tradeUnionId,
  on,
}) => sql`(select json_build_object('due', count(*), 'closedOnTime', count(*) filter (where f.settled_on <= f.due_on))
      from trade_union_scopes s join findings f on f.trade_union_id = s.trade_union_id
      where s.scope_id = ${tradeUnionId} and f.due_on < ${on} and f.due_on >= ${on} - interval '1 year'
        and f.status <> all (array['WITHDRAWN', 'TRANSFERRED', 'CONTESTED']))`;

/**
 * Which of some ids are findings at a union that an inspector may have known of, whatever became of them while they were
 * offline: none of a working paper or a restricted inspection, and no suspicion.
 */
export const findingsAmong: FindingLookup = (tradeUnionId, findingIds) =>
  sql`array(select f.id::text from findings f join inspections found on found.id = f.inspection_id
    where f.id = any(${findingIds}) and f.trade_union_id = ${tradeUnionId} and f.status <> 'RECORDED'
      and not found.is_restricted and not (f.is_suspicion and f.is_confidential))`;

/** The findings that an assignment asks to look at. */
export const findingsAssigned: AssignedFindingLookup = (assignmentId) =>
  sql`array(select a.finding_id::text from assignment_findings a where a.assignment_id = ${assignmentId})`;

/** What of an inspection is withheld for the sake of its confidential findings. */
export const findingSecrets: FindingSecrets = {
  confidentialCriteria: (inspectionId) =>
    sql`array(select f.criterion_code from findings f where f.inspection_id = ${inspectionId} and f.is_confidential)`,
  disclosedFaults: (inspectionId) =>
    sql`array(select f.fault_id::text from findings f
      where f.inspection_id = ${inspectionId} and not f.is_confidential and f.fault_id is not null)`,
  tellableEntries: (actor) =>
    sql`(e.action <> ${sql.lit(FINDINGS_OPENED)} or exists (select from ${findingSources}
      where f.inspection_id = e.subject_id and ${visibleFindings(actor)}))`,
};
