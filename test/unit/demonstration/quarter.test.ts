import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { demonstrationAccounts } from "../../../seeds/demonstration/accounts.js";
import { demonstrationCalendar, instantOn } from "../../../seeds/demonstration/calendar.js";
import { confirmedInspection } from "../../../seeds/demonstration/inspections.js";
import { officerRows } from "../../../seeds/demonstration/people.js";
import { quarterPlans } from "../../../seeds/demonstration/plans.js";
import { appraisalRows, targetRows } from "../../../seeds/demonstration/registers.js";
import { scheduleVisits } from "../../../seeds/demonstration/schedule.js";
import { demonstrationTree } from "../../../seeds/demonstration/tree.js";
import { fromTemplate, generalVetoesFrom } from "../../../src/modules/checklists/checklist-template.rules.js";
import type { FrozenChecklist } from "../../../src/modules/checklists/checklist.queries.js";
import { validated } from "../../support/answers.js";

const yaml = async (file: string): Promise<unknown> => parse(await readFile(file, "utf8"));

test.each(["2027-01-01", "2028-02-29", "2026-04-01"])("a district for %s lies before that day", async (today) => {
  const seed = 1;
  const { body } = fromTemplate(
    await yaml("seeds/checklists/six-standards.yaml"),
    generalVetoesFrom(await yaml("seeds/reference-data.yaml")),
  );
  if (body === null) throw new Error("the template has no body");
  const checklist = { id: "019a0000-0000-7000-8000-000000000000", body } as FrozenChecklist;
  const calendar = demonstrationCalendar(today);
  const tree = demonstrationTree(seed, calendar);
  const accounts = demonstrationAccounts(seed, calendar, tree);
  const { officers, factsByUnion } = officerRows(seed, calendar, tree, accounts.officerAccounts);
  const { inspected } = quarterPlans(seed, calendar, tree, accounts);
  const quarter = {
    plan: inspected,
    checklist,
    officers: factsByUnion,
    appraisals: appraisalRows(seed, calendar, tree).countsByUnion,
    vetoed: new Set<string>(),
    suspected: new Set<string>(),
  };
  const times = scheduleVisits(seed, calendar, inspected.visits);
  expect(times).toHaveLength(3021);
  for (const { startedAt, confirmedAt } of times) {
    expect(startedAt).toBeGreaterThanOrEqual(instantOn(calendar.inspectedFrom, 0));
    expect(confirmedAt).toBeLessThan(instantOn(calendar.currentFrom, 0));
  }
  for (const visit of times.filter((_, nth) => nth % 30 === 0)) {
    const { answers, evidence, flags } = confirmedInspection(quarter, visit).inspection;
    const sent = answers.filter(({ system }) => system === undefined).map(({ warning: _, ...claim }) => claim);
    expect(validated(body, sent, { announcedEvidence: new Set(evidence) })).toEqual({
      answers: sent,
      violations: [],
    });
    expect(flags.filter(({ code }) => code !== "ELIGIBILITY_WARNING")).toEqual([]);
  }
  // Since, until and training of the officers.
  const days = officers.flatMap((row) => row.slice(8, 11)).filter((day) => day !== null);
  expect(days.filter((day) => String(day) > calendar.countedOn)).toEqual([]);
  const { targets, progresses } = targetRows(seed, calendar, tree);
  expect(targets).toHaveLength(44);
  expect(progresses.filter((row) => String(row[2]) >= today)).toEqual([]);
});
