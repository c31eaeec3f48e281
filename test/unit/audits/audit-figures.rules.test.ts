import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  differenceOf,
  EXPENDITURE_ITEMS,
  expenditureOf,
  faultsOfLines,
  FIGURE_ITEMS,
  INCOME_ITEMS,
  incomeOf,
  inOrderOfAccounts,
  varianceOf,
  type FigureLine,
} from "../../../src/modules/audits/engagements/audit-figures.rules.js";
import { MAXIMUM_FEN } from "../../../src/modules/audits/funds/money.rules.js";

const amounts = fc.integer({ min: 0, max: MAXIMUM_FEN });
const lines: fc.Arbitrary<FigureLine[]> = fc
  .uniqueArray(fc.constantFrom(...INCOME_ITEMS, ...EXPENDITURE_ITEMS))
  .chain((items) =>
    fc.tuple(...items.map((item) => fc.record({ item: fc.constant(item), budget: amounts, actual: amounts }))),
  )
  .map((given) => [...given]);
const closing = (openingBalance: number, figures: readonly FigureLine[]) =>
  openingBalance + incomeOf(figures) - expenditureOf(figures);

describe("the balance", () => {
  test("of the example holds", () => {
    const figures: FigureLine[] = [
      { item: "ALLOCATED_DUES_INCOME", budget: 12_000_000, actual: 11_800_000 },
      { item: "WORKER_ACTIVITIES", budget: 8_000_000, actual: 7_900_000 },
    ];
    expect(differenceOf({ openingBalance: 5_000_000, closingBalance: 8_900_000, figures })).toBe(0);
    expect(figures.map(varianceOf)).toEqual([-200_000, -100_000]);
  });

  test("holds for the closing balance that follows from the lines, and for no other", () => {
    fc.assert(
      fc.property(amounts, lines, fc.integer({ min: -1_000_000, max: 1_000_000 }), (openingBalance, figures, off) => {
        const closingBalance = closing(openingBalance, figures) + off;
        expect(differenceOf({ openingBalance, closingBalance, figures }) + 0).toBe(off + 0);
      }),
    );
  });

  test("is exact to the fen however large the amounts", () => {
    const most = (items: readonly FigureLine["item"][]) =>
      items.map((item): FigureLine => ({ item, budget: 0, actual: MAXIMUM_FEN }));
    const closingBalance = closing(MAXIMUM_FEN, most(INCOME_ITEMS));
    expect(Number.isSafeInteger(closingBalance + 1)).toBe(true);
    expect(
      differenceOf({ openingBalance: MAXIMUM_FEN, closingBalance: closingBalance + 1, figures: most(INCOME_ITEMS) }),
    ).toBe(1);
  });

  test("does not depend on the order of the lines, nor on the budget", () => {
    fc.assert(
      fc.property(amounts, lines, (openingBalance, figures) => {
        const shuffled = figures.toReversed().map((line) => ({ ...line, budget: 0 }));
        expect(closing(openingBalance, shuffled)).toBe(closing(openingBalance, figures));
        expect(inOrderOfAccounts(shuffled).map(({ item }) => item)).toEqual(
          FIGURE_ITEMS.filter((item) => figures.some((line) => line.item === item)),
        );
      }),
    );
  });
});

describe("single lines", () => {
  test("that are each there once, without balances and without negative amounts, are fine", () => {
    fc.assert(fc.property(lines, (figures) => expect(faultsOfLines(figures)).toEqual([])));
  });

  test.each<[string, FigureLine[], object[]]>([
    [
      "an item twice",
      [
        { item: "OPERATIONS", budget: 1, actual: 1 },
        { item: "OPERATIONS", budget: 1, actual: 1 },
      ],
      [{ at: 1, fault: "AUDIT_FIGURE_TWICE" }],
    ],
    ["a balance", [{ item: "CLOSING_BALANCE", budget: 1, actual: 1 }], [{ at: 0, fault: "AUDIT_FIGURE_IS_BALANCE" }]],
    [
      "a negative expenditure",
      [{ item: "OPERATIONS", budget: 1, actual: -1 }],
      [{ at: 0, fault: "AUDIT_FIGURE_NEGATIVE" }],
    ],
    [
      "a negative budget",
      [{ item: "OTHER_INCOME", budget: -1, actual: 1 }],
      [{ at: 0, fault: "AUDIT_FIGURE_NEGATIVE" }],
    ],
    ["a loss of an investment", [{ item: "INVESTMENT_INCOME", budget: 1, actual: -1 }], []],
  ])("%s", (_case, figures, faults) => {
    expect(faultsOfLines(figures)).toEqual(faults);
  });
});
