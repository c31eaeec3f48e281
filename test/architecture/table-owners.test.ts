import { describe, expect, test } from "@jest/globals";
import { LAYERS } from "./layers.js";
import { sourceFiles, type SourceFile } from "./source-files.js";
import { tables, tableUses } from "./written-sql.js";

/** Where the tables without an entity belong; an entity's belongs where the entity stands. */
const WITHOUT_ENTITY: Record<string, readonly string[]> = {
  app: ["installation_facts"],
  "platform/database": ["migrations"],
  "platform/journal": ["journal_entries"],
  "platform/row-states": ["row_states"],
  "platform/sequencer": ["journal_chain", "sequencer_watermarks"],
  "modules/identity": ["session_tokens", "stored_counts"],
  "modules/trade-unions/tree": ["trade_union_scopes"],
  "modules/trade-unions/access": ["pending_grants"],
  "modules/inspections/planning": ["assignment_inspectors", "assignment_runs"],
  "modules/inspections/results": ["criterion_aggregates", "inspection_aggregates", "inspection_results"],
  "modules/inspections/submission": ["co_signatures", "inspection_revisions", "rejections"],
  "modules/inspections/review": ["inspection_reviews"],
  "modules/rectifications/follow-ups": ["assignment_findings", "follow_up_draws", "follow_ups"],
  "modules/rectifications/messages": [
    ...["finding_reminders", "message_addressees", "message_reads", "message_recipients"],
  ],
  "modules/rectifications/notices": ["notice_numbers"],
  "modules/ratings/programs": ["rating_quotas"],
  "modules/ratings/applications": ["rating_reviews"],
  "modules/ratings/awards": ["award_events"],
  "modules/ratings/notices": ["public_notice_entries"],
  "modules/audits/engagements": ["audit_auditors", "audit_findings"],
  "modules/audits/commissions": ["auditing_commission_members"],
  "modules/supervision/supervisors": ["supervisor_pledges"],
  "modules/supervision/visits": [
    ...["visit_clues", "visit_draws", "visit_reads", "visit_referrals", "visit_reports", "visit_shut_insiders"],
    ...["visit_statements", "visit_team_draws", "visit_team_members"],
  ],
  "modules/rankings": ["standing_histograms"],
  "modules/documents": ["circular_recipients", "circular_visits"],
};

/** Writes of another's table, each with its reason. */
const WRITES: Record<string, Record<string, string>> = {
  "src/app/reference-data.ts": {
    calendar_days: "what the program brings along is entered before there is anybody to act",
    calendar_years: "the same",
    checklists: "the same",
    rating_programs: "the same",
  },
  "src/modules/rectifications/findings/processors/recalculate-due-days.ts": {
    notices: "service and due days are counted, and written, together",
  },
  "src/modules/rectifications/follow-ups/commands/draw-follow-ups.ts": {
    findings: "how far a finding's follow-up is stands in its row, and only follow-ups change it",
  },
};

/** Tables that a room writes although they stand in a sibling of its own module, each with its reason. */
const SIBLINGS: Record<string, Record<string, string>> = {
  "modules/inspections/submission": {
    inspections: "an inspection is one row, which its author writes until it is submitted",
    assignments: "an assignment is done, or open again, in the one statement that writes or withdraws the submission",
  },
  "modules/inspections/review": {
    inspections: "an inspection is one row, which its reviewers move on",
    inspection_revisions: "a concluded suspicion makes a revision, and keeps the one before",
    co_signatures: "a concluded suspicion makes a revision, under which the signatures stand as under the one before",
  },
};

/** Reads of a higher module's table, each with its reason. */
const READS: Record<string, Record<string, string>> = {};

const files = sourceFiles("src");

const folderOf = (path: string): string => /^src\/(.+?)(?:\/(?:commands|processors))?\/[^/]+$/.exec(path)?.[1] ?? "";
/** A module's room, or a folder of the platform, or the whole of app with what is below it. */
const placeOf = (path: string): string => (path.startsWith("src/app/") ? "app" : folderOf(path));
const moduleOf = (place: string): string => place.split("/").slice(0, 2).join("/");

