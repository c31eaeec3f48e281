/**
 * After a run of all integration tests: every statement of the program was run, and answered what is declared of its row. The
 * compiler believes whatever is written beside SQL, so a key that no column brings is `undefined` under a type that forbids it.
 */
import { globSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "../typescript-resolution.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export default class RowsReporter {
  #isNarrowed;
  #error;

  constructor({ testNamePattern }) {
    this.#isNarrowed = Boolean(testNamePattern);
  }

  async onRunComplete(_contexts, { testResults, wasInterrupted }) {
    const ran = new Set(testResults.map(({ testFilePath }) => testFilePath));
    const files = globSync(`${root}test/{integration,faults}/**/*.test.ts`);
    if (this.#isNarrowed || wasInterrupted || !files.every((file) => ran.has(file))) return;
    // The compiler takes seconds, which only a whole run has to spare.
    const [{ declaredRows }, { rowDifferences }, { MAY_LEAVE_OUT, NOT_RUN }] = await Promise.all([
      import("./declared-rows.ts"),
      import("./row-differences.ts"),
      import("./row-exceptions.ts"),
    ]);
    const excused = { mayLeaveOut: MAY_LEAVE_OUT, notRun: NOT_RUN };
    const differences = rowDifferences(declaredRows(), observedRows(process.env.LIUYOU_TEST_ROWS), excused);
    if (differences.length === 0) return;
    this.#error = new Error(`Statements answer other than what is declared of their rows:\n${differences.join("\n")}`);
    console.error(this.#error.message);
  }

  /** jest fails a run with this, whatever its tests did. */
  getLastError() {
    return this.#error;
  }
}

const observedRows = (folder) =>
  readdirSync(folder).flatMap((name) =>
    readFileSync(`${folder}/${name}`, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
