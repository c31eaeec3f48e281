import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

/** Exported values that no file imports by name, each with who needs them. */
const EXCEPTIONS: Record<string, string> = {
  "seeds/demonstration/load-demonstration.ts DEMONSTRATION_SEED": "the benchmarks, which are plain JavaScript",
  "test/support/postgres.ts startTestPostgres": "the set-up of a test run, which is plain JavaScript",
  "test/support/runner/declared-rows.ts declaredRows": "the reporter of a test run, which is plain JavaScript",
  "test/support/runner/row-exceptions.ts MAY_LEAVE_OUT": "the same",
  "test/support/runner/row-exceptions.ts NOT_RUN": "the same",
  "test/support/running-processes.ts processesOn": "the program that kills first starts, which is plain JavaScript",
};

/** What only the skeletons of tests use, until they are filled in, which their own failures ask for. */
const FOR_SKELETONS = "test/support/unwritten.ts unwritten";

const NAMES = /^(?:import|export)\s+(?:type\s+)?(?:(\*)[^"';]*?|\{([^}]*)\}[^"';]*?)\sfrom\s+"(\.[^"]+)"/gms;
const EXPORTED = /^export (?:async )?(?:const|function\*?|enum) (\w+)/gm;

/**
 * What a file exports is what others are offered; what only the file itself uses stays its own business, so that whoever changes
 * it need not look elsewhere. Types are not asked: they name what an exported function takes or gives. Neither are classes,
 * which the schema knows by their decorators.
 */
test("every exported value is imported by another file", () => {
  const files = ["src", "seeds", "test", "bench", "migrations"].flatMap(sourceFiles);
  const imported = new Set(
    files.flatMap(({ path, text }) =>
      [...text.matchAll(NAMES)].flatMap(([, all, names = "", specifier = ""]) => {
        const target = new URL(specifier, `file:///${path}`).pathname.slice(1).replace(/\.js$/, ".ts");
        if (all !== undefined) return [`${target} *`];
        const named = names.split(",").map((name) =>
          name
            .trim()
            .replace(/^type\s+/, "")
            .replace(/\s+as\s.*$/, ""),
        );
        return named.map((name) => `${target} ${name}`);
      }),
    ),
  );
  const needless = files.flatMap(({ path, text }) =>
    [...text.matchAll(EXPORTED)]
      .map(([, name]) => `${path} ${name}`)
      .filter((exported) => exported !== FOR_SKELETONS)
      .filter((exported) => !imported.has(exported) && !imported.has(`${path} *`) && !(exported in EXCEPTIONS)),
  );
  expect(needless).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((exported) => imported.has(exported))).toEqual([]);
});
