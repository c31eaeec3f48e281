import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../../src/platform/errors/domain-error.js";
import {
  delayAfter,
  failedAgain,
  mostGuessesPerDay,
  NO_FAILURES,
  remembered,
  type DelayRule,
} from "../../../src/modules/identity/attempt-delay.rules.js";
import { AttemptGate } from "../../../src/modules/identity/attempt-gate.js";
import { SIGN_IN_DELAYS, SignInThrottle, type Attempt } from "../../../src/modules/identity/sign-in-throttle.js";

const rules = Object.entries<DelayRule>(SIGN_IN_DELAYS);
const ofKnown = SIGN_IN_DELAYS.onKnownDevice;

describe("delays", () => {
  test("begin after the free ones with a second, double, and end at the longest", () => {
    let failures = NO_FAILURES;
    const delays = Array.from({ length: 18 }, () =>
      delayAfter((failures = failedAgain(failures, 1, ofKnown)), ofKnown),
    );
    expect(delays).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test("decay: one failure is forgotten at a time, and all of them in the end", () => {
    const failures = { level: 8, at: 0 };
    expect(remembered(failures, 900_000, ofKnown).level).toBe(7);
    expect(remembered(failures, 24 * 3600_000, ofKnown).level).toBe(0);
    expect(remembered(failures, -1000, ofKnown).level).toBe(8);
  });

  test.each(rules)("no timing gets more guesses in a day than documented: %s", (_name, rule) => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3000 }), { maxLength: 40 }), (pauses) => {
        let [failures, now, guesses] = [NO_FAILURES, 0, 0];
        for (let at = 0; now < 86_400_000; at++) {
          failures = failedAgain(failures, now, rule);
          guesses++;
          // As soon as it may, but for the pauses.
          now += (delayAfter(failures, rule) + (pauses[at] ?? 0)) * 1000;
        }
        expect(guesses).toBeLessThanOrEqual(mostGuessesPerDay(rule));
      }),
    );
  });

  test("the bounds are those of the handbook", () => {
    expect(rules.map(([name, rule]) => [name, mostGuessesPerDay(rule)])).toEqual([
      ["onKnownDevice", 112],
      ["fromNetwork", 112],
      ["fromUnknownNetworks", 598],
      ["onUnknownAccounts", 1647],
    ]);
  });
});

describe("a gate", () => {
  const RULE: DelayRule = { free: 2, longest: 60, forgetOne: 60 };

  test("judges no more at once than may be wrong for nothing, and every attempt gets an answer", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("RIGHT", "WRONG", "NOT_JUDGED"), { maxLength: 30 }),
        async (outcomes) => {
          const gate = new AttemptGate(RULE, () => 0);
          let [judging, failed] = [0, 0];
          const answers = outcomes.map(async (outcome) => {
            try {
              const settle = await gate.enter("lin");
              judging++;
              // However many are sent at once, no more can be wrong than one after the other.
              expect(judging).toBeLessThanOrEqual(Math.max(1, RULE.free - failed));
              await Promise.resolve();
              judging--;
              if (outcome === "WRONG") failed++;
              settle(outcome as "RIGHT" | "WRONG" | "NOT_JUDGED");
              return "judged";
            } catch (error) {
              return error instanceof DomainError ? error.code : String(error);
            }
          });
          const all = await Promise.all(answers);
          const wrong = outcomes.filter((outcome, at) => outcome === "WRONG" && all[at] === "judged");
          expect(wrong.length).toBeLessThanOrEqual(RULE.free + 1);
          expect(all.every((answer) => answer === "judged" || answer === "TOO_MANY_ATTEMPTS")).toBe(true);
          if (wrong.length <= RULE.free) expect(all).toEqual(outcomes.map(() => "judged"));
        },
      ),
    ));

  test("forgets whom it saw longest ago, so that made-up names do not fill the memory", async () => {
    const gate = new AttemptGate(RULE, () => 0);
    const fail = async (key: string) => (await gate.enter(key))("WRONG");
    for (let i = 0; i < 3; i++) await fail("lin");
    await expect(gate.enter("lin")).rejects.toMatchObject({ code: "TOO_MANY_ATTEMPTS", details: { seconds: 1 } });
    for (let i = 0; i < 50_000; i++) await fail(`made up ${i}`);
    (await gate.enter("lin"))("RIGHT");
  });
});

describe("signing in", () => {
  const clock = { now: () => new Date("2026-11-22T02:00:00Z") };
  const tries = async (throttle: SignInThrottle, attempt: Attempt, isRight: boolean) => {
    try {
      await throttle.attempt(attempt, () => Promise.resolve(isRight), Boolean);
      return "judged";
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return `${error.code} ${String(error.details["seconds"])}`;
    }
  };
  const wrong = (throttle: SignInThrottle, attempt: Attempt) => tries(throttle, attempt, false);
  const right = (throttle: SignInThrottle, attempt: Attempt) => tries(throttle, attempt, true);

  test("who gets in uses up nothing, and forgives what they mistyped there", async () => {
    const throttle = new SignInThrottle(clock);
    const lin = { username: "lin", address: "10.0.0.1" };
    for (let i = 0; i < 300; i++) expect(await right(throttle, lin)).toBe("judged");
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 5; i++) expect(await wrong(throttle, lin)).toBe("judged");
      expect(await right(throttle, lin)).toBe("judged");
    }
  });

  test("an address that tries many names waits with those unknown to it, and not with those who came in from it", async () => {
    const throttle = new SignInThrottle(clock);
    const address = "10.0.0.1";
    await right(throttle, { username: "lin", address });
    for (let i = 0; i <= 200; i++) expect(await wrong(throttle, { username: `user${i}`, address })).toBe("judged");
    expect(await wrong(throttle, { username: "another", address })).toBe("TOO_MANY_ATTEMPTS 1");
    expect(await right(throttle, { username: "lin", address })).toBe("judged");
    expect(await right(throttle, { username: "wu", address, knownDeviceId: "tablet" })).toBe("judged");
    expect(await right(throttle, { username: "another", address: "10.0.0.2" })).toBe("judged");
  });

  test("names that are tried from everywhere wait with the unknown, and not where their owners come in", async () => {
    const throttle = new SignInThrottle(clock);
    const lin = (address: string) => ({ username: "lin", address });
    await right(throttle, lin("192.0.2.10"));
    for (let i = 0; i <= 300; i++) expect(await wrong(throttle, lin(`10.0.${Math.floor(i / 6)}.1`))).toBe("judged");
    expect(await right(throttle, lin("203.0.113.9"))).toBe("TOO_MANY_ATTEMPTS 1");
    expect(await right(throttle, lin("192.0.2.10"))).toBe("judged");
    expect(await right(throttle, { ...lin("203.0.113.9"), knownDeviceId: "tablet" })).toBe("judged");
    expect(await right(throttle, { username: "wu", address: "203.0.113.9" })).toBe("judged");
  });

  test("the addresses of one IPv6 network count together", async () => {
    const throttle = new SignInThrottle(clock);
    const at = (i: number) => ({ username: "lin", address: `2001:db8:1:2::${i.toString(16)}` });
    for (let i = 0; i < 6; i++) await wrong(throttle, at(i));
    expect(await wrong(throttle, at(7))).toBe("TOO_MANY_ATTEMPTS 1");
    expect(await wrong(throttle, { username: "lin", address: "2001:db8:1:3::1" })).toBe("judged");
  });
});
