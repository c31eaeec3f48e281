import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { OfficerPost } from "../../../src/modules/trade-unions/duties/officer-post.rules.js";
import {
  chairRule,
  ConcurrentPostKind,
  officerWarnings,
  vacancyWarnings,
  type OfficedUnionFacts,
  type OfficerFacts,
} from "../../../src/modules/trade-unions/officers/officer-eligibility.rules.js";

const TODAY = "2026-11-22";
const { CHAIR, VICE_CHAIR, COMMITTEE_MEMBER, AUDITING_CHAIR, AUDITING_MEMBER, FINANCE } = OfficerPost;

const union = (given: Partial<OfficedUnionFacts> = {}): OfficedUnionFacts => ({
  level: "GRASSROOTS",
  ownership: "PRIVATE",
  status: "ACTIVE",
  foundedOn: "2020-01-01",
  termEndsOn: "2029-12-31",
  lastChairUntil: null,
  ...given,
});

const officer = (given: Partial<OfficerFacts> = {}): OfficerFacts => ({
  id: "1",
  accountId: null,
  name: "甲",
  post: CHAIR,
  concurrentPostKind: null,
  since: "2026-01-01",
  trainedOn: "2026-03-01",
  ...given,
});

const codes = (person: OfficerFacts, of: OfficedUnionFacts = union(), others: OfficerFacts[] = []) =>
  officerWarnings(person, of, [person, ...others], TODAY).map(({ code }) => code);

const BARRED = ["UNIT_HEAD", "UNIT_DEPUTY_HEAD", "PARTNER", "CLOSE_RELATIVE_OF_HEAD", "HR_HEAD", "FOREIGN_STAFF"];
const FINE = ["PARTY_DEPUTY_SECRETARY", "FINANCE_HEAD", "MIDDLE_MANAGER", "OTHER"];
const kindOf = (kind: string) => ConcurrentPostKind[kind as keyof typeof ConcurrentPostKind];

describe("who may chair a union", () => {
  test.each(BARRED)("%s is barred in enterprises, reviewed in state-owned ones, and no matter in offices", (kind) => {
    const chair = officer({ concurrentPostKind: kindOf(kind) });
    for (const ownership of ["PRIVATE", "FOREIGN", "NEW_ECONOMIC_ORG"]) {
      expect(codes(chair, union({ ownership }))).toEqual(["CHAIR_NOT_ELIGIBLE"]);
    }
    for (const ownership of ["SOE", "NEW_SOCIAL_ORG", null]) {
      expect(codes(chair, union({ ownership }))).toEqual(["CHAIR_ELIGIBILITY_TO_REVIEW"]);
    }
    for (const ownership of ["GOVERNMENT", "INSTITUTION"]) expect(codes(chair, union({ ownership }))).toEqual([]);
  });

  test.each(FINE)("%s is fine everywhere", (kind) => {
    for (const ownership of ["PRIVATE", "FOREIGN", "SOE", "GOVERNMENT", null]) {
      expect(codes(officer({ concurrentPostKind: kindOf(kind) }), union({ ownership }))).toEqual([]);
    }
  });

  test("above the grassroots the measures on enterprises do not reach", () => {
    for (const level of ["CITY", "DISTRICT", "STREET", "COMMUNITY"] as const) {
      expect(codes(officer({ concurrentPostKind: ConcurrentPostKind.UNIT_HEAD }), union({ level }))).toEqual([]);
    }
  });

  test("a warning names the post that bars", () => {
    const chair = officer({ concurrentPostKind: ConcurrentPostKind.UNIT_DEPUTY_HEAD });
    expect(officerWarnings(chair, union(), [chair], TODAY)).toEqual([
      { code: "CHAIR_NOT_ELIGIBLE", kind: "UNIT_DEPUTY_HEAD" },
    ]);
  });

  test("close relatives of the head are kept from the committee as well; other posts are not", () => {
    const kind = ConcurrentPostKind.CLOSE_RELATIVE_OF_HEAD;
    for (const post of [VICE_CHAIR, COMMITTEE_MEMBER]) {
      expect(codes(officer({ post, concurrentPostKind: kind }))).toEqual(["RELATIVE_ON_COMMITTEE"]);
      expect(codes(officer({ post, concurrentPostKind: kind }), union({ ownership: "GOVERNMENT" }))).toEqual([]);
      expect(codes(officer({ post, concurrentPostKind: ConcurrentPostKind.UNIT_HEAD }))).toEqual([]);
    }
    expect(codes(officer({ post: OfficerPost.WOMEN_WORKERS_CHAIR, concurrentPostKind: kind }))).toEqual([]);
  });
});

