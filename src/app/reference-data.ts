import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type pg from "pg";
import { parse } from "yaml";
import type { ChecklistBody } from "../modules/checklists/checklist-body.js";
import { publicationViolations } from "../modules/checklists/checklist-publication.rules.js";
import { fromTemplate, generalVetoesFrom } from "../modules/checklists/checklist-template.rules.js";
import { systemClock } from "../platform/clock/clock.js";
import { managerOn } from "../platform/database/client-manager.js";
import { withClient } from "../platform/database/with-client.js";
import { canonicalHash, DATABASE_ID, Journal } from "../platform/journal/journal.js";
import { projectRoot } from "./project-root.js";

/** Reference data is as old as its first migration, whenever it is loaded. */
const LOADED_AT = new Date("2026-11-01T00:00:00Z");

/** A UUIDv7 that depends on the name only, so that every installation knows a default checklist by the same id. */
export function seededId(name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 16);
  bytes.writeUIntBE(LOADED_AT.getTime(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

interface Template {
  body: ChecklistBody;
  programs: RatingProgram[];
}

interface RatingProgram {
  code: string;
  title: unknown;
  subject: string;
  basisDocument: string | null;
  /** Null for a program that is rated without a checklist. */
  checklistCode: string | null;
  body: unknown;
}

/** Changes whenever one of the seed files does, so that an unchanged start need not parse them. */
export async function referenceDataFingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await seedFiles()) hash.update(basename(file)).update(await readFile(file));
  return hash.digest("hex");
}

const folder = join(projectRoot, "seeds", "checklists");
const calendarFile = join(projectRoot, "seeds", "calendar.yaml");
const generalFile = join(projectRoot, "seeds", "reference-data.yaml");

const seedFiles = async (): Promise<string[]> => [
  generalFile,
  calendarFile,
  ...(await readdir(folder))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => join(folder, file)),
];

/** Loads the default checklists (published, version 1), rating programs and holidays where they are missing; changes nothing that is there. */
export async function loadReferenceData(databaseUrl: string): Promise<void> {
  const templates = await readTemplates();
  await withClient(databaseUrl, async (client) => {
    await client.query("begin");
    for (const { body, programs } of templates) {
      await client.query(
        `insert into checklists (id, code, version, kind, subject, status, body, body_hash, published_at, created_at)
         values ($1, $2, 1, $3, $4, 'PUBLISHED', $5, decode($6, 'hex'), $7, $7) on conflict (code, version) do nothing`,
        [
          seededId(`checklist ${body.code} 1`),
          body.code,
          body.kind,
          body.subject,
          JSON.stringify(body),
          canonicalHash(body),
          LOADED_AT,
        ],
      );
      for (const program of programs) {
        await client.query(
          `insert into rating_programs (id, code, title, subject, checklist_id, basis_document, body, quota_per_street)
           values ($1, $2, $3, $4, (select id from checklists where code = $5 and version = 1), $6, $7, ($7::jsonb #>> '{quotas,perStreet}')::integer)
           on conflict (code) do nothing`,
          [
            seededId(`rating program ${program.code}`),
            program.code,
            JSON.stringify(program.title),
            program.subject,
            program.checklistCode,
            program.basisDocument,
            JSON.stringify(program.body),
          ],
        );
      }
    }
    for (const year of await readCalendar()) await loadCalendarYear(client, year);
    const journal = new Journal(null, systemClock.now());
    journal.record("reference-data.loaded", { type: "Database", id: DATABASE_ID });
    await journal.write(managerOn(client));
    await client.query("commit");
  });
}

interface AnnouncedYear {
  year: number;
  document: string;
  days: { day: string; isWorkday: boolean; name: { zh: string; en: string } }[];
}

/** The announced holidays; days stand in the file as month and day. */
async function readCalendar(): Promise<AnnouncedYear[]> {
  type Holiday = { zh: string; en: string; off: string[]; worked: string[] };
  const { years } = (await readYaml(calendarFile)) as { years: { year: number; document: string; days: Holiday[] }[] };
  return years.map(({ year, document, days }) => ({
    year,
    document,
    days: days.flatMap(({ zh, en, off, worked }) =>
      [...off.map((day) => ({ day, isWorkday: false })), ...worked.map((day) => ({ day, isWorkday: true }))].map(
        ({ day, isWorkday }) => ({ day: `${year}-${day}`, isWorkday, name: { zh, en } }),
      ),
    ),
  }));
}

/** An announced year where nothing was entered for it; what an administrator entered stays. */
const loadCalendarYear = (client: pg.Client, { year, document, days }: AnnouncedYear) =>
  client.query(
    `with entered as (insert into calendar_years (year, is_published, document) values ($1, true, $2)
        on conflict do nothing returning year)
      insert into calendar_days (day, year, is_workday, name) select d.day, entered.year, d."isWorkday", d.name
      from entered, jsonb_to_recordset($3::jsonb) as d (day date, "isWorkday" boolean, name jsonb)`,
    [year, document, JSON.stringify(days)],
  );

async function readTemplates(): Promise<Template[]> {
  const [general, , ...files] = await seedFiles();
  const generalVetoes = generalVetoesFrom(await readYaml(general ?? generalFile));
  return Promise.all(
    files.map(async (file) => {
      const template = (await readYaml(file)) as Record<string, unknown>;
      const { body, violations } = fromTemplate(template, generalVetoes);
      const all = body === null ? violations : publicationViolations(body);
      if (body === null || all.length > 0) throw new Error(`${file}: ${JSON.stringify(all)}`);
      return { body, programs: programsOf(template, body) };
    }),
  );
}

const readYaml = async (file: string): Promise<unknown> => parse(await readFile(file, "utf8")) as unknown;

/** A template may carry the program that rates with its checklist, and one for areas. */
function programsOf(template: Record<string, unknown>, body: ChecklistBody): RatingProgram[] {
  const blocks = [template["ratingProgram"], template["areaProgram"]].filter((block) => block !== undefined);
  return (
    blocks as { code: string; title?: unknown; subject?: string; basisDocument: string | null; checklist?: null }[]
  ).map((block) => ({
    code: block.code,
    title: block.title ?? body.title,
    subject: block.subject ?? body.subject,
    basisDocument: block.basisDocument,
    checklistCode: block.checklist === null ? null : body.code,
    body: block,
  }));
}
