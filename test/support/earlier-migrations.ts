import type { Migration } from "@mikro-orm/migrations";
import { migrations } from "../../src/app/migrations.js";

type MigrationClass = (typeof migrations)[number];

/** What three migrations said before they were edited on November 29, as the difference to what they say now. */
const earlierTexts: Record<string, [now: string, then: string][]> = {
  Migration20261106_inspections: [
    ...(
      [
        ["assignments", "employer", "employer_id"],
        ["assignments", "site", "site_id"],
        ["inspections", "employer", "employer_id"],
        ["inspections", "site", "site_id"],
        ["inspections", "assignment", "assignment_id"],
        ["inspections", "based_on", "based_on"],
        ["assignments", "inspection", "inspection_id"],
        ["assignments", "baseline_inspection", "baseline_inspection_id"],
      ] as const
    ).map(([table, key, column]): [string, string] => [
      `create index ${table}_${key} on ${table} (${column}) where ${column} is not null`,
      `create index ${table}_${key} on ${table} (${column})`,
    ]),
    [
      "language plpgsql immutable parallel safe as $$\n      begin\n        return jsonb_build_object(",
      "language sql immutable parallel safe as $$\n        select jsonb_build_object(",
    ],
    [
      `translate(jsonb_path_query_array(given, '$[*].criterion')::text, '[]",', ''),
          'notApplicable', jsonb_path_query_array(given, '$[*] ? (@.notApplicable == true).criterion'),
          'noted', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).criterion'),
          'notes', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).note'));
      end $$`,
      `coalesce(string_agg(answer ->> 'criterion', ' '), ''),
          'notApplicable', coalesce(jsonb_agg(answer -> 'criterion') filter (where answer -> 'notApplicable' = 'true'), '[]'),
          'notes', coalesce(jsonb_object_agg(answer ->> 'criterion', answer -> 'note') filter (where answer ? 'note'), '{}'))
        from jsonb_array_elements(given) as answer
      $$`,
    ],
    ["alter table inspections alter column answers set storage external", ""],
  ],
  Migration20261115_audits: [["create index audits_opened on audits (opened_at desc, id desc)", ""]],
  Migration20261122_circulars: [
    ["        discard_reason text,\n", ""],
    [
      "        constraint circulars_discarded_has_reason check ((status = 'DISCARDED') = (discard_reason is not null)),\n",
      "",
    ],
  ],
};

/** The migration as it was before it was edited. */
export function earlier(migration: MigrationClass): MigrationClass {
  const texts = earlierTexts[migration.name];
  if (texts === undefined) throw new Error(`${migration.name} was never edited`);
  const Earlier = class extends (migration as unknown as new () => Migration & { up(): void }) {
    override up(): void {
      void super.up();
      const queries = this.getQueries() as string[];
      const then = queries.map((query) =>
        texts.reduce((text, [now, before]) => (text.includes(now) ? text.replace(now, () => before) : text), query),
      );
      queries.splice(0, queries.length, ...then.filter((query) => query !== ""));
    }
  };
  Object.defineProperty(Earlier, "name", { value: migration.name });
  return Earlier as unknown as MigrationClass;
}

const upTo = migrations.filter(({ name }) => name <= "Migration20261122_circulars");
const withEarlier = (names: readonly string[], without: RegExp = /^$/): MigrationClass[] =>
  upTo
    .filter(({ name }) => !without.test(name))
    .map((migration) => (names.includes(migration.name) ? earlier(migration) : migration));

/** The migrations as databases of November 29 got them, before each of the three edits. */
export const earlierDays: [day: string, migrations: MigrationClass[]][] = [
  [
    "before audits were listed by their opening",
    withEarlier(Object.keys(earlierTexts), /^Migration20261113_/), // which were written only then
  ],
  [
    "before a circular had the reason why it was discarded",
    withEarlier(["Migration20261106_inspections", "Migration20261122_circulars"]),
  ],
  ["before answers in brief were derived without parsing", withEarlier(["Migration20261106_inspections"])],
];
