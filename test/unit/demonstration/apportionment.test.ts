import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { apportion, settle } from "../../../seeds/demonstration/apportionment.js";

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

test("shares are whole, within one of the exact ones, and add up", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300_000 }), weights, (total, given) => {
      const shares = apportion(total, given);
      expect(sum(shares)).toBe(total);
      const all = sum(given);
      shares.forEach((share, at) => expect(Math.abs(share - (total * (given[at] ?? 0)) / all)).toBeLessThan(1.000_001));
    }),
  );
});

test("the largest remainders get what is left, the first of equal ones first", () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(5, [1, 2, 2])).toEqual([1, 2, 2]);
  expect(apportion(7, [10, 25, 65])).toEqual([1, 2, 4]);
});

test("settled shares reach the total evenly and stay within their bounds", () => {
  expect(
    settle([5, 5, 5], 17, [
      [0, 5],
      [0, 9],
      [0, 9],
    ]),
  ).toEqual([5, 6, 6]);
  expect(
    settle([5, 5, 5], 12, [
      [5, 9],
      [0, 9],
      [0, 9],
    ]),
  ).toEqual([5, 3, 4]);
  expect(() =>
    settle([1, 1], 5, [
      [0, 2],
      [0, 2],
    ]),
  ).toThrow(RangeError);
});
