import DataLoader from "dataloader";
import { rows, sql } from "../../platform/database/sql.js";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import {
  bodilessColumns,
  checklistColumns,
  frozenChecklists,
  type BodilessChecklistRow,
  type ChecklistRow,
} from "./checklist.queries.js";

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

/** Published checklist versions; their bodies come from memory once they have been read. */
export const frozenChecklistById: LoaderFactory<string, ChecklistRow> = ({ em }) =>
  new DataLoader(async (ids) => {
    const frozen = await frozenChecklists(em, ids);
    const found = await rows<BodilessChecklistRow>(
      em,
      sql`select ${bodilessColumns} from checklists c where c.id = any(${[...ids]}::uuid[])`,
    );
    const byId = new Map(found.map((version) => [version.id, version]));
    return ids.map((id) => {
      const [version, body] = [byId.get(id), frozen.get(id)?.body];
      return version === undefined || body === undefined
        ? new Error(`checklist ${id} is referred to but not there`)
        : { ...version, body };
    });
  });
