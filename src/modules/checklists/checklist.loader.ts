import DataLoader from "dataloader";
import { rows, sql } from "../../platform/database/sql.js";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import { checklistColumns, type ChecklistRow } from "./checklist.queries.js";

/** Checklist versions by id, one statement for all of a request's. */
export const checklistById: LoaderFactory<string, ChecklistRow | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<ChecklistRow>(
      em,
      sql`select ${checklistColumns} from checklists c where c.id = any(${[...ids]}::uuid[])`,
    );
    const byId = new Map(found.map((checklist) => [checklist.id, checklist]));
    return ids.map((id) => byId.get(id) ?? null);
  });
