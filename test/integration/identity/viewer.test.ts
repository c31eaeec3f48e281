import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { permissionsOf } from "../../../src/modules/trade-unions/duties/role-permissions.rules.js";

const program = testProgram();
const QUERY = `{ viewer { id name username language permissions mustChangePassword
  grants { role since until extraPermissions tradeUnion { id code name level } } device { id name platform revokedAt account { id } } } }`;
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const viewer = async (token: string, query = QUERY) =>
  (await program.data<{ viewer: Record<string, unknown> }>(query, {}, { token })).viewer;

describe("viewer", () => {
  test.each(PERSONAS)("%s sees themselves", async (persona) => {
    const { token, accountId, deviceId, username } = persons[persona];
    const answer = await viewer(token);
    const roles = (answer["grants"] as { role: string }[]).map(({ role }) => role);
    expect(answer).toMatchObject({
      id: accountId,
      name: "测试人员",
      username,
      language: "en",
      mustChangePassword: false,
    });
    expect(answer["device"]).toEqual({
      id: deviceId,
      name: "Tablet",
      platform: "android",
      revokedAt: null,
      account: { id: accountId },
    });
    expect(answer["permissions"]).toEqual([...new Set(roles.flatMap((role) => [...permissionsOf(role)]))].sort());
    expect(roles).toHaveLength(persona === "nobody" ? 0 : 1);
  });

  test("an anonymous caller is nobody", async () => {
    const { errors, data } = await program.run(QUERY);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
    expect(data).toBeNull();
  });

  test.each(["", "x", "a.b-c~d/e+f==", "\u00e9"])("the token %p is nobody's", async (token) => {
    const { errors } = await program.run(QUERY, {}, { headers: { authorization: `Bearer ${token}` } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  test("grants are those of today: not the ended, the revoked, the future ones", async () => {
    const person = await builders(program).person([
      { role: "INSPECTOR", at: at.street, until: "2026-11-22", extra: ["inspection:unassigned"] },
      { role: "REVIEWER", at: at.street, until: "2026-11-21" },
      { role: "AUDITOR", at: at.street, since: "2026-11-23" },
      { role: "LEADER", at: at.street },
    ]);
    await program.sql("update grants set revoked_at = now() where account_id = $1 and role = 'LEADER'", [
      person.accountId,
    ]);
    const answer = await viewer(person.token);
    expect(answer["grants"]).toEqual([
      {
        role: "INSPECTOR",
        since: "2020-01-01",
        until: "2026-11-22",
        extraPermissions: ["inspection:unassigned"],
        tradeUnion: { id: at.street.id, code: at.street.code, name: "甲街道总工会", level: "STREET" },
      },
    ]);
    expect(answer["permissions"]).toContain("inspection:unassigned");
    program.clock.advance(86_400_000);
    const tomorrow = await viewer(person.token, "{ viewer { permissions grants { role } } }");
    expect(tomorrow).toEqual({ permissions: [...permissionsOf("AUDITOR")].sort(), grants: [{ role: "AUDITOR" }] });
  });

  test("costs the same with one role and with ten", async () => {
    const { person } = builders(program);
    const one = await person([{ role: "INSPECTOR", at: at.street }]);
    const roles = ["INSPECTOR", "REVIEWER", "LEADER", "ORGANIZER", "AUDITOR"] as const;
    const ten = await person(
      roles.flatMap((role) => [at.street, at.otherStreet].map((union) => ({ role, at: union }))),
    );
    const statements = async (token: string) => {
      program.statements.length = 0;
      await viewer(token);
      return program.statements.length;
    };
    expect(await statements(ten.token)).toBe(await statements(one.token));
  });
});
