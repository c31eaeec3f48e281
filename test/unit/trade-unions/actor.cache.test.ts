import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/platform/access/actor.js";
import { ActorCache } from "../../../src/modules/trade-unions/access/actor.cache.js";
import type { ActorSession } from "../../../src/modules/trade-unions/access/actor.queries.js";

const actor = (accountId: string): Actor => ({
  accountId,
  name: "",
  language: "en",
  deviceId: "",
  sessionId: "",
  mustChangePassword: false,
  grants: [],
  permissions: new Set(),
  offices: [],
});

let now: Date;
let loads: number;
let isInformed: boolean;
let answer: () => Promise<ActorSession | undefined>;
const session = (accountId: string): ActorSession => ({
  actor: actor(accountId),
  expiresAt: new Date("2026-11-22T03:00:00Z"),
  confirms: undefined,
});
const cache = (maximumAgeMs = 3_600_000) =>
  new ActorCache({
    load: () => {
      loads++;
      return answer();
    },
    clock: { now: () => now },
    maximumAgeMs,
    isInformed: () => isInformed,
  });
beforeEach(() => {
  now = new Date("2026-11-22T02:00:00Z");
  loads = 0;
  isInformed = true;
  answer = () => Promise.resolve(session("lin"));
});

describe("remembered people", () => {
  test("a token is looked up once", async () => {
    const people = cache();
    for (let i = 0; i < 3; i++) expect((await people.actorOf("a"))?.accountId).toBe("lin");
    expect(loads).toBe(1);
    await people.actorOf("b");
    expect(loads).toBe(2);
  });

  test("a token that is nobody's is looked up each time", async () => {
    answer = () => Promise.resolve(undefined);
    const people = cache();
    expect([await people.actorOf("a"), await people.actorOf("a"), loads]).toEqual([null, null, 2]);
  });

  test("one who was changed is forgotten, the others are not", async () => {
    const people = cache();
    await people.actorOf("a");
    answer = () => Promise.resolve(session("wei"));
    await people.actorOf("b");
    people.forget(["lin"]);
    await people.actorOf("b");
    expect(loads).toBe(2);
    await people.actorOf("a");
    expect(loads).toBe(3);
    people.forgetAll();
    await people.actorOf("a");
    await people.actorOf("b");
    expect(loads).toBe(5);
  });

  test("what was read before a change does not enter after it", async () => {
    const people = cache();
    let arrive: (found: ActorSession) => void = () => undefined;
    answer = () => new Promise((resolve) => (arrive = resolve));
    const under = people.actorOf("a");
    people.forget(["lin"]);
    arrive(session("lin"));
    await under;
    answer = () => Promise.resolve(undefined);
    expect(await people.actorOf("a")).toBeNull();
  });

  test("nobody is remembered while changes elsewhere are not heard of", async () => {
    const people = cache();
    isInformed = false;
    await people.actorOf("a");
    await people.actorOf("a");
    expect(loads).toBe(2);
    isInformed = true;
    await people.actorOf("a");
    await people.actorOf("a");
    expect(loads).toBe(3);
  });

  test("an access token ends in time, and a day's grants with the day", async () => {
    const people = cache();
    await people.actorOf("a");
    now = new Date("2026-11-22T02:59:59.999Z");
    await people.actorOf("a");
    expect(loads).toBe(1);
    now = new Date("2026-11-22T03:00:00Z");
    await people.actorOf("a");
    expect(loads).toBe(2);

    answer = () => Promise.resolve({ ...session("lin"), expiresAt: new Date("2026-11-23T00:00:00Z") });
    now = new Date("2026-11-22T15:59:59Z");
    await people.actorOf("c");
    await people.actorOf("c");
    expect(loads).toBe(3);
    now = new Date("2026-11-22T16:00:00Z");
    await people.actorOf("c");
    expect(loads).toBe(4);
  });

  test("nothing is remembered when it is switched off", async () => {
    const people = cache(0);
    await people.actorOf("a");
    await people.actorOf("a");
    expect(loads).toBe(2);
  });
});
