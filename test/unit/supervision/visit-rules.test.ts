import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { workingCalendarOf } from "../../../src/modules/calendar/working-day.rules.js";
import { isBarred, peopleFor, type Candidate } from "../../../src/modules/supervision/visits/visit-conflicts.rules.js";
import { drawFaults } from "../../../src/modules/supervision/visits/visit-draw-request.rules.js";
import { eligibleList } from "../../../src/modules/supervision/visits/visit-eligibility.rules.js";
import { openingFlags, type Opening } from "../../../src/modules/supervision/visits/visit-flags.rules.js";
import { signatureFaults } from "../../../src/modules/supervision/visits/visit-report.rules.js";
import {
  openingDay,
  reportDue,
  reviewDue,
  statementDue,
} from "../../../src/modules/supervision/visits/visit-timeline.rules.js";

// 1 is the district; 2 and 3 are streets; 4 lies in the first of them.
const STREETS = new Set(["2", "3"]);
const place = (path: string) => ({
  id: path,
  tradeUnionId: path,
  path,
  siteId: null,
  stratumId: "2",
  isVisited: false,
});
const candidate = (given: Partial<Candidate> = {}): Candidate => ({
  accountId: "a",
  source: "SUPERVISOR",
  reach: ["1"],
  offices: [],
  barred: new Set<string>(),
  ...given,
});

