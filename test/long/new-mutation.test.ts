import { afterAll, expect, test } from "@jest/globals";
import { ProjectCopy } from "../support/project-copies.js";

/** What `npm run new:mutation` writes: it compiles, and every check that its author has to satisfy fails until they do. */
const copy = new ProjectCopy();
afterAll(() => copy.remove());

const tests = async (...files: string[]) => {
  const configured = ["node_modules/jest/bin/jest.js", "-c", "test/jest.config.js", "--json", "--silent"];
  const { said } = await copy.run(
    ...configured,
    "--selectProjects",
    "unit",
    "integration",
    "--runTestsByPath",
    ...files,
  );
  const { testResults } = JSON.parse(/^\{"num.*$/m.exec(said)?.[0] ?? "") as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults);
};

test("it compiles as it is written, and every check fails that its author has to satisfy", async () => {
  const written = await copy.run(
    ...[".ci/new-mutation.mjs", "trade-unions/sites", "rename-site", "--requires", "trade-union:write"],
  );
  expect(written).toMatchObject({ code: 0 });
  expect(await copy.run("node_modules/typescript/bin/tsc", "--noEmit")).toEqual({ code: 0, said: "" });

  const skeleton = await tests("test/integration/trade-unions/rename-site.test.ts");
  expect(skeleton.length).toBeGreaterThan(10);
  for (const { title, failureMessages } of skeleton)
    expect([title, failureMessages.join()]).toEqual([
      title,
      expect.stringContaining("This test is still to be written: "),
    ]);

  const checks = await tests("test/architecture/separation-of-duty.test.ts", "test/architecture/schema.test.ts");
  expect(checks.filter(({ status }) => status === "failed").map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      "every mutation stands in the table, or among those that judge nothing, with the reason",
      "every type, field, argument and enum value says what it is",
    ]),
  );
}, 300_000);

test("without a permission no schema can be built", async () => {
  expect(await copy.run(".ci/new-mutation.mjs", "trade-unions/sites", "paint-site")).toMatchObject({ code: 0 });
  const checked = ["--import", "./test/support/swc-hooks.mjs", "src/app/emit-schema.ts", "--check"];
  const { code, said } = await copy.run(...checked);
  expect(said).toContain("root field paintSite declares no access");
  expect(code).toBe(1);
}, 60_000);
