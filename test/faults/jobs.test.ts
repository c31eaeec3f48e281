import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { v7 as uuidv7 } from "uuid";
import { builders } from "../support/builders.js";
import { SIX_STANDARDS } from "../support/builders-inspections.js";
import { rectificationBuilders } from "../support/builders-rectifications.js";
import { people } from "../support/personas.js";
import { testProgram } from "../support/program.js";

const UNIONS = 12;
const BEFORE_DEATH = 5;

const program = testProgram();
beforeAll(async () => {
  const at = await builders(program).district();
  const persons = await people(program, at);
  const inspectionId = await rectificationBuilders(program).inspected(at.union, persons);
  for (let made = 0; made < UNIONS; made++) {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const id = uuidv7();
    await program.sql(
      `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status, description,
         issued_at, served_on, due_on, created_at)
       values ($1, $2, $3, $4, 'S2.1', $1, 'MAJOR', 'ISSUED', '问题', now(), '2026-11-01', '2026-11-22', now())`,
      [id, inspectionId, union.id, SIX_STANDARDS.id],
    );
  }
});

const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
});

const worker = (unitsBeforeDeath: number, asks: "asks" | "waits"): ChildProcess => {
  const child = spawn(
    process.execPath,
    [
      ...["--import", "./test/support/swc-hooks.mjs", "test/support/jobs-program.ts"],
      ...[program.appUrl, String(unitsBeforeDeath), asks],
    ],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NODE_OPTIONS: "" } },
  );
  running.push(child);
  return child;
};
const messages = () => program.sql("select trade_union_id, version from messages");

describe("a worker that is killed", () => {
  test("in the middle of its job: another goes on within a minute, and no union is told twice", async () => {
    const first = worker(BEFORE_DEATH, "asks");
    expect(await once(first, "exit")).toEqual([null, "SIGKILL"]);
    const killedAt = Date.now();
    expect(await messages()).toHaveLength(BEFORE_DEATH);
    worker(0, "waits");
    while ((await messages()).length < UNIONS && Date.now() - killedAt < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 500));
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    const told = await messages();
    expect(told).toHaveLength(UNIONS);
    expect(told.filter(({ version }) => version !== 1)).toEqual([]);
    expect(await program.sql("select finding_id from finding_reminders")).toHaveLength(UNIONS);
    expect(await program.sql("select message_id from message_addressees")).toHaveLength(UNIONS);
  }, 180_000);
});
