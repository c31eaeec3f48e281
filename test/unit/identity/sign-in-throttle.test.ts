import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { DomainError } from "../../../src/platform/errors/domain-error.js";
import { SIGN_IN_LIMITS, SignInThrottle } from "../../../src/modules/identity/sign-in-throttle.js";

beforeEach(() => void jest.useFakeTimers({ now: Date.parse("2026-11-22T02:00:00Z") }));
afterEach(() => void jest.useRealTimers());

/** Codes and seconds of what a number of attempts one after the other are answered. */
async function attempts(
  throttle: SignInThrottle,
  count: number,
  user: (i: number) => string,
  address: (i: number) => string,
) {
  const answers: unknown[] = [];
  for (let i = 0; i < count; i++) {
    answers.push(
      await throttle.attempt(user(i), address(i)).then(
        () => "passed",
        (error: unknown) => (error instanceof DomainError ? [error.code, error.details] : error),
      ),
    );
  }
  return answers;
}

const passed = (count: number) => Array.from({ length: count }, () => "passed");
const refused = ["TOO_MANY_ATTEMPTS", { seconds: 900 }];

describe("attempts to sign in", () => {
  test("ten for an account, from wherever they come", async () => {
    const throttle = new SignInThrottle();
    const answers = await attempts(
      throttle,
      11,
      () => "lin",
      (i) => `10.0.0.${i}`,
    );
    expect(answers).toEqual([...passed(SIGN_IN_LIMITS.perAccount), refused]);
  });

  test("a hundred from an address, whoever is tried", async () => {
    const throttle = new SignInThrottle();
    const answers = await attempts(
      throttle,
      101,
      (i) => `user${i}`,
      () => "10.0.0.1",
    );
    expect(answers).toEqual([...passed(SIGN_IN_LIMITS.perAddress), refused]);
  });

  test("the addresses of one IPv6 network count together", async () => {
    const throttle = new SignInThrottle();
    const answers = await attempts(
      throttle,
      101,
      (i) => `user${i}`,
      (i) => `2001:db8:1:2::${i.toString(16)}`,
    );
    expect(answers.at(-1)).toEqual(refused);
  });

  test("are counted anew after fifteen minutes", async () => {
    const throttle = new SignInThrottle();
    await attempts(
      throttle,
      10,
      () => "lin",
      () => "10.0.0.1",
    );
    await jest.advanceTimersByTimeAsync(899_000);
    expect(
      await attempts(
        throttle,
        1,
        () => "lin",
        () => "10.0.0.1",
      ),
    ).toEqual([["TOO_MANY_ATTEMPTS", { seconds: 1 }]]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(
      await attempts(
        throttle,
        1,
        () => "lin",
        () => "10.0.0.1",
      ),
    ).toEqual(["passed"]);
  });

  test("who gets in uses up nothing", async () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 300; i++) await (await throttle.attempt("lin", "10.0.0.1")).succeeded();
    expect(
      await attempts(
        throttle,
        10,
        () => "lin",
        () => "10.0.0.1",
      ),
    ).toEqual(passed(10));
  });
});
