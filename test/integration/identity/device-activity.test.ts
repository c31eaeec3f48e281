import { expect, test } from "@jest/globals";
import type { EntityManager } from "@mikro-orm/postgresql";
import { DeviceActivity } from "../../../src/modules/identity/device-activity.js";
import { builders } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const em = () => program.program.orm.em.fork({ clear: true }) as EntityManager;
const seen = async (accountId: string) =>
  (await program.sql<{ at: Date }>("select last_seen_at as at from devices where account_id = $1", [accountId])).map(
    ({ at }) => at.toISOString(),
  );

test("when a device was used last is written together, and only when it is five minutes off", async () => {
  const people = [
    await builders(program).person(),
    await builders(program).person(),
    await builders(program).person(),
  ] as const;
  await program.sql("update devices set last_seen_at = '2026-11-22T02:00:00Z'");
  const activity = new DeviceActivity();
  const note = (who: (typeof people)[number], at: string) => activity.note(who.deviceId, who.accountId, new Date(at));
  note(people[0], "2026-11-22T02:04:59Z");
  note(people[1], "2026-11-22T02:05:00Z");
  note(people[1], "2026-11-22T02:06:00Z");

  program.statements.length = 0;
  await activity.write(em());
  expect(program.statements).toHaveLength(1);
  expect(await Promise.all(people.map(({ accountId }) => seen(accountId)))).toEqual([
    ["2026-11-22T02:00:00.000Z"],
    ["2026-11-22T02:06:00.000Z"],
    ["2026-11-22T02:00:00.000Z"],
  ]);
  await activity.write(em());
  expect(program.statements).toHaveLength(1);
});

test("requests alone write nothing", async () => {
  const { token, accountId } = await builders(program).person();
  await program.sql("update devices set last_seen_at = '2026-11-01T00:00:00Z' where account_id = $1", [accountId]);
  program.statements.length = 0;
  for (let i = 0; i < 3; i++) await program.data("{ viewer { id } }", {}, { token });
  expect(program.statements.filter((text) => /update|insert/i.test(text))).toEqual([]);
  expect(await seen(accountId)).toEqual(["2026-11-01T00:00:00.000Z"]);
});
