import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  AwardEventKind,
  awardInitialStates,
  awardLifecycle,
  awardStatusOn,
  AwardStatus,
  nextAwardStatus,
} from "../../../src/modules/ratings/awards/award.lifecycle.js";
import {
  decidedObjection,
  ObjectionDecision,
  objectionLifecycle,
  ObjectionStatus,
} from "../../../src/modules/ratings/notices/objection.lifecycle.js";
import {
  hasRunOutOn,
  isOpenOn,
  nextNoticeStatus,
  publicNoticeLifecycle,
  PublicNoticeStatus,
  type PublicNoticeMove,
} from "../../../src/modules/ratings/notices/public-notice.lifecycle.js";
import {
  nextApplicationStatus,
  ratingApplicationLifecycle,
  RatingApplicationStatus,
  RUNNING_STATUSES,
  type RatingApplicationMove,
} from "../../../src/modules/ratings/applications/rating-application.lifecycle.js";

type Table = Readonly<Record<string, Partial<Readonly<Record<string, string>>>>>;

const reachable = (table: Table, start: string): string[] => {
  const reached = new Set([start]);
  for (const status of reached)
    for (const next of Object.values(table[status] ?? {})) if (next !== undefined) reached.add(next);
  return [...reached].sort();
};
const ends = (table: Table) =>
  Object.keys(table)
    .filter((status) => Object.keys(table[status] ?? {}).length === 0)
    .sort();

const LIFECYCLES: [string, Table, object, string, string[]][] = [
  [
    "application",
    ratingApplicationLifecycle,
    RatingApplicationStatus,
    "APPLIED",
    ["CONFERRED", "REJECTED", "WITHDRAWN"],
  ],
  ["award", awardLifecycle, AwardStatus, "CONFERRED", ["LAPSED", "REVOKED"]],
  ["notice", publicNoticeLifecycle, PublicNoticeStatus, "PUBLISHED", ["CONCLUDED", "WITHDRAWN"]],
  ["objection", objectionLifecycle, ObjectionStatus, "FILED", ["REJECTED", "UPHELD"]],
];

describe.each(LIFECYCLES)("the lifecycle of an %s", (_name, table, statuses, start, finals) => {
  test("every state is in the table and is reached from the beginning", () => {
    expect(Object.keys(table).sort()).toEqual(Object.values(statuses).sort());
    expect(reachable(table, start)).toEqual(Object.values(statuses).sort());
  });

  test("it ends in these states, and from every other one it can end", () => {
    expect(ends(table)).toEqual(finals);
    for (const status of Object.keys(table))
      expect(reachable(table, status).some((each) => finals.includes(each))).toBe(true);
  });
});

test("nothing is conferred that was not posted", () => {
  const withoutNotice: Table = Object.fromEntries(
    Object.entries(ratingApplicationLifecycle).map(([status, moves]) => [
      status,
      Object.fromEntries(Object.entries(moves).filter(([move]) => move !== "propose")),
    ]),
  );
  expect(reachable(withoutNotice, "APPLIED")).not.toContain("CONFERRED");
});

test("an application runs exactly as long as it can still move", () => {
  expect(RUNNING_STATUSES.slice().sort()).toEqual(
    Object.values(RatingApplicationStatus)
      .filter((status) => !ends(ratingApplicationLifecycle).includes(status))
      .sort(),
  );
});

test("an award begins by being conferred or recorded, and by nothing else", () => {
  expect(Object.keys(awardInitialStates)).toEqual(["CONFER", "RECORD"]);
  for (const moves of Object.values(awardLifecycle))
    expect(Object.keys(moves).filter((kind) => kind in awardInitialStates)).toEqual([]);
});

/** Walks a table by moves of any kind in any order: each either is in the table or is refused and changes nothing. */
const walks = <Status extends string, Move extends string>(
  table: Table,
  start: Status,
  moves: readonly Move[],
  moved: (status: Status, move: Move) => Status | undefined,
) =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 60 }), (sequence) => {
      let status = start;
      for (const move of sequence) {
        const next = moved(status, move);
        expect(next).toBe(table[status]?.[move]);
        status = next ?? status;
      }
      expect(reachable(table, start)).toContain(status);
    }),
  );

test("no sequence of moves reaches a state that the tables do not allow", () => {
  const moves: RatingApplicationMove[] = [
    ...(["forward", "giveBack", "reject", "resubmit", "withdraw", "inspect", "inspected", "notInspected"] as const),
    ...(["propose", "withdrawNotice", "recommend", "confer"] as const),
  ];
  walks(ratingApplicationLifecycle, RatingApplicationStatus.APPLIED, moves, nextApplicationStatus);
  walks(awardLifecycle, AwardStatus.CONFERRED, Object.values(AwardEventKind), nextAwardStatus);
  walks(
    publicNoticeLifecycle,
    PublicNoticeStatus.PUBLISHED,
    ["conclude", "withdraw"] as PublicNoticeMove[],
    nextNoticeStatus,
  );
  walks(objectionLifecycle, ObjectionStatus.FILED, Object.values(ObjectionDecision), decidedObjection);
});

const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("a notice is open or has run out, never both, and a withdrawn one is neither", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(PublicNoticeStatus)), day, day, day, (status, one, other, today) => {
      const [opensOn = "", closesOn = ""] = [one, other].sort();
      const notice = { status, opensOn, closesOn };
      const [open, over] = [isOpenOn(notice, today), hasRunOutOn(notice, today)];
      expect(open && over).toBe(false);
      if (status === PublicNoticeStatus.WITHDRAWN) expect(open || over).toBe(false);
    }),
  );
});

test("an award lapses on the day after its last one, and what is revoked stays revoked", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(AwardStatus)), fc.option(day), day, (status, validUntil, today) => {
      const shown = awardStatusOn({ status, validUntil }, today);
      const isOver = validUntil !== null && validUntil < today;
      const isEnded = status === AwardStatus.REVOKED || status === AwardStatus.LAPSED;
      expect(shown).toBe(isOver && !isEnded ? AwardStatus.LAPSED : status);
    }),
  );
});
