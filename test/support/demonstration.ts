import { afterAll, beforeAll, expect } from "@jest/globals";
import { DEMONSTRATION_ACCOUNTS, type DemonstrationUsername } from "../../seeds/demonstration/accounts.js";
import { setDemonstrationPassword } from "../../seeds/demonstration/set-demonstration-password.js";
import type { ProgramOptions } from "../../src/app/program.js";
import { verifyDatabase } from "../../src/app/verification.js";
import type { BuiltPerson } from "./builders.js";
import { createTestDatabase, demonstrationTemplate } from "./database.js";
import { TestProgram, TODAY } from "./program.js";

const PASSWORD = "一个足够长的演示口令 1";
const SIGN_IN = `mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }`;

/** The program on the demonstration district of the day of the tests, and the people of the demonstration once they signed in. */
export function demonstrationProgram(
  options: Partial<ProgramOptions> = {},
  /** Whether the database is whole at the end; not where a test makes up years of data behind the program's back. */
  { isVerified = true } = {},
): {
  program: TestProgram;
  people: Readonly<Record<DemonstrationUsername, BuiltPerson>>;
} {
  const program = new TestProgram(options, undefined, () => createTestDatabase(demonstrationTemplate(TODAY)));
  const people = {} as Record<DemonstrationUsername, BuiltPerson>;
  beforeAll(async () => {
    await program.start();
    await setDemonstrationPassword(program.program.orm.em.fork() as never, PASSWORD);
    const accounts = await program.sql<{ username: DemonstrationUsername; id: string }>(
      "select username, id from accounts where username = any($1)",
      [DEMONSTRATION_ACCOUNTS.map(({ username }) => username)],
    );
    for (const { username, id: accountId } of accounts) people[username] = await signedIn(program, username, accountId);
  }, 180_000);
  afterAll(async () => {
    if (!isVerified) return program.stop();
    try {
      const { parts } = await verifyDatabase(program.databaseUrl);
      const own = await program.sql<{ key: string }>(
        "select row_key as key from row_states where written_by like '% tests'",
      );
      const keys = own.map(({ key }) => key);
      // What these tests let people do leaves the district as whole as before; what they wrote themselves does not count.
      const differences = parts.flatMap((part) => part.differences);
      expect(differences.filter(({ id }) => !keys.some((key) => id.startsWith(key)))).toEqual([]);
    } finally {
      await program.stop();
    }
  }, 120_000);
  return { program, people };
}

async function signedIn(program: TestProgram, username: string, accountId: string): Promise<BuiltPerson> {
  const device = { id: accountId, name: "Tablet", platform: "android" };
  const { signIn } = await program.data<{ signIn: { session: { accessToken: string } | null; userErrors: object[] } }>(
    SIGN_IN,
    { input: { username, password: PASSWORD, device } },
  );
  if (signIn.session === null) throw new Error(`${username} cannot sign in: ${JSON.stringify(signIn.userErrors)}`);
  return { accountId, deviceId: accountId, sessionId: "", username, token: signIn.session.accessToken };
}