describe("who may check the funds", () => {
  test("neither the chair nor the keeper of the accounts", () => {
    const auditor = officer({ id: "2", post: AUDITING_MEMBER });
    expect(codes(auditor, union(), [officer({ id: "3", post: CHAIR })])).toEqual(["AUDITOR_IS_CHAIR"]);
    expect(codes(auditor, union(), [officer({ id: "3", post: FINANCE })])).toEqual(["AUDITOR_IS_FINANCE"]);
    expect(codes(officer({ post: AUDITING_CHAIR, concurrentPostKind: ConcurrentPostKind.FINANCE_HEAD }))).toEqual([
      "AUDITOR_IS_FINANCE",
    ]);
  });

  test("accounts tell people apart better than names", () => {
    const auditor = officer({ id: "2", post: AUDITING_MEMBER, accountId: "a" });
    expect(codes(auditor, union(), [officer({ id: "3", accountId: "b" })])).toEqual([]);
    expect(codes(auditor, union(), [officer({ id: "3", accountId: "a", name: "乙" })])).toEqual(["AUDITOR_IS_CHAIR"]);
    expect(codes(auditor, union(), [officer({ id: "3", name: "乙" })])).toEqual([]);
  });
});

describe("terms and training", () => {
  test("training is due within one year of taking office", () => {
    const on = (since: string, trainedOn: string | null) =>
      officerWarnings(officer({ since, trainedOn }), union(), [], TODAY);
    expect(on("2025-11-22", null)).toEqual([]);
    expect(on("2025-11-21", null)).toEqual([{ code: "NOT_TRAINED_WITHIN_A_YEAR", days: 1 }]);
    expect(on("2024-02-29", "2025-02-28")).toEqual([]);
    expect(on("2024-02-29", "2025-03-01")).toEqual([{ code: "NOT_TRAINED_WITHIN_A_YEAR", days: 1 }]);
    expect(on("2024-05-01", "2020-01-01")).toEqual([]);
    expect(codes(officer({ post: COMMITTEE_MEMBER, since: "2020-01-01", trainedOn: null }))).toEqual([]);
  });

  test("a term that has ended is counted in days; the keeper of the accounts is not elected", () => {
    const ended = union({ termEndsOn: "2026-11-20" });
    expect(officerWarnings(officer(), ended, [], TODAY)).toEqual([{ code: "TERM_ENDED", days: 2 }]);
    expect(codes(officer({ post: FINANCE }), ended)).toEqual([]);
    expect(codes(officer(), union({ termEndsOn: TODAY }))).toEqual([]);
  });

  test("a vacant chair is counted from the last one's end, else from the founding", () => {
    expect(vacancyWarnings(union({ lastChairUntil: "2026-11-12" }), [], TODAY)).toEqual([
      { code: "CHAIR_VACANT", days: 10 },
    ]);
    expect(vacancyWarnings(union({ foundedOn: "2026-11-21" }), [], TODAY)).toEqual([{ code: "CHAIR_VACANT", days: 1 }]);
    expect(vacancyWarnings(union({ foundedOn: null }), [], TODAY)).toEqual([{ code: "CHAIR_VACANT", days: null }]);
    expect(vacancyWarnings(union(), [officer()], TODAY)).toEqual([]);
    expect(vacancyWarnings(union({ status: "CLOSED" }), [], TODAY)).toEqual([]);
  });
});

const anyKind = fc.option(fc.constantFrom(...Object.values(ConcurrentPostKind)), { nil: null });
const anyPost = fc.constantFrom(...Object.values(OfficerPost));
const anyOwnership = fc.option(
  fc.constantFrom("GOVERNMENT", "INSTITUTION", "SOE", "FOREIGN", "PRIVATE", "NEW_ECONOMIC_ORG", "NEW_SOCIAL_ORG"),
  { nil: null },
);

test("eligibility is warned of exactly when a reached post meets a barred kind", () => {
  fc.assert(
    fc.property(anyPost, anyKind, anyOwnership, (post, kind, ownership) => {
      const found = codes(officer({ post, concurrentPostKind: kind }), union({ ownership }));
      const rule = chairRule({ level: "GRASSROOTS", ownership });
      const barred = post === CHAIR && kind !== null && BARRED.includes(kind);
      expect(found.includes("CHAIR_NOT_ELIGIBLE" as never)).toBe(barred && rule === "BARRED");
      expect(found.includes("CHAIR_ELIGIBILITY_TO_REVIEW" as never)).toBe(barred && rule === "TO_REVIEW");
    }),
  );
});

test("nobody has more warnings than documented, and never one code twice", () => {
  const person = fc.record({
    id: fc.uuid(),
    accountId: fc.constant(null),
    name: fc.constantFrom("甲", "乙"),
    post: anyPost,
    concurrentPostKind: anyKind,
    since: fc.constantFrom("2020-01-01", "2024-02-29", "2026-11-01"),
    trainedOn: fc.constantFrom(null, "2020-06-01", "2026-01-01"),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), anyOwnership, (people, ownership) => {
      for (const one of people) {
        const found = officerWarnings(one, union({ ownership, termEndsOn: "2026-01-01" }), people, TODAY).map(
          ({ code }) => code,
        );
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found).size).toBe(found.length);
      }
    }),
  );
});
