import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { tableRights } from "../../src/app/table-rights.js";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/database/embedded-postgres.js";
import { rightsFaults } from "../../src/platform/database/rights.js";
import { runOn } from "../../src/platform/database/run-sql.js";
import { builders } from "../support/builders.js";
import { builders as inspectionBuilders, rawInspection, submit } from "../support/builders-inspections.js";
import { command } from "../support/commands.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { postgresTools, runTool } from "../support/postgres-tools.js";
import { TestProgram, TODAY } from "../support/program.js";
import { startProgramWith } from "../support/started-program.js";

jest.setTimeout(900_000);

const VERSION = 15;
const SERVES = "Liuyou serves GraphQL at http://127.0.0.1:";
const tools = postgresTools(VERSION);

if (tools === undefined) test.skip(`a real dump: skipped: no pg_dump of PostgreSQL ${VERSION}`, () => undefined);
else
  describe("a demonstration that was dumped by PostgreSQL's own pg_dump, without rights and owners", () => {
    let folder: string;
    let server: EmbeddedPostgres;
    /** The end of the journal's chain before the dump. */
    let head: string;
    const tool = (name: string, ...args: string[]) => runTool(join(tools.folder, name), args);
    /** The same server, as the role and in the database named. */
    const url = (base: string, database: string): string =>
      Object.assign(new URL(base), { pathname: `/${database}` }).href;
    const ask = async <Row extends object>(at: string, text: string): Promise<Row[]> => {
      const client = new pg.Client(at);
      await client.connect();
      return (await client.query<Row>(text).finally(() => client.end())).rows;
    };

    beforeAll(async () => {
      folder = openTemporaryFolder("liuyou-test-dump-");
      server = await startEmbeddedPostgres({
        dataDir: join(folder, "data"),
        binaries: `embedded-postgres-${VERSION}`,
        settings: { fsync: "off" },
        log: () => undefined,
      });
      await ask(server.superuserUrl, "create role another_owner login password 'another'");
      const source = startProgramWith({
        DATABASE_URL: server.appUrl,
        MIGRATION_DATABASE_URL: server.ownerUrl,
        DEMO: "1",
        DEMO_TODAY: TODAY,
        DATA_DIR: join(folder, "unused"),
      });
      await source.saying(SERVES);
      expect(await source.ended("SIGTERM")).toBe(0);
      const { said } = await command("src/app/verify.ts", ["--print-head"], { DATABASE_URL: server.appUrl });
      head = said.trim();
    });
    afterAll(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    describe.each([
      ["in plain text", "plain"],
      ["in the custom format", "custom"],
    ])("%s", (_, format) => {
      const database = `restored_${format}`;
      const owner = () => {
        const own = new URL(url(server.ownerUrl, database));
        return Object.assign(own, { username: "another_owner", password: "another" }).href;
      };
      const program = new TestProgram({}, undefined, () =>
        Promise.resolve({
          url: url(server.superuserUrl, database),
          appUrl: url(server.appUrl, database),
          name: database,
          drop: () => Promise.resolve(),
        }),
      );
      afterAll(() => program.stop());

      test("restores without one error, with every row and every index", async () => {
        const dump = join(folder, `${format}.dump`);
        await tool("pg_dump", `--format=${format}`, "--no-acl", "--no-owner", `--file=${dump}`, server.ownerUrl);
        // From template0, so that the extensions come out of the dump too.
        await ask(server.superuserUrl, `create database ${database} owner another_owner template template0`);
        if (format === "plain")
          await tool(
            "psql",
            "--quiet",
            "--no-psqlrc",
            "--set=ON_ERROR_STOP=1",
            `--dbname=${owner()}`,
            `--file=${dump}`,
          );
        else await tool("pg_restore", "--exit-on-error", "--no-acl", "--no-owner", `--dbname=${owner()}`, dump);
        const tables = await ask<{ name: string }>(
          server.ownerUrl,
          "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs') order by 1",
        );
        expect(tables.length).toBeGreaterThan(85);
        const counts = tables
          .map(({ name }) => `select '${name}' as name, count(*) from ${name}`)
          .join(" union all ")
          .concat(" order by 1");
        expect(await ask(owner(), counts)).toEqual(await ask(server.ownerUrl, counts));
      });

      test("has no rights until it is migrated, and then all of them; serves without the owner and is verified whole", async () => {
        const verify = (...args: string[]) =>
          command("src/app/verify.ts", args, { DATABASE_URL: url(server.appUrl, database) });
        await expect(ask(url(server.appUrl, database), "select from trade_unions")).rejects.toThrow(
          "permission denied",
        );
        expect(await verify()).toMatchObject({
          code: 1,
          said: expect.stringContaining("rights of liuyou_app: "),
        });

        const apart = { DATABASE_URL: url(server.appUrl, database) };
        const migrated = await command("src/app/migrate-database.ts", [], {
          ...apart,
          MIGRATION_DATABASE_URL: owner(),
        });
        expect(migrated).toEqual({ code: 0, said: "The database is up to date.\n" });
        // What came out of the dump is what is expected, down to the triggers that note states; it is not made anew.
        expect(await ask(owner(), "select from journal_entries where action = 'rows.adopted'")).toHaveLength(1);
        const started = startProgramWith({ ...apart, DATA_DIR: join(folder, "unused") });
        const [verified, ended] = await started
          .saying(SERVES)
          .then(() => verify("--head", head))
          .then(async (answer) => [answer, await started.ended("SIGTERM")] as const)
          .finally(() => started.process.kill("SIGKILL"));
        expect(ended).toBe(0);
        expect(verified).toEqual({ code: 0, said: expect.not.stringContaining("NOT WHOLE") });
        expect(verified.said.match(/: whole$/gm)?.length).toBeGreaterThan(7);
        const client = new pg.Client(owner());
        await client.connect();
        expect(await rightsFaults(runOn(client), "liuyou_app", tableRights).finally(() => client.end())).toEqual([]);
      });

      test("is searched and submitted to", async () => {
        await program.start();
        const [root] = await program.sql<{ id: string }>("select id from trade_unions where level = 'DISTRICT'");
        if (root === undefined) throw new Error("the district is missing");
        const { token } = await builders(program).person([{ role: "ADMINISTRATOR", at: root as never }]);
        const { tradeUnions } = await program.data<{ tradeUnions: { totalCount: number; edges: unknown[] } }>(
          `query($filter: TradeUnionFilter) { tradeUnions(first: 5, filter: $filter) { totalCount edges { node { name } } } }`,
          { filter: { search: "工会" } },
          { token },
        );
        expect(tradeUnions.edges).toHaveLength(5);
        expect(tradeUnions.totalCount).toBeGreaterThan(1000);

        const [union] = await program.sql<{ id: string }>(
          "select id from trade_unions where level = 'GRASSROOTS' order by code limit 1",
        );
        if (union === undefined) throw new Error("the unions are missing");
        const inspector = await builders(program).person([{ role: "INSPECTOR", at: root as never }]);
        const { assignmentId } = await inspectionBuilders(program).assignment({
          union: union as never,
          inspectors: [inspector],
        });
        const inspection = rawInspection({ tradeUnionId: union.id, assignmentId });
        expect(await submit(program, inspector.token, inspection)).toMatchObject([
          { outcome: "ACCEPTED", userErrors: [] },
        ]);
        expect(await submit(program, inspector.token, inspection)).toMatchObject([{ outcome: "ALREADY_ACCEPTED" }]);
      });
    });
  });
