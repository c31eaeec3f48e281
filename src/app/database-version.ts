import type { DatabaseVersion } from "../platform/database/migrate.js";
import type { EarlierForm } from "../platform/database/applied-migrations.js";
import { migrations } from "./migrations.js";
import { tableRights } from "./table-rights.js";

/** Three migrations were edited after they had landed; `Migration20261130_02_earlier_forms` makes up for the difference. */
const earlierForms: readonly EarlierForm[] = [
  {
    migration: "Migration20261106_inspections",
    sha256: "56311ad978b407652c20f6c643d7d2c03ae6dd310623494e06616d1bd148f839",
    wasApplied: `exists (select from pg_catalog.pg_proc
      where oid = to_regprocedure('public.answers_in_brief(jsonb)') and prosrc not like '%noted%')`,
  },
  {
    migration: "Migration20261115_audits",
    sha256: "8aae014b416a91c597f1ea1ce89afc3c3fd8e9ffc2c496a958a6627bf85fecdf",
    wasApplied: `to_regclass('public.audits_opened') is null`,
  },
  {
    migration: "Migration20261122_circulars",
    sha256: "ec640165ad7a98407ff70aea979b70f5aeaf3168f5367dbadfb015175a48029c",
    wasApplied: `not exists (select from pg_catalog.pg_attribute where attrelid = to_regclass('public.circulars')
      and attname = 'discard_reason' and not attisdropped)`,
  },
];

/** What this version of the program makes of a database, and needs of it. */
export const databaseVersion: DatabaseVersion = { migrations, earlierForms, rights: tableRights };
