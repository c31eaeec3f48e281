import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { PgBoss } from "pg-boss";
import { newFamily, newTokenPair } from "../../../src/modules/identity/token.rules.js";
import { row, sql } from "../../../src/platform/database/sql.js";
import { isUnavailable } from "../../../src/platform/errors/unavailable.rules.js";
import { defineJob } from "../../../src/platform/jobs/job.js";
import { JOBS_SCHEMA } from "../../../src/platform/jobs/jobs-schema.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { databaseUrl } from "../../support/database.js";
import { TestProgram, type GraphQLAnswer } from "../../support/program.js";
import { TcpProxy } from "../../support/tcp-proxy.js";

// Of the right form, so that it is looked up, and nobody's.
const { refreshToken } = newTokenPair(newFamily(), new Date());
const REFRESH = `mutation { refreshSession(input: { refreshToken: "${refreshToken}" }) { userErrors { code } } }`;
const VIEWER = "{ viewer { id } }";
const NEW = { accept: "application/graphql-response+json", "accept-language": "en" };

const server = new URL(databaseUrl("postgres"));
const proxy = new TcpProxy({ host: server.hostname, port: Number(server.port === "" ? 5432 : server.port) });
const done: string[] = [];
const jobs = [defineJob({ name: "note-that-it-ran", run: () => Promise.resolve(void done.push("ran")) })];
const program = new TestProgram(
  { poolSize: 2, rememberActorsMs: 5000, jobs, timeouts: { statementMs: 1500, lockMs: 400, idleMs: 400 } },
  (url) => {
    const through = new URL(url);
    through.hostname = "127.0.0.1";
    through.port = String(proxy.port);
    return through.href;
  },
);
let person: BuiltPerson;

beforeAll(async () => {
  await proxy.open();
  await program.start();
  person = await builders(program).person();
}, 60_000);
afterAll(async () => {
  await program.stop();
  await proxy.shut();
}, 60_000);

const health = async (path: string) => (await fetch(program.program.url.replace("/graphql", path))).status;

function expectUnavailable(answer: GraphQLAnswer): void {
  expect(answer.errors).toMatchObject([
    {
      message: "The service is not available just now; try again.",
      extensions: { code: "UNAVAILABLE", retryable: true, requestId: answer.headers.get("x-request-id") },
    },
  ]);
  expect(JSON.stringify(answer.errors)).not.toMatch(/ECONN|terminat|postgres|127\.0\.0\.1/i);
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to pass");
}

test("a server that nobody has asked anything is ready", async () => {
  expect(await health("/readyz")).toBe(200);
});

describe("without its database", () => {
  beforeAll(() => proxy.shut());
  afterAll(() => proxy.open());

  test("the server lives and is not ready", async () => {
    expect(await health("/livez")).toBe(200);
    expect(await health("/readyz")).toBe(503);
  });

  test("what needs no database is answered", async () => {
    expect(await program.data("{ __typename }")).toEqual({ __typename: "Query" });
  });

  test("who is asking cannot be known: 503, to be tried again", async () => {
    const answer = await program.run(VIEWER, {}, { token: person.token, headers: NEW });
    expect(answer.status).toBe(503);
    expectUnavailable(answer);
  });

  test("a field that needs it is UNAVAILABLE, to be tried again", async () => {
    const answer = await program.run(REFRESH, {}, { headers: NEW });
    expect(answer.status).toBe(200);
    expect(answer.data).toBeNull();
    expectUnavailable(answer);
  });
});

