import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  faultsOfVotes,
  isValidAppraisal,
  satisfactionPercentOf,
} from "../../../src/modules/trade-unions/figures/member-appraisal.rules.js";
import { leastExact, Qualifier } from "../../../src/modules/trade-unions/figures/qualifier.rules.js";
import { percentOf } from "../../../src/platform/numbers/percent.rules.js";

describe("rates", () => {
  test.each([
    [13_949, 17_221, 81],
    [237_252, 272_703, 87],
    [210_900, 237_252, 88.89],
    [1, 800, 0.13],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [5, 4, 125],
    [0, 4, 0],
  ])("%i of %i is %d %%", (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));

  test("of nothing there is no rate", () => expect(percentOf(0, 0)).toBeNull());

  test("rounding is half up and never off by more than half a hundredth", () => {
    const count = fc.nat(300_000_000);
    fc.assert(
      fc.property(
        count,
        count.map((n) => n + 1),
        (part, whole) => {
          const hundredths = BigInt(Math.round((percentOf(part, whole) ?? -1) * 100));
          const twice = 2n * (hundredths * BigInt(whole) - BigInt(part) * 10_000n);
          expect(twice <= BigInt(whole) && twice > -BigInt(whole)).toBe(true);
        },
      ),
    );
  });
});

describe("qualifiers", () => {
  test("a sum is as exact as its least exact summand", () => {
    const { EXACT, ABOUT, MORE_THAN, ROUND } = Qualifier;
    expect(leastExact([])).toBe(EXACT);
    expect(leastExact([EXACT, ABOUT, EXACT])).toBe(ABOUT);
    expect(leastExact([ROUND, ABOUT])).toBe(ABOUT);
    expect(leastExact([ROUND, EXACT])).toBe(ROUND);
    expect(leastExact([MORE_THAN, ABOUT])).toBe(MORE_THAN);
  });

  test("order and repetition do not matter, and sums of sums agree", () => {
    const list = fc.array(fc.constantFrom(...Object.values(Qualifier)), { minLength: 1 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        expect(leastExact([...one, ...other])).toBe(leastExact([leastExact(other), leastExact(one)]));
      }),
    );
  });
});

const votes = { eligible: 237, issued: 237, valid: 210, satisfied: 160, basicallySatisfied: 36, dissatisfied: 14 };

describe("member appraisals", () => {
  test("196 of 210 valid votes are 93.33 %, and 210 of 237 are valid", () => {
    expect(faultsOfVotes(votes)).toEqual([]);
    expect(satisfactionPercentOf(votes)).toBe(93.33);
    expect(isValidAppraisal(votes)).toBe(true);
  });

  test.each([
    [158, 237, true],
    [157, 237, false],
    [2, 3, true],
    [1, 2, false],
    [0, 0, false],
  ])("%i valid votes of %i eligible members: valid is %s", (valid, eligible, isValid) => {
    expect(isValidAppraisal({ valid, eligible })).toBe(isValid);
  });

  test("each fault by itself", () => {
    expect(faultsOfVotes({ ...votes, issued: 238 })).toEqual(["MORE_VOTES_THAN_ELIGIBLE"]);
    expect(faultsOfVotes({ ...votes, issued: 209 })).toEqual(["MORE_VALID_VOTES_THAN_ISSUED"]);
    expect(faultsOfVotes({ ...votes, dissatisfied: 13 })).toEqual(["VOTES_DO_NOT_ADD_UP"]);
    expect(satisfactionPercentOf({ valid: 0, satisfied: 0, basicallySatisfied: 0 })).toBeNull();
  });

  test("counts without a fault give a percent from 0 to 100", () => {
    const count = fc.nat(100_000);
    fc.assert(
      fc.property(count, count, count, count, count, (satisfied, basicallySatisfied, dissatisfied, lost, absent) => {
        const valid = satisfied + basicallySatisfied + dissatisfied;
        const counted = {
          satisfied,
          basicallySatisfied,
          dissatisfied,
          valid,
          issued: valid + lost,
          eligible: valid + lost + absent,
        };
        expect(faultsOfVotes(counted)).toEqual([]);
        const percent = satisfactionPercentOf(counted);
        if (valid === 0) expect(percent).toBeNull();
        else expect(percent !== null && percent >= 0 && percent <= 100).toBe(true);
      }),
    );
  });
});
