import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  faultsOfPeriod,
  isCommentTimeOver,
  periodOfAudit,
} from "../../../src/modules/audits/engagements/audit.rules.js";
import {
  faultsOfMembers,
  faultsOfTerm,
  isTermOver,
  membersInCharge,
  type CommissionMember,
} from "../../../src/modules/audits/commissions/auditing-commission.rules.js";
import {
  CADRE_COUNTS,
  faultsOfCadres,
  type CadreCounts,
} from "../../../src/modules/audits/surveys/cadre-survey.rules.js";

test("the audited time looks back, in order, over ten years at most", () => {
  expect(faultsOfPeriod("2025-01-01", "2025-12-31", "2026-11-22")).toEqual([]);
  expect(faultsOfPeriod("2026-11-22", "2026-11-22", "2026-11-22")).toEqual([]);
  expect(faultsOfPeriod("2026-01-01", "2026-11-23", "2026-11-22")).toEqual(["AUDIT_PERIOD_IN_FUTURE"]);
  expect(faultsOfPeriod("2025-02-01", "2025-01-31", "2026-11-22")).toEqual(["DATES_OUT_OF_ORDER"]);
  expect(faultsOfPeriod("2010-01-01", "2025-12-31", "2026-11-22")).toEqual(["AUDIT_PERIOD_TOO_LONG"]);
  expect(periodOfAudit("2025-12-31")).toBe("2025");
});

test("the comments are due at the end of their last day", () => {
  expect(isCommentTimeOver("2026-12-04", "2026-12-04")).toBe(false);
  expect(isCommentTimeOver("2026-12-04", "2026-12-05")).toBe(true);
});

const member = (name: string, post: CommissionMember["post"] = "AUDITING_MEMBER"): CommissionMember => ({
  name,
  post,
  accountId: null,
});
const commission = (size: number): CommissionMember[] =>
  Array.from({ length: size }, (_, at) => member(`委员${at}`, at === 0 ? "AUDITING_CHAIR" : "AUDITING_MEMBER"));

describe("a commission", () => {
  test("has 3 to 11 members; one where the union has fewer than 25", () => {
    const refused = (size: number, members: number | null) =>
      faultsOfMembers(size === 1 ? [member("独")] : commission(size), members).map(({ fault }) => fault);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.option(fc.integer({ min: 0, max: 60 })), (size, members) => {
        const allowed = (size >= 3 && size <= 11) || (size === 1 && members !== null && members < 25);
        expect(refused(size, members).includes("COMMISSION_SIZE_NOT_ALLOWED")).toBe(!allowed);
      }),
    );
  });

  test("has one chair, and nobody twice", () => {
    expect(faultsOfMembers([member("甲"), member("乙"), member("丙")], 100)).toEqual([
      { fault: "COMMISSION_NEEDS_ONE_CHAIR", at: null },
    ]);
    expect(faultsOfMembers([...commission(3), member("委员1")], 100)).toEqual([
      { fault: "COMMISSION_MEMBER_TWICE", at: 3 },
    ]);
    expect(faultsOfMembers([member("独", "AUDITING_CHAIR")], 10)).toEqual([
      { fault: "COMMISSION_NEEDS_ONE_CHAIR", at: null },
    ]);
  });

  test("keeps out who is in charge: by account, or by name where one account is not known", () => {
    const members = [{ ...member("林"), accountId: "a" }, member("陈"), { ...member("黄"), accountId: "b" }];
    expect(membersInCharge(members, [{ name: "别名", accountId: "a" }])).toEqual([0]);
    expect(membersInCharge(members, [{ name: "陈", accountId: "c" }])).toEqual([1]);
    expect(membersInCharge(members, [{ name: "黄", accountId: "c" }])).toEqual([]);
  });

  test("sits for five years at most, and is over its term the day after", () => {
    expect(faultsOfTerm("2024-02-29", "2029-02-28", "2026-11-22")).toEqual([]);
    expect(faultsOfTerm("2026-01-01", "2031-01-02", "2026-11-22")).toEqual(["COMMISSION_TERM_TOO_LONG"]);
    expect(faultsOfTerm("2026-11-23", "2026-11-23", "2026-11-22")).toEqual([
      "COMMISSION_ELECTED_IN_FUTURE",
      "DATES_OUT_OF_ORDER",
    ]);
    expect(isTermOver({ endedOn: null, termEndsOn: "2026-11-21" }, "2026-11-22")).toBe(true);
    expect(isTermOver({ endedOn: null, termEndsOn: "2026-11-22" }, "2026-11-22")).toBe(false);
    expect(isTermOver({ endedOn: "2026-01-01", termEndsOn: "2025-12-31" }, "2026-11-22")).toBe(false);
  });
});

test("a survey adds up by education and by profession, and a part is no more than the whole", () => {
  const some = fc.integer({ min: 0, max: 50 });
  const survey = fc.record(
    Object.fromEntries(CADRE_COUNTS.map((count) => [count, some])),
  ) as unknown as fc.Arbitrary<CadreCounts>;
  fc.assert(
    fc.property(survey, (counts) => {
      const officers = counts.fullTime + counts.partTime;
      const education = counts.masterOrAbove + counts.bachelor + counts.college + counts.secondaryOrBelow;
      const profession = counts.accounting + counts.auditing + counts.economicsOrLaw + counts.otherProfession;
      const faults = faultsOfCadres(counts).map(({ fault }) => fault);
      expect(faults.includes("CADRE_EDUCATION_DOES_NOT_ADD_UP")).toBe(education !== officers);
      expect(faults.includes("CADRE_PROFESSION_DOES_NOT_ADD_UP")).toBe(profession !== officers);
      expect(faults.filter((fault) => fault === "CADRE_PART_EXCEEDS_OFFICERS")).toHaveLength(
        [counts.women, counts.certified, counts.trained].filter((part) => part > officers).length,
      );
    }),
  );
});