describe("who must not go", () => {
  test.each<[string, Partial<Candidate>, string, boolean]>([
    ["nothing is known", {}, "1.2.4.7", false],
    ["it is out of reach", { reach: ["1.3"] }, "1.2.4.7", true],
    ["office in the unit", { offices: ["1.2.4.7"] }, "1.2.4.7", true],
    ["office elsewhere in the street", { offices: ["1.2.4.8"] }, "1.2.4.7", true],
    ["office in the street's own union", { offices: ["1.2"] }, "1.2.4.7", true],
    ["office in another street", { offices: ["1.3.5.8"] }, "1.2.4.7", false],
    ["office above the streets", { offices: ["1"] }, "1.2.4.7", false],
    ["office above the streets, in the unit itself", { offices: ["1"] }, "1", true],
    ["a declared relation, or a visit within a year", { barred: new Set(["1.2.4.7"]) }, "1.2.4.7", true],
  ])("%s", (_case, given, path, expected) => {
    expect(isBarred(candidate(given), place(path), STREETS)).toBe(expected);
  });

  test("a place is on the list exactly when a team can go there and it was not visited", () => {
    const paths = fc.constantFrom("1.2.4.7", "1.2.4.8", "1.3.5.9", "1.2", "1.3");
    const people = fc.array(
      fc.record({
        source: fc.constantFrom<Candidate["source"]>("SUPERVISOR", "DEPARTMENT_MEMBER"),
        offices: fc.array(paths, { maxLength: 1 }),
        barred: fc.array(paths, { maxLength: 2 }).map((each) => new Set(each)),
      }),
      { maxLength: 5 },
    );
    const places = fc.uniqueArray(fc.tuple(paths, fc.boolean()), { selector: ([path]) => path });
    fc.assert(
      fc.property(people, places, (given, considered) => {
        const candidates = given.map((each, at) => candidate({ ...each, accountId: `p${at}` }));
        const all = considered.map(([path, isVisited]) => ({ ...place(path), isVisited }));
        const { list, excluded } = eligibleList({ perStratum: 1, teamSize: 2 }, all, candidates, STREETS);
        const listed = list.strata.flatMap((stratum) => stratum.places.map(({ id }) => id));
        expect([...listed, ...excluded.map(({ id }) => id)].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        for (const each of all) {
          const free = peopleFor(candidates, [each], STREETS).filter(({ barredFrom }) => barredFrom.length === 0);
          const isStaffed = free.length >= 2 && free.some(({ source }) => source === "SUPERVISOR");
          expect(listed.includes(each.id)).toBe(isStaffed && !each.isVisited);
        }
      }),
    );
  });
});

describe("an opening", () => {
  const opening: Opening = {
    openedAt: new Date("2026-11-23T09:00:00+08:00"),
    receivedAt: new Date("2026-11-23T09:00:30+08:00"),
    approvedAt: new Date("2026-11-22T09:00:00+08:00"),
    windowFrom: "2026-11-23",
    windowTo: "2026-11-30",
    location: { latitude: 24.47, longitude: 118.09, accuracyMeters: 10 },
    registered: { latitude: 24.471, longitude: 118.09 },
  };
  test.each<[Partial<Opening>, string[]]>([
    [{}, []],
    [{ openedAt: new Date("2026-11-23T09:01:00+08:00") }, []],
    [{ openedAt: new Date("2026-11-23T09:05:00+08:00") }, ["OPENED_IN_FUTURE"]],
    [{ approvedAt: new Date("2026-11-23T09:02:00+08:00") }, ["OPENED_BEFORE_APPROVAL"]],
    [{ receivedAt: new Date("2026-11-24T10:00:00+08:00") }, ["OPENING_RECEIVED_LATE"]],
    [{ windowFrom: "2026-11-24" }, ["OPENED_OUTSIDE_WINDOW"]],
    [{ location: null }, ["OPENED_WITHOUT_LOCATION"]],
    [{ registered: null, location: { latitude: 0, longitude: 0 } }, []],
    [{ registered: { latitude: 24.6, longitude: 118.09 } }, ["OPENED_FAR_AWAY"]],
    [{ location: { latitude: 24.47, longitude: 118.09, accuracyMeters: 600 } }, ["OPENED_AT_INACCURATE_PLACE"]],
  ])("with %j is flagged %j", (change, codes) => {
    expect(openingFlags({ ...opening, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});

describe("a request", () => {
  const request = { windowFrom: "2026-12-01", windowTo: "2026-12-31", teamSize: 2, supervisorPoolIds: ["a", "b"] };
  test.each<[object, string[]]>([
    [{}, []],
    [{ teamSize: 1 }, ["VISIT_TEAM_TOO_SMALL"]],
    [{ windowTo: "2026-11-30" }, ["DATES_OUT_OF_ORDER"]],
    [{ windowFrom: "2026-11-01", windowTo: "2026-11-21" }, ["VISIT_WINDOW_OVER"]],
    [{ windowTo: "2028-01-01" }, ["VISIT_WINDOW_TOO_LONG"]],
    [{ supervisorPoolIds: ["a", "a"] }, ["VISIT_PERSON_DOUBLED"]],
    [{ departmentMembers: [{ accountId: "b" }], teamSize: 0 }, ["VISIT_TEAM_TOO_SMALL", "VISIT_PERSON_DOUBLED"]],
  ])("with %j is refused for %j", (change, codes) => {
    expect(drawFaults({ ...request, ...change }, "2026-11-22").map(({ code }) => code)).toEqual(codes);
  });
});

test("a report is signed by two of the team, the sender among them", () => {
  const codes = (signers: string[]) => signatureFaults(signers, ["a", "b", "c"], "a").map(({ code }) => code);
  expect(codes(["a", "b"])).toEqual([]);
  expect(codes(["a"])).toEqual(["VISIT_SIGNATURES_TOO_FEW"]);
  expect(codes([])).toEqual(["VISIT_SIGNATURES_TOO_FEW"]);
  expect(codes(["a", "a"])).toEqual(["VISIT_SIGNER_DOUBLED"]);
  expect(codes(["a", "x"])).toEqual(["VISIT_SIGNER_NOT_IN_TEAM"]);
  expect(codes(["b", "c"])).toEqual(["VISIT_REPORT_NOT_SIGNED_BY_SENDER"]);
});

describe("the days of a visit", () => {
  // The first days of October are holidays, the Saturday behind them a workday.
  const holidays = ["01", "02", "05", "06", "07", "08"].map((day) => ({ day: `2026-10-${day}`, isWorkday: false }));
  const calendar = workingCalendarOf([...holidays, { day: "2026-10-10", isWorkday: true }], "2026-12-31");
  const at = (instant: string) => ({ openedAt: instant, openedReceivedAt: "2026-10-20T00:00:00Z" });

  test("are counted in working days from the opening, the report and the confirmation", () => {
    expect(reportDue(calendar, at("2026-09-30T02:00:00Z"))).toEqual({ dueOn: "2026-10-12", isProvisional: false });
    expect(reviewDue(calendar, { reportedAt: "2026-10-12T02:00:00Z" })?.dueOn).toBe("2026-10-15");
    expect(statementDue(calendar, { confirmedAt: "2026-12-30T02:00:00Z" })).toEqual({
      dueOn: "2027-01-06",
      isProvisional: true,
    });
    expect(reportDue(calendar, { openedAt: null, openedReceivedAt: null })).toBeNull();
    expect(reviewDue(calendar, { reportedAt: null })).toBeNull();
    expect(statementDue(calendar, { confirmedAt: null })).toBeNull();
  });

  test("are no more for a tablet whose clock runs ahead", () => {
    expect(openingDay("2026-10-21T02:00:00Z", "2026-10-20T02:00:00Z")).toBe("2026-10-20");
    expect(openingDay("2026-10-19T16:30:00Z", "2026-10-20T02:00:00Z")).toBe("2026-10-20");
    expect(openingDay("2026-10-18T02:00:00Z", "2026-10-20T02:00:00Z")).toBe("2026-10-18");
  });
});
