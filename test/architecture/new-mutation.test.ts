import { afterAll, expect, test } from "@jest/globals";
import { ProjectCopy } from "../support/project-copies.js";

/** `npm run new:mutation`; that what it writes compiles, and that its tests fail with their sentences, is a long test. */
const copy = new ProjectCopy();
afterAll(() => copy.remove());

const newMutation = (...args: string[]) => copy.run(".ci/new-mutation.mjs", ...args);

test("a request that cannot be done as a whole is refused in a sentence, and nothing is written", async () => {
  const requests: [args: string[], sentence: RegExp][] = [
    [["trade-unions/sites"], /^Usage: npm run new:mutation -- <room> <verb-noun>/],
    [["trade-unions/sites", "rename-site", "--for", "site"], /Usage: /],
    [
      ["trade-unions/places", "rename-site"],
      /^There is no room trade-unions\/places\. Rooms are: .*trade-unions\/sites/,
    ],
    [["trade-unions/sites", "renameSite"], /^A mutation is called verb-noun/],
    [["trade-unions/sites", "rename-place"], /^There is no entity place in trade-unions\/sites; .*--of .*: site\.$/m],
    [["trade-unions/sites", "rename-it", "--of", "employer"], /^There is no entity employer in trade-unions\/sites/],
    [["trade-unions/officers", "wave-officer-warning"], /no class that is both a table and a GraphQL type/],
    [["trade-unions/sites", "change-site"], /^The name changeSite is taken: src\//],
    [["trade-unions/employers", "close-site", "--of", "employer"], /^The name closeSite is taken/],
    [["trade-unions/sites", "rename-site", "--requires", "site:rename"], /^There is no permission site:rename\. /],
    [["inspections/review", "annul-visit"], /^There is no entity visit in inspections\/review; .*: .*inspection/m],
    [["ratings/awards", "rename-award"], /^Mutations of this entity are kept in another room: /],
  ];
  const answers = await Promise.all(requests.map(([args]) => newMutation(...args)));
  for (const [i, { code, said }] of answers.entries()) {
    expect(said).toMatch(requests[i]?.[1] ?? "");
    expect(said).toMatch(/\nNothing was written\.\n$/);
    expect(code).toBe(1);
  }
  expect(copy.changed()).toEqual([]);
});

test("it writes what a mutation needs where its neighbours have it, and guesses nobody's access", async () => {
  const { code, said } = await newMutation("trade-unions/sites", "rename-site");
  expect(said).toContain("declare who may enter");
  expect(code).toBe(0);
  expect(copy.changed()).toEqual([
    "src/modules/trade-unions/sites/commands/rename-site.ts",
    "src/modules/trade-unions/sites/site.inputs.ts",
    "src/modules/trade-unions/sites/site.resolver.ts",
    "test/integration/trade-unions/rename-site.test.ts",
    "test/support/hidden-objects/trade-unions.ts",
  ]);
  const [resolver, hidden] = [
    "src/modules/trade-unions/sites/site.resolver.ts",
    "test/support/hidden-objects/trade-unions.ts",
  ];
  expect(copy.read(resolver)).toMatch(
    /@Mutation\(\(\) => RenameSitePayload, \{ description: "" \}\)\n {2}async renameSite\(/,
  );
  expect(copy.read(hidden)).toContain(`write("renameSite", "siteId", [], "site", (siteId) => ({`);
  expect((await newMutation("trade-unions/sites", "rename-site")).said).toMatch(
    /rename-site\.test\.ts is there already/,
  );
});

test("in a room whose entity stands in another one it writes beside the room's own mutations", async () => {
  const before = copy.changed();
  const { code } = await newMutation("inspections/review", "annul-inspection", "--of", "inspection");
  expect(code).toBe(0);
  const command = "src/modules/inspections/review/commands/annul-inspection.ts";
  expect(copy.changed().filter((path) => !before.includes(path))).toEqual([
    command,
    "src/modules/inspections/review/review-inspection.inputs.ts",
    "src/modules/inspections/review/review-inspection.resolver.ts",
    "test/integration/inspections/annul-inspection.test.ts",
    "test/support/hidden-objects/inspections.ts",
  ]);
  expect(copy.read(command)).toContain('from "../../records/inspection.entity.js"');
});
