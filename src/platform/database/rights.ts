import pg from "pg";
import type { RunSql } from "./run-sql.js";

/**
 * What the program's role may do with the tables of schema `public`. Whatever is named nowhere it may read, add to and
 * change, but not delete from; and it never owns, truncates or references anything.
 */
export interface TableRights {
  /** What happened: rows are added and read, never changed or deleted. */
  readonly history: readonly string[];
  /** From which the program also deletes. */
  readonly erasable: readonly string[];
}

/** The program's role may more or less than it should, for a reason that its message tells the operator to mend. */
export class RightsError extends Error {
  override readonly name = "RightsError";
}

const EVERY = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"] as const;
type Privilege = (typeof EVERY)[number];

/** Where migrations are recorded: the program only looks whether it fits the database. */
const MIGRATIONS_TABLE = "migrations";

function wanted(table: string, { history, erasable }: TableRights): readonly Privilege[] {
  if (table === MIGRATIONS_TABLE) return ["SELECT"];
  if (history.includes(table)) return ["SELECT", "INSERT"];
  return erasable.includes(table) ? ["SELECT", "INSERT", "UPDATE", "DELETE"] : ["SELECT", "INSERT", "UPDATE"];
}

/** Found in the catalog, because whoever may not use a schema gets an error for looking up a name in it. */
const MIGRATIONS_OID = `(select m.oid from pg_catalog.pg_class m join pg_catalog.pg_namespace n on n.oid = m.relnamespace
   where n.nspname = 'public' and m.relname = '${MIGRATIONS_TABLE}')`;

/** What is the program's own: of the owner of the record of migrations, and not part of an extension. */
const ours = (catalog: "pg_class" | "pg_proc", alias: string): string =>
  `${alias}.${catalog === "pg_class" ? "relowner" : "proowner"} =
     (select o.relowner from pg_catalog.pg_class o where o.oid = ${MIGRATIONS_OID})
   and not exists (select from pg_catalog.pg_depend d
     where d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objid = ${alias}.oid and d.deptype = 'e')`;

async function roleExists(run: RunSql, role: string): Promise<boolean> {
  return (await run("select from pg_catalog.pg_roles where rolname = $1", [role])).length > 0;
}

