import type { Watch } from "./watched-table.js";

/** A column or table as SQL names it; names come from the catalog. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Settings under which a row always has the same text. */
export const STATE_SETTINGS = {
  TimeZone: "UTC",
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
} as const;

/** Which of them a type's text depends on: each costs something whenever a trigger is called. */
export const SETTINGS_OF_TYPES: Readonly<Record<string, readonly (keyof typeof STATE_SETTINGS)[]>> = {
  timestamptz: ["TimeZone", "DateStyle"],
  timestamp: ["DateStyle"],
  date: ["DateStyle"],
  interval: ["IntervalStyle"],
  bytea: ["bytea_output"],
  float4: ["extra_float_digits"],
  float8: ["extra_float_digits"],
};

/** The text that names a row within its table. */
export const keyOf = (alias: string, key: readonly string[]): string =>
  `concat_ws(' ', ${key.map((column) => `${alias}.${quoted(column)}`).join(", ")})`;

/** Whether a row is watched. */
export const isWatched = (alias: string, { only }: Watch): string =>
  only === null ? "true" : `(${only.replaceAll(/\br\./g, `${alias}.`)}) is true`;

/** Everything that is watched of a row as one text; null where the row is not watched. */
export function stateOf(alias: string, watch: Watch): string {
  const text = `row(${watch.columns.map((column) => `${alias}.${quoted(column)}`).join(", ")})::text`;
  return watch.only === null ? text : `case when ${isWatched(alias, watch)} then ${text} end`;
}

/** The hash of a state's text with its salt. */
export const stateHash = (salt: string, state: string): string =>
  `pg_catalog.sha256(${salt} || pg_catalog.convert_to(${state}, 'UTF8'))`;

export const functionOf = (table: string): string => `note_states_of_${table}`;
export const triggerOf = (table: string, event: string): string => `${table}_states_${event}`;

const NEW_SALT = "pg_catalog.uuid_send(pg_catalog.gen_random_uuid())";

const noted = (table: string, operation: string, from: string): string => `
    insert into public.row_states (table_name, row_key, operation, salt, hash)
    select ${literal(table)}, s.key, ${operation}, case when s.state is not null then s.salt end,
      ${stateHash("s.salt", "s.state")}
    from (${from}) s;`;

/**
 * The body of the function that notes a table's states. An update that changes nothing that is watched notes nothing;
 * a row that stops being watched is noted like a deleted one.
 */
export function functionBody(table: string, key: readonly string[], watch: Watch): string {
  const same = key.map((column) => `n.${quoted(column)} = o.${quoted(column)}`).join(" and ");
  return `
begin
  if tg_op = 'INSERT' then${noted(
    table,
    "'I'",
    `select ${keyOf("n", key)} as key, ${stateOf("n", watch)} as state, ${NEW_SALT} as salt
      from new_rows n where ${isWatched("n", watch)}`,
  )}
  elsif tg_op = 'UPDATE' then${noted(
    table,
    `case when s.state is null then 'D' else 'U' end`,
    `select u.key, u.state, ${NEW_SALT} as salt
      from (select ${keyOf("n", key)} as key, ${stateOf("n", watch)} as state, ${stateOf("o", watch)} as earlier
        from new_rows n join old_rows o on ${same}) u
      where u.state is distinct from u.earlier`,
  )}
  else
    insert into public.row_states (table_name, row_key, operation)
    select ${literal(table)}, ${keyOf("o", key)}, 'D' from old_rows o
    where ${isWatched("o", watch)};
  end if;
  return null;
end `;
}

/** States of all rows as they stand, which are taken as given. */
export const adoption = (table: string, key: readonly string[], watch: Watch): string =>
  noted(
    table,
    "'A'",
    `select r.key, r.state, ${NEW_SALT} as salt
      from (select ${keyOf("r", key)} as key, ${stateOf("r", watch)} as state from public.${quoted(table)} r
        where ${isWatched("r", watch)}) r`,
  );
