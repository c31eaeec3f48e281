import DataLoader from "dataloader";
import { rows, sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { Person } from "../../identity/person.types.js";
import { assignmentsByIds, visibleAssignmentsByIds, type AssignmentRow } from "./assignment.queries.js";

/** Assignments by id, one statement for all of a request's. */
export const assignmentById: LoaderFactory<string, AssignmentRow> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await assignmentsByIds(em, ids)).map((assignment) => [assignment.id, assignment]));
    return ids.map((id) => found.get(id) ?? new Error(`assignment ${id} is referred to but not there`));
  });

/** The same as far as the caller may see them: who sees an inspection need not see the plan behind it. */
export const visibleAssignmentById: LoaderFactory<string, AssignmentRow | null> = (context) =>
  new DataLoader(async (ids) => {
    const found = await visibleAssignmentsByIds(context, ids);
    const byId = new Map(found.map((assignment) => [assignment.id, assignment]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Who is sent on each assignment, by name, one statement for all of a request's. */
export const inspectorsByAssignment: LoaderFactory<string, Person[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Person & { assignmentId: string }>(
      em,
      sql`select x.assignment_id as "assignmentId", p.id, p.name
        from assignment_inspectors x join accounts p on p.id = x.account_id
        where x.assignment_id = any(${[...ids]}::uuid[]) order by p.name collate pinyin, p.id`,
    );
    const byAssignment = Map.groupBy(found, ({ assignmentId }) => assignmentId);
    return ids.map((id) => byAssignment.get(id) ?? []);
  });
