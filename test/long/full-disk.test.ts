import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { connectionsTo, withLocalClient } from "../../src/platform/database/embedded/connections.js";
import { command } from "../support/commands.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { nothingRunsOn } from "../support/running-processes.js";
import { startProgramWith, type StartedProgram } from "../support/started-program.js";

jest.setTimeout(300_000);

const SERVES = "Liuyou serves GraphQL at http://127.0.0.1:";
const PASSWORD = "榕树下的凤凰花2026";
const WRITERS = 4;
/** Enough for a database without a demonstration, and little to fill. */
const DISK = "size=320m,mode=755";

const folder = openTemporaryFolder("liuyou-test-full-disk-");
const disk = join(folder, "disk");
mkdirSync(disk);
/** Needs root, and a system that lets it: most containers do not. */
const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", DISK, "tmpfs", disk]).status === 0;
const remove = () => {
  if (isMounted) spawnSync("umount", ["--lazy", disk]);
  rmSync(folder, { recursive: true, force: true });
};
// Also when this process ends in the midst of a test.
process.once("exit", remove);

if (!isMounted) test.skip("a full disk: skipped: no disk can be mounted here, which needs root", () => undefined);
else
  describe("on a disk that gets full", () => {
    const dataDir = join(disk, "data");
    const ballast = join(disk, "ballast");
    let program: StartedProgram;
    let url: string;
    let token: string;

    const fill = (room = 0) => {
      const file = openSync(ballast, "a");
      for (const size of [1024 * 1024, 4096])
        try {
          for (;;) writeSync(file, Buffer.alloc(size));
        } catch (error) {
          expect(error).toMatchObject({ code: "ENOSPC" });
        }
      closeSync(file);
      truncateSync(ballast, statSync(ballast).size - room);
    };
    const makeRoom = () => rmSync(ballast, { force: true });

    const asked = async <Data>(query: string, variables: object): Promise<Answer<Data>> => {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token === "" ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables: { input: variables } }),
      });
      return (await response.json()) as Answer<Data>;
    };
    const createEmployer = (idempotencyKey: string) =>
      asked<{ createEmployer: { userErrors: object[] } }>(
        "mutation($input: CreateEmployerInput!) { createEmployer(input: $input) { userErrors { code path } } }",
        { idempotencyKey, name: `企业${idempotencyKey}`, ownership: "PRIVATE", address: "路".repeat(300) },
      );
    const asSuperuser = async <Row extends object>(statement: string): Promise<Row[]> => {
      const port = Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[3]);
      const superuser = Object.assign(new URL(connectionsTo(port, dataDir).superuserUrl), { pathname: "/liuyou" });
      let found: Row[] = [];
      await withLocalClient(superuser.href, async (client) => {
        ({ rows: found } = await client.query<Row>(statement));
      });
      return found;
    };

    beforeAll(async () => {
      program = startProgramWith({ DATA_DIR: dataDir, LOG_LEVEL: "silent" });
      await program.saying(SERVES);
      url = /http:\S+/.exec(program.said())?.[0] ?? "";
      const admin = async (...args: string[]) => {
        const { code, said } = await command("src/app/admin.ts", args, { DATA_DIR: dataDir });
        if (code !== 0) throw new Error(said);
        return said;
      };
      await admin("create-root", "--name", "思明区总工会", "--code", "350203", "--level", "DISTRICT");
      const made = await admin(
        "create-account",
        ...["--username", "wang", "--name", "王某", "--role", "ADMINISTRATOR", "--at", "350203"],
      );
      const oneTime = /One-time password, .*: (\S+)/.exec(made)?.[1];
      const device = { id: randomUUID(), name: "shell", platform: "cli" };
      token = "";
      const { data } = await asked<{ signIn: { session: { accessToken: string } } }>(
        "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }",
        { username: "wang", password: oneTime, device },
      );
      token = data?.signIn.session.accessToken ?? "";
      await asked(
        "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code path } } }",
        { currentPassword: oneTime, newPassword: PASSWORD },
      );
    });
    afterAll(async () => {
      makeRoom();
      try {
        await program.ended("SIGTERM");
      } finally {
        remove();
      }
    });

    test("writes are refused as to be tried again, none that was answered is lost, and the server accepts them again by itself", async () => {
      const sent: string[] = [];
      const accepted = new Set<string>();
      const refusals: Answer<unknown>[] = [];
      let isOver = false;
      const writers = Array.from({ length: WRITERS }, async () => {
        while (!isOver) {
          const key = randomUUID();
          sent.push(key);
          const answer = await createEmployer(key);
          if (answer.errors !== undefined) refusals.push(answer);
          else {
            expect(answer.data).toEqual({ createEmployer: { userErrors: [] } });
            accepted.add(key);
          }
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
      const until = async (isSo: () => boolean) => {
        while (!isSo()) await Promise.race([new Promise((resolve) => setTimeout(resolve, 50)), ...writers]);
      };

      await until(() => accepted.size > 2 * WRITERS);
      fill();
      await until(() => refusals.length > WRITERS);
      // Its log finds no room for the next file, which ends it; and it cannot start as long as there is none.
      await asSuperuser("select pg_switch_wal()").catch(() => undefined);
      await program.saying("The database ended by itself; starting it again.");
      await program.saying("The database does not start yet: ");
      const before = accepted.size;
      makeRoom();
      await program.saying("The database runs again.");
      await until(() => accepted.size > before + WRITERS);
      isOver = true;
      await Promise.all(writers);

      for (const { errors } of refusals)
        expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
      const kept = (await asSuperuser<{ name: string }>("select name from employers")).map(({ name }) => name.slice(2));
      expect([...accepted].filter((key) => !kept.includes(key))).toEqual([]);
      // Whatever became of those that were refused: sent again, each is there once.
      for (const key of sent.filter((each) => !accepted.has(each)))
        expect(await createEmployer(key)).toMatchObject({ data: { createEmployer: { userErrors: [] } } });
      expect(await asSuperuser("select count(*)::int, count(distinct name)::int as names from employers")).toEqual([
        { count: sent.length, names: sent.length },
      ]);
      const verified = await command("src/app/verify.ts", [], { DATA_DIR: dataDir });
      expect(verified).toEqual({ code: 0, said: expect.not.stringContaining("NOT WHOLE") });
    });

    test.each([
      ["with a database", dataDir, 0],
      ["without one yet", join(disk, "another"), 0],
      ["with room for a part of one", join(disk, "part"), 4 * 1024 * 1024],
    ])("a start on a full disk, %s, says so in one sentence and leaves nothing running", async (_, started, room) => {
      await program.ended("SIGTERM");
      fill(room);
      try {
        const start = startProgramWith({ DATA_DIR: started, LOG_LEVEL: "silent" });
        expect(await start.ended()).toBe(1);
        const said = start
          .said()
          .split("\n")
          .filter((line) => !line.startsWith("… "));
        expect(said).toEqual([expect.stringMatching(/disk is full|No space left/), ""]);
        await nothingRunsOn(disk);
      } finally {
        makeRoom();
      }
    });
  });

interface Answer<Data> {
  data?: Data;
  errors?: { message: string; extensions: { code: string; retryable?: boolean } }[];
}
