import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { runAdminCommand } from "../../../src/app/admin/run-admin-command.js";
import { readAdminCommand } from "../../../src/app/admin/admin-command.js";
import type { Clock } from "../../../src/platform/clock/clock.js";
import { createTestDatabase, databaseUrl } from "../../support/database.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { signIn, isOpen } = identityBuilders(program);

/** Runs a command line on the program's database; answers exit code and lines. */
async function admin(line: readonly string[], url = program.appUrl, clock?: Clock) {
  const said: string[] = [];
  const complained: string[] = [];
  const command = readAdminCommand(line);
  if (command === undefined) throw new Error("it asked for help");
  const output = {
    say: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
  };
  return { code: await runAdminCommand(url, command, output, clock), said, complained };
}
const ROOT = ["create-root", "--name", "思明区总工会", "--code", "350203", "--level", "DISTRICT"];
const passwordIn = (line: string | undefined) => /([A-Z2-9]{4}(-[A-Z2-9]{4}){3})$/.exec(line ?? "")?.[1] ?? "";

describe("npm run admin", () => {
  test("makes the root, once", async () => {
    expect(await admin(["list"])).toEqual({ code: 0, said: ["There are no accounts yet."], complained: [] });
    const made = await admin(ROOT);
    expect(made).toEqual({
      code: 0,
      complained: [],
      said: [expect.stringMatching(/^思明区总工会 \(350203\) is the root of the tree; its id is [0-9a-f-]{36}\.$/)],
    });
    expect(
      await program.sql(
        "select name, initials, level, form, ltree2text(path) = number::text as placed from trade_unions",
      ),
    ).toEqual([{ name: "思明区总工会", initials: "smqzgh", level: "DISTRICT", form: "FEDERATION", placed: true }]);
    const said =
      "select action, actor_id from journal_entries where action not in ('rows.adopted', 'reference-data.loaded')";
    expect(await program.sql(said)).toEqual([{ action: "trade-union.created", actor_id: null }]);
    expect(await admin(ROOT)).toEqual({
      code: 1,
      said: [],
      complained: ["There is a root union already; a deployment has one."],
    });
  });

  test("gives a role that needs two people elsewhere, at once and in nobody's name", async () => {
    const made = await admin(["create-account", "--username", "second", "--name", "赵主席"]);
    expect(made.code).toBe(0);
    expect(await admin(["grant", "--username", "Second", "--role", "LEADER", "--at", "350203"])).toEqual({
      code: 0,
      said: ["second (赵主席) is LEADER at 思明区总工会 (350203) from now on."],
      complained: [],
    });
    expect(
      await program.sql(`select g.role, g.granted_by, j.action, j.actor_id from grants g
        join accounts a on a.id = g.account_id and a.username = 'second' join journal_entries j on j.subject_id = g.id`),
    ).toEqual([{ role: "LEADER", granted_by: null, action: "grant.given", actor_id: null }]);
    expect(await program.sql("select id from pending_grants")).toEqual([]);
    expect((await admin(["grant", "--username", "nobody", "--at", "350203"])).complained).toEqual([
      "There is no such account.",
    ]);
    expect((await admin(["grant", "--username", "second", "--role", "LEADER", "--at", "350203"])).code).toBe(1);
    await program.sql("delete from grants");
    await program.sql("delete from accounts where username = 'second'");
  });

  test("makes the first administrator, who signs in, replaces the password and manages accounts", async () => {
    const line = [
      "create-account",
      "--username",
      "Chief",
      "--name",
      "陈主任",
      "--role",
      "ADMINISTRATOR",
      "--at",
      "350203",
    ];
    const { code, said } = await admin(line);
    // The command ran by the real clock, and what it granted holds from its day on.
    program.clock.set(new Date().toISOString());
    expect(code).toBe(0);
    expect(said).toEqual([
      "Account chief (陈主任) was made: ADMINISTRATOR at 思明区总工会 (350203).",
      expect.stringContaining("One-time password, shown this once"),
    ]);
    const password = passwordIn(said[1]);
    const { accessToken: token } = await signIn({ username: "chief", password });
    await program.data(
      "mutation C($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }",
      { input: { currentPassword: password, newPassword: "my very own words" } },
      { token },
    );
    const { accounts } = await program.data<{ accounts: unknown }>(
      "{ accounts(first: 5) { edges { node { username grants { role } } } } }",
      {},
      { token },
    );
    expect(accounts).toEqual({ edges: [{ node: { username: "chief", grants: [{ role: "ADMINISTRATOR" }] } }] });
    expect((await admin(line)).complained).toEqual(["This username is taken."]);
  });

  test("resets a password while the server runs: the sessions end", async () => {
    const { accessToken } = await signIn({ username: "chief", password: "my very own words" });
    const { code, said } = await admin(["reset-password", "--username", "chief"]);
    expect(code).toBe(0);
    expect(await isOpen(accessToken)).toBe(false);
    await signIn({ username: "chief", password: passwordIn(said[0]) });
    expect((await admin(["reset-password", "--username", "ghost"])).complained).toEqual(["There is no such account."]);
  });

  test("lists accounts; one without a role is no more than an account", async () => {
    expect((await admin(["create-account", "--username", "plain", "--name", "林"])).said[0]).toBe(
      "Account plain (林) was made, without any role.",
    );
    expect((await admin(["list"])).said).toEqual([
      "chief\t陈主任\tADMINISTRATOR at 思明区总工会 (350203)",
      "plain\t林\tno role",
    ]);
  });

  test("lists a role on the business days on which it holds, whatever day it is elsewhere", async () => {
    const [chief] = await program.sql<{ id: string; union_id: string }>(
      "select a.id, u.id as union_id from accounts a, trade_unions u where a.username = 'chief' and u.parent_id is null",
    );
    // Half past midnight of the 2nd in Xiamen, the 1st by UTC.
    const night: Clock = { now: () => new Date("2026-12-02T00:30:00+08:00") };
    const held = async (days: readonly [string, string | null]) => {
      await program.sql("update grants set since = $1, until = $2 where account_id = $3 and revoked_at is null", [
        ...days,
        chief?.id,
      ]);
      return (await admin(["list"], program.appUrl, night)).said[0] !== "chief\t陈主任\tno role";
    };
    const [kept] = await program.sql<{ since: string }>("select since::text from grants where account_id = $1", [
      chief?.id,
    ]);
    expect(await held(["2026-12-02", null])).toBe(true);
    expect(await held(["2026-12-03", null])).toBe(false);
    expect(await held(["2026-11-01", "2026-12-02"])).toBe(true);
    expect(await held(["2026-11-01", "2026-12-01"])).toBe(false);
    expect(await held([kept?.since ?? "", null])).toBe(true);
  });

  test.each([
    ["a union that is none", ["--at", "999999"], "There is no such trade union."],
    [
      "a role of another level",
      ["--at", "350203", "--role", "UNION_OFFICER"],
      "This role cannot be held at a union of this level.",
    ],
    ["a language it does not speak", ["--language", "fr"], "There is no such value: fr."],
  ])("with %s nothing is made", async (_case, options, complaint) => {
    expect(await admin(["create-account", "--username", "half", "--name", "林", ...options])).toEqual({
      code: 1,
      said: [],
      complained: [complaint],
    });
    expect(await program.sql("select 1 from accounts where username = 'half'")).toEqual([]);
  });

  test("says so in one line when the database cannot be reached", async () => {
    expect(await admin(["list"], "postgres://nobody@127.0.0.1:1/none")).toEqual({
      code: 1,
      said: [],
      complained: ["The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1"],
    });
  });

  test("says so when the database was never set up", async () => {
    const empty = await createTestDatabase();
    try {
      await program.sql("select 1");
      const name = `${empty.name}_empty`;
      await program.sql(`create database ${name}`);
      expect(await admin(["list"], databaseUrl(name))).toEqual({
        code: 1,
        said: [],
        complained: [expect.stringMatching(/^The database is not set up for .*: run npm run migrate/)],
      });
      await program.sql(`drop database ${name} with (force)`);
    } finally {
      await empty.drop();
    }
  });
});

describe("as a process", () => {
  const spawn = (...args: string[]) =>
    promisify(execFile)(process.execPath, [
      "--import",
      "./test/support/typescript-resolution.mjs",
      "src/app/admin.ts",
      ...args,
    ]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );

  test("prints its help", async () => {
    const { code, stdout } = await spawn("--help");
    expect([code, stdout.split("\n")[0]]).toEqual([0, "npm run admin -- COMMAND [options]"]);
  });

  test("wrong usage: one line, exit code 1", async () => {
    const { code, stdout, stderr } = await spawn("create-account", "--username", "lin");
    expect([code, stdout, stderr]).toEqual([1, "", "--name is missing. See: npm run admin -- --help\n"]);
  });
});