async function tablesOf(run: RunSql): Promise<string[]> {
  const rows = await run<{ name: string }>(
    `select c.relname::text as name from pg_catalog.pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${ours("pg_class", "c")}
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** But for the one that numbers the record of migrations. */
async function sequencesOf(run: RunSql): Promise<string[]> {
  const rows = await run<{ name: string }>(
    `select c.relname::text as name from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace
       and c.relkind = 'S' and c.relname <> '${MIGRATIONS_TABLE}_id_seq' and ${ours("pg_class", "c")} order by 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Every right that the role lacks or has beyond what it should, one sentence each; none when all is as it should be. Looks at
 * these tables, or at all that there are.
 */
export async function rightsFaults(
  run: RunSql,
  role: string,
  rights: TableRights,
  among?: readonly string[],
): Promise<string[]> {
  if (!(await roleExists(run, role))) return [`there is no role ${role}`];
  const tables = (await tablesOf(run)).filter((table) => among?.includes(table) ?? true);
  const faults = [...rights.history, ...rights.erasable]
    .filter((table) => !tables.includes(table))
    .map((table) => `there is no table ${table}`);
  const held = await run<{ name: string; privileges: Privilege[]; ofColumns: Privilege[] }>(
    `select c.relname::text as name,
       array(select p from unnest($2::text[]) p where has_table_privilege($1::name, c.oid, p)) as privileges,
       array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
         where has_any_column_privilege($1::name, c.oid, p)) as "ofColumns"
     from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any($3::text[])
     order by c.relname`,
    [role, EVERY, tables],
  );
  for (const { name, privileges, ofColumns } of held) {
    const should = wanted(name, rights);
    for (const privilege of EVERY) {
      if (should.includes(privilege) && !privileges.includes(privilege))
        faults.push(`${privilege} on ${name} is missing`);
      if (!should.includes(privilege) && (privileges.includes(privilege) || ofColumns.includes(privilege)))
        faults.push(`${privilege} on ${name} is too much`);
    }
  }
  const others = await run<{ fault: string }>(
    `select 'the use of schema public is missing' as fault where not has_schema_privilege($1::name, 'public', 'USAGE')
     union all
     select 'creating in schema public is too much' where has_schema_privilege($1::name, 'public', 'CREATE')
     union all
     select 'the use of sequence ' || c.relname || ' is missing'
     from pg_catalog.pg_class c where c.relname = any($2::text[]) and c.relnamespace = 'public'::regnamespace
       and not has_sequence_privilege($1::name, c.oid, 'USAGE')
     union all
     select 'the execution of ' || p.proname || ' is missing' from pg_catalog.pg_proc p
     where p.pronamespace = 'public'::regnamespace and ${ours("pg_proc", "p")}
       and not has_function_privilege($1::name, p.oid, 'EXECUTE')
     union all
     select 'rights on tables to come are too much' from pg_catalog.pg_default_acl a
     where a.defaclobjtype = 'r' and a.defaclnamespace in (0, 'public'::regnamespace)
       and a.defaclrole = (select c.relowner from pg_catalog.pg_class c where c.oid = ${MIGRATIONS_OID})
       and exists (select from aclexplode(a.defaclacl) x join pg_catalog.pg_roles r on r.rolname = $1
         where x.grantee in (0, r.oid))`,
    [role, await sequencesOf(run)],
  );
  return [...faults, ...others.map(({ fault }) => fault)];
}

/**
 * Gives the role what it should have and takes what it should not, as the owner of the tables and in the caller's
 * transaction; changes nothing where all is right. An owner that is the role itself has everything anyhow.
 */
export async function ensureRights(run: RunSql, role: string, rights: TableRights): Promise<void> {
  const rows = await run<{ owner: string }>("select current_user::text as owner");
  if (rows[0]?.owner === role) return;
  if ((await rightsFaults(run, role, rights)).length === 0) return;
  if (!(await roleExists(run, role)))
    throw new RightsError(`The role ${role}, as which the program shall run, does not exist; create it.`);
  const grantee = pg.escapeIdentifier(role);
  const tables = await tablesOf(run);
  const byPrivileges = Map.groupBy(tables, (table) => wanted(table, rights).join(", "));
  const statements = [
    ...tables.map((name) => `revoke all on public.${pg.escapeIdentifier(name)} from ${grantee}, public`),
    `revoke create on schema public from ${grantee}, public`,
    `grant usage on schema public to ${grantee}`,
    ...[...byPrivileges].map(
      ([privileges, names]) =>
        `grant ${privileges} on ${names.map((name) => `public.${pg.escapeIdentifier(name)}`).join(", ")} to ${grantee}`,
    ),
    ...(await sequencesOf(run)).map(
      (name) => `grant usage on sequence public.${pg.escapeIdentifier(name)} to ${grantee}`,
    ),
    `alter default privileges revoke all on tables from ${grantee}, public`,
    `alter default privileges in schema public revoke all on tables from ${grantee}, public`,
    ...(await ownFunctions(run)).map((signature) => `grant execute on function ${signature} to ${grantee}`),
  ];
  for (const statement of statements) await run(statement);
  const left = await rightsFaults(run, role, rights);
  if (left.length === 0) return;
  throw new RightsError(
    `The role ${role} does not have the rights that it should (${left.slice(0, 5).join("; ")}${left.length > 5 ? "; …" : ""}): ` +
      `is it a superuser, or a member of the role that owns the tables?`,
  );
}

async function ownFunctions(run: RunSql): Promise<string[]> {
  const rows = await run<{ signature: string }>(
    `select format('public.%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) as signature
     from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and ${ours("pg_proc", "p")}`,
  );
  return rows.map(({ signature }) => signature);
}

/** Only who owns the tables can change them and give rights on them; a dump that was restored as somebody else left others. */
export async function requireOwnership(run: RunSql): Promise<void> {
  const [table] = await run<{ owner: string; role: string; isOurs: boolean }>(
    `select c.relowner::regrole::text as owner, current_user::text as role, pg_has_role(c.relowner, 'USAGE') as "isOurs"
     from pg_catalog.pg_class c where c.oid = ${MIGRATIONS_OID}`,
  );
  if (table === undefined || table.isOurs) return;
  throw new RightsError(
    `The tables belong to ${table.owner} and not to ${table.role}, as which migrations run; ` +
      `give them to ${table.role} (reassign owned by ${table.owner} to ${table.role}), or run migrations as ${table.owner}.`,
  );
}

/** Whether the role that asks sees which migrations were applied, and whether it is the one that applies them. */
export async function accessToMigrations(run: RunSql): Promise<{ role: string; reads: boolean; owns: boolean }> {
  const [access] = await run<{ role: string; reads: boolean; owns: boolean }>(
    `select current_user::text as role,
       coalesce(bool_or(has_schema_privilege(c.relnamespace, 'USAGE') and has_table_privilege(c.oid, 'SELECT')), false) as reads,
       coalesce(bool_or(pg_has_role(c.relowner, 'USAGE')), false) as owns
     from pg_catalog.pg_class c where c.oid = ${MIGRATIONS_OID}`,
  );
  if (access === undefined) throw new Error("an aggregate answers one row");
  return access;
}
