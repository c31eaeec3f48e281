import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ChecklistBody, GeneralVeto } from "../../src/modules/checklists/checklist-body.js";
import { fromTemplate, generalVetoesFrom } from "../../src/modules/checklists/checklist-template.rules.js";

const seeds = new URL("../../seeds/", import.meta.url);

export const seedFile = (path: string): unknown => parse(readFileSync(new URL(path, seeds), "utf8"));

export const seedNames: readonly string[] = readdirSync(new URL("checklists/", seeds))
  .filter((name) => name.endsWith(".yaml"))
  .sort();

export const seedGeneralVetoes: readonly GeneralVeto[] = generalVetoesFrom(seedFile("reference-data.yaml"));

const bodies = new Map<string, ChecklistBody>();

/** The body of one seeded checklist, by the name of its file without the ending. */
export function seedBody(name: string): ChecklistBody {
  const known = bodies.get(name);
  if (known !== undefined) return known;
  const { body, violations } = fromTemplate(seedFile(`checklists/${name}.yaml`), seedGeneralVetoes);
  if (body === null) throw new Error(JSON.stringify(violations));
  bodies.set(name, body);
  return body;
}
