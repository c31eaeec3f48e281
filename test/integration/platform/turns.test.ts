import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram, type GraphQLAnswer } from "../../support/program.js";

const program = testProgram({
  poolSize: 6,
  // A busy machine holds a table longer than anybody should wait for it.
  timeouts: { statementMs: 60_000, lockMs: 60_000, idleMs: 60_000 },
  backlog: { running: 2, runningEach: 2, waiting: 100, waitingEach: 50, patienceMs: 60_000 },
});
const { member, signIn, refresh } = identityBuilders(program);
let flooder: BuiltPerson;
let quiet: BuiltPerson;
beforeAll(async () => {
  const at = await builders(program).district();
  flooder = await builders(program).person([{ role: "INSPECTOR", at: at.street }]);
  quiet = await builders(program).person([{ role: "INSPECTOR", at: at.street }]);
});

const VIEWER = "{ viewer { id } }";
const SUBMIT = `mutation ($input: SubmitInspectionsInput!) {
  submitInspections(input: $input) { results { outcome } userErrors { code } } }`;
const LANGUAGE = 'mutation { changeLanguage(input: { language: "zh-CN" }) { userErrors { code } } }';
const codes = ({ errors = [] }: GraphQLAnswer<unknown>) => errors.map(({ extensions }) => extensions.code);
const batch = (person: BuiltPerson, size: number) =>
  program.run(
    SUBMIT,
    { input: { inspections: Array.from({ length: size }, () => ({ id: randomUUID(), revision: 1 })) } },
    { token: person.token },
  );

/** Holds a table or row as long as the body runs. */
const holding = (statement: string, body: () => Promise<void>) =>
  program.alone(async (client) => {
    await client.query("begin");
    await client.query(statement);
    try {
      await body();
    } finally {
      await client.query("rollback");
    }
  });

/** Looks until it is so, for a minute at the most. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 6000; attempt++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to pass");
}

describe("beside an account that floods", () => {
  test("another's submission begins when the first of the running pieces ends, whatever stands behind them", async () => {
    const { services } = program.program;
    const { unitOfWork } = services;
    const begun: string[] = [];
    const held: (() => void)[] = [];
    let isHolding = true;
    // One inspection of a batch is one transaction; each waits until the test lets it go on.
    services.unitOfWork = async (actor, command) => {
      begun.push(actor?.accountId === quiet.accountId ? "quiet" : "flooder");
      if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
      return unitOfWork(actor, command);
    };
    try {
      const flood = Array.from({ length: 20 }, () => batch(flooder, 5));
      // Two run, four were read and wait, the others wait unread.
      await until(() => services.backlog.waiting === 4 && services.intake.waiting === 14);
      const asked = batch(quiet, 1);
      await until(() => services.backlog.waiting === 5);
      expect(begun).toEqual(["flooder", "flooder"]);
      held.shift()?.();
      await until(() => begun.length === 3);
      expect(begun).toEqual(["flooder", "flooder", "quiet"]);
      isHolding = false;
      for (const goOn of held) goOn();
      expect((await Promise.all([...flood, asked])).flatMap(codes)).toEqual([]);
    } finally {
      services.unitOfWork = unitOfWork;
    }
  });

  test("what it may not have waiting is refused with a time to come again, and others are answered", async () => {
    let flood: Promise<GraphQLAnswer>[] = [];
    const refused: GraphQLAnswer[] = [];
    await holding(`select from accounts where id = '${flooder.accountId}' for update`, async () => {
      flood = Array.from({ length: 260 }, async () => {
        const answer = await program.run(LANGUAGE, {}, { token: flooder.token });
        if (answer.errors !== undefined) refused.push(answer);
        return answer;
      });
      await until(() => refused.length === 53);
      // Three run, four were read and wait.
      expect(program.program.services.intake.waiting).toBe(200);
      expect(await program.data(VIEWER, {}, { token: quiet.token })).toEqual({ viewer: { id: quiet.accountId } });
      expect(codes(await batch(quiet, 1))).toEqual([]);
    });
    expect((await Promise.all(flood)).flatMap(codes)).toEqual(Array.from({ length: 53 }, () => "THROTTLED"));
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  });

  test("another's questions find a connection, however many statements one operation has", async () => {
    const fields = Array.from({ length: 20 }, (_, at) => `f${at}: checklists(first: 1) { edges { node { id } } }`);
    let flood: Promise<GraphQLAnswer>[] = [];
    await holding("lock table checklists in access exclusive mode", async () => {
      flood = Array.from({ length: 8 }, () => program.run(`{ ${fields.join(" ")} }`, {}, { token: flooder.token }));
      await until(async () => {
        const waiting = await program.sql(
          "select from pg_locks where not granted and relation = 'checklists'::regclass",
        );
        return waiting.length === 3;
      });
      expect(await program.data(VIEWER, {}, { token: quiet.token })).toEqual({ viewer: { id: quiet.accountId } });
      expect(codes(await batch(quiet, 1))).toEqual([]);
    });
    expect((await Promise.all(flood)).flatMap(codes)).toEqual([]);
  });
});

test("anonymous callers of an address wait for each other, and not for them who signs in or refreshes from there", async () => {
  const person = await member();
  const { refreshToken } = await signIn(person);
  let flood: Promise<GraphQLAnswer>[] = [];
  await holding("lock table circulars in access exclusive mode", async () => {
    flood = Array.from({ length: 60 }, () => program.run("{ circulars(first: 1) { edges { node { id } } } }"));
    await until(() => program.program.services.requests.waiting === 57);
    expect((await refresh(refreshToken)).userErrors).toEqual([]);
    await signIn(person);
    expect(await program.data(VIEWER, {}, { token: quiet.token })).toEqual({ viewer: { id: quiet.accountId } });
  });
  expect((await Promise.all(flood)).flatMap(codes)).toEqual([]);
});