describe("with its database back", () => {
  test("everything works again", async () => {
    await until(async () => (await health("/readyz")) === 200);
    expect(await program.data(VIEWER, {}, { token: person.token })).toEqual({ viewer: { id: person.accountId } });
    expect(await program.data(REFRESH)).toMatchObject({
      refreshSession: { userErrors: [{ code: "REFRESH_TOKEN_NOT_VALID" }] },
    });
  });

  test("who waits too long for a lock is UNAVAILABLE, to be tried again", async () => {
    await program.alone(async (client) => {
      await client.query("begin");
      await client.query("lock table sessions in access exclusive mode");
      const answer = await program.run(REFRESH, {}, { headers: NEW });
      expect(answer.data).toBeNull();
      expectUnavailable(answer);
      await client.query("rollback");
    });
    expect((await program.run(REFRESH)).errors).toBeUndefined();
  });

  test("a statement that takes too long is cut off: UNAVAILABLE, and nothing of it stays", async () => {
    await program.sql(`create function slowly() returns trigger language plpgsql as $$
      begin perform pg_sleep(20); return new; end $$`);
    await program.sql("create trigger slowly before update on accounts for each row execute function slowly()");
    const change = 'mutation { changeLanguage(input: { language: "zh-CN" }) { viewer { language } } }';
    const answer = await program.run(change, {}, { token: person.token, headers: NEW });
    expect(answer.data).toBeNull();
    expectUnavailable(answer);
    await program.sql("drop trigger slowly on accounts");
    expect(await program.data("{ viewer { language } }", {}, { token: person.token })).toEqual({
      viewer: { language: "en" },
    });
    const again = await program.run(change.replace("zh-CN", "en"), {}, { token: person.token });
    expect(again.errors).toBeUndefined();
  });

  test("a database that only reads just now is UNAVAILABLE to what writes", async () => {
    await program.alone(async (client) => {
      const name = new URL(program.databaseUrl).pathname.slice(1);
      await client.query(`alter database ${name} set default_transaction_read_only = on`);
      const renew =
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'liuyou'";
      await client.query(renew);
      try {
        const change = 'mutation { changeLanguage(input: { language: "zh-CN" }) { viewer { language } } }';
        await until(async () => {
          const read = await program.run(VIEWER, {}, { token: person.token });
          return read.errors === undefined;
        });
        const answer = await program.run(change, {}, { token: person.token, headers: NEW });
        expect(answer.data).toBeNull();
        expectUnavailable(answer);
      } finally {
        await client.query(`alter database ${name} reset default_transaction_read_only`);
        await client.query(renew);
      }
    });
    await until(async () => (await program.run(VIEWER, {}, { token: person.token })).errors === undefined);
  });

  test("a transaction in which nothing happens any more is ended: UNAVAILABLE, and its place in the pool comes back", async () => {
    const { unitOfWork } = program.program.services;
    for (let i = 0; i < 3; i++) {
      const idle = unitOfWork(null, async ({ em }) => {
        await row(em, sql`select 1`);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await row(em, sql`select 1`);
      });
      await expect(idle.catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
    }
    expect(await program.data(VIEWER, {}, { token: person.token })).toEqual({ viewer: { id: person.accountId } });
  });

  test("the listener, the sequencer and the jobs come back by themselves", async () => {
    const names = ["liuyou listener", "liuyou sequencer"];
    await until(async () => {
      const present = await program.sql(
        "select distinct application_name from pg_stat_activity where datname = current_database() and application_name = any($1)",
        [names],
      );
      return present.length === names.length;
    });
    const boss = new PgBoss({
      connectionString: program.databaseUrl,
      schema: JOBS_SCHEMA,
      max: 1,
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    await boss.start();
    await boss.send("note-that-it-ran", {});
    await boss.stop({ graceful: false });
    await until(() => Promise.resolve(done.length > 0));
  });

  test.each([1, 2, 3])(
    "a connection that is lost in a transaction is UNAVAILABLE, and no place in the pool is lost with it (%i)",
    async () => {
      await program.alone(async (client) => {
        await client.query("begin");
        await client.query("lock table sessions in access exclusive mode");
        const running = program.run(REFRESH, {}, { headers: NEW });
        await until(async () => {
          const ended = await program.sql(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock' and application_name = 'liuyou'`,
          );
          return ended.length > 0;
        });
        const answer = await running;
        expect(answer.data).toBeNull();
        expectUnavailable(answer);
        await client.query("rollback");
      });
      expect(await program.data(VIEWER, {}, { token: person.token })).toEqual({ viewer: { id: person.accountId } });
    },
  );

  test("idle connections that are ended are replaced", async () => {
    await program.data(VIEWER, {}, { token: person.token });
    await program.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'liuyou'",
    );
    // The news may take a moment; until then the request itself finds out, and says so.
    await until(async () => {
      const answer = await program.run(VIEWER, {}, { token: person.token, headers: NEW });
      if (answer.errors !== undefined) expectUnavailable(answer);
      return answer.errors === undefined;
    });
    await until(async () => (await health("/readyz")) === 200);
  });
});
