import { sql } from "../../platform/database/sql.js";
import type { AssignedFindingLookup, FindingLookup } from "../inspections/finding-lookup.queries.js";
import type { RegisterProvider } from "../inspections/register.queries.js";

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

/** Which of some ids are findings at a union, whatever state they are in. */
export const findingsAmong: FindingLookup = (tradeUnionId, findingIds) =>
  sql`array(select f.id::text from findings f where f.id = any(${findingIds}) and f.trade_union_id = ${tradeUnionId})`;

/** The findings that an assignment asks to look at. */
export const findingsAssigned: AssignedFindingLookup = (assignmentId) =>
  sql`array(select a.finding_id::text from assignment_findings a where a.assignment_id = ${assignmentId})`;
