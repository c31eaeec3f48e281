import DataLoader from "dataloader";
import { rows, sql } from "../../platform/database/sql.js";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import type { Person } from "./person.types.js";

/** Names of accounts by id, one statement for all of a request's. */
export const personById: LoaderFactory<string, Person> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Person>(em, sql`select id, name from accounts where id = any(${[...ids]}::uuid[])`);
    const byId = new Map(found.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? new Error(`there is no account ${id}`));
  });