const owners = new Map<string, string>([
  ...Object.entries(WITHOUT_ENTITY).flatMap(([place, names]) => names.map((name) => [name, place] as const)),
  ...files.flatMap(({ path, text }) =>
    [...text.matchAll(/@Entity\(\{ tableName: "(\w+)"/g)].map(([, name = ""]) => [name, placeOf(path)] as const),
  ),
]);

const ENTITIES = new Map(
  files.flatMap(({ path, text }) =>
    [...text.matchAll(/@Entity\(\{ tableName: "(\w+)"(?:(?!\bclass\b)[\s\S])*?\bclass (\w+)/g)].map(
      ([, table = "", name = ""]) => [name, { path, table }] as const,
    ),
  ),
);

/** Calls of the mapper that lead to a change: what is loaded as an entity is loaded to be changed. */
const MANAGED = /\bem\.(?:create|find\w*|assign|getReference|insert\w*|upsert\w*|native\w+)\(\s*(\w+)|\bnew (\w+)\(/g;

const layerOf = (place: string): number =>
  place.startsWith("platform/")
    ? -1
    : place === "app"
      ? LAYERS.length
      : LAYERS.findIndex((layer) => layer.includes(place.split("/")[1] ?? ""));

type Source = Pick<SourceFile, "path" | "text">;

function foreignWrites({ path, text }: Source): string[] {
  const place = placeOf(path);
  return tableUses(text)
    .filter(({ isWrite, table }) => isWrite && owners.get(table) !== place)
    .filter(({ table }) => WRITES[path]?.[table] === undefined && SIBLINGS[place]?.[table] === undefined)
    .map(({ table }) => `${path} writes ${table}`);
}

/** Of another module only: rooms of one module share their entities as their order allows. */
function foreignEntities({ path, text }: Source): string[] {
  const module = moduleOf(placeOf(path));
  return [...text.matchAll(MANAGED)].flatMap(([, managed, made]) => {
    const entity = ENTITIES.get(managed ?? made ?? "");
    return entity === undefined || moduleOf(placeOf(entity.path)) === module ? [] : [`${path} manages ${entity.table}`];
  });
}

function upwardReads({ path, text }: Source): string[] {
  const place = placeOf(path);
  return tableUses(text)
    .filter(({ isWrite, table }) => {
      const owner = owners.get(table) ?? "";
      if (isWrite || READS[path]?.[table] !== undefined || moduleOf(owner) === moduleOf(place)) return false;
      // Below the modules everybody may look at what everything stands on.
      return !owner.startsWith("platform/") && layerOf(owner) >= layerOf(place);
    })
    .map(({ table }) => `${path} reads ${table}`);
}

test("every table has one owner, which there is", () => {
  expect([...tables].filter((table) => !owners.has(table))).toEqual([]);
  expect([...owners.keys()].filter((table) => !tables.has(table))).toEqual([]);
  const listed = Object.values(WITHOUT_ENTITY).flat();
  expect(listed.filter((table, at) => listed.indexOf(table) !== at)).toEqual([]);
  const places = new Set(files.map(({ path }) => placeOf(path)));
  expect([...owners.values()].filter((place) => !places.has(place))).toEqual([]);
});

test("a table is written by its owner only", () => {
  expect(files.flatMap(foreignWrites)).toEqual([]);
});

test("an entity is managed by its own module only", () => {
  expect(files.filter(({ path }) => path.startsWith("src/modules/")).flatMap(foreignEntities)).toEqual([]);
});

test("an entity is made with em.create, which does not compile when a column is forgotten", () => {
  const made = (source: string) => [...source.matchAll(/\bnew (\w+)\(/g)].filter(([, name = ""]) => ENTITIES.has(name));
  expect(files.filter(({ text }) => made(text).length > 0).map(({ path }) => path)).toEqual([]);
  expect(made("Object.assign(new Finding(), { id })")).toHaveLength(1);
});

test("a module reads its own tables, and those of the modules below it", () => {
  expect(files.flatMap(upwardReads)).toEqual([]);
});

test("no exception has outlived its reason", () => {
  const unused = ([list, isWrite]: [Record<string, Record<string, string>>, boolean]): string[] =>
    Object.entries(list).flatMap(([path, reasons]) => {
      const uses = tableUses(files.find((file) => file.path === path)?.text ?? "");
      return Object.keys(reasons)
        .filter((table) => !uses.some((use) => use.table === table && use.isWrite === isWrite))
        .map((table) => `${path}: ${table}`);
    });
  expect([...unused([WRITES, true]), ...unused([READS, false])]).toEqual([]);
  const unwritten = Object.entries(SIBLINGS).flatMap(([place, reasons]) => {
    const written = files.filter(({ path }) => placeOf(path) === place).flatMap(({ text }) => tableUses(text));
    return Object.keys(reasons)
      .filter(
        (table) =>
          moduleOf(owners.get(table) ?? "") !== moduleOf(place) ||
          !written.some((use) => use.isWrite && use.table === table),
      )
      .map((table) => `${place}: ${table}`);
  });
  expect(unwritten).toEqual([]);
});

describe("a breach is found", () => {
  const audits = "src/modules/audits/engagements/commands/close-audit.ts";
  const calendar = "src/modules/calendar/calendar.queries.ts";

  test.each([
    ["an update", "sql`update findings f set version = 1 from audit_findings n where f.id = n.finding_id`", "findings"],
    [
      "an insert in a part of a statement",
      "sql`with made as (insert into messages (id) select ${id}) select 1`",
      "messages",
    ],
    ["a delete by the builder", 'db.deleteFrom("grants").where("id", "=", id)', "grants"],
    ["a change of a sibling room's table", "sql`delete from union_funds where id = ${id}`", "union_funds"],
    ["a change of a table that is not named", "sql`update ${table} set version = 1`", "$"],
  ])("%s", (_, text, table) => {
    expect(foreignWrites({ path: audits, text })).toEqual([`${audits} writes ${table}`]);
  });

  test.each([
    ["one that is made", "em.create(Finding, { id })"],
    ["one that is loaded to be changed", "const finding = await work.em.findOneOrFail(Finding, { id }, LOCKED);"],
    ["one that is made by hand", "em.persist(Object.assign(new Finding(), { id }))"],
  ])("another module's entity: %s", (_, text) => {
    expect(foreignEntities({ path: audits, text })).toEqual([`${audits} manages findings`]);
  });

  test.each([
    ["from", "sql`select id from trade_unions`"],
    ["in a join", "sql`select d.day from calendar_days d join trade_unions u on true`"],
    ["as one of several", "sql`select 1 from calendar_days d, trade_unions u`"],
    ["in a piece of a statement", "const source = sql`trade_unions u`"],
    ["by the builder", 'db.selectFrom("trade_unions as u").select("u.id")'],
  ])("a higher module's table %s", (_, text) => {
    expect(upwardReads({ path: calendar, text })).toEqual([`${calendar} reads trade_unions`]);
  });
});
