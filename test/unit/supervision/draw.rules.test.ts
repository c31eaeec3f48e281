import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  canBeStaffed,
  drawTeam,
  drawVisits,
  eligibleListHash,
  supervisorsOf,
  type DrawList,
  type DrawnPerson,
} from "../../../src/modules/supervision/visits/draw.rules.js";
import { RandomStream } from "../../../src/modules/supervision/visits/random-stream.rules.js";

const SEEDS = 10_000;
const seedOf = (number: number): string => createHash("sha256").update(`seed ${number}`).digest("hex");
const seeds = Array.from({ length: SEEDS }, (_, number) => seedOf(number));

const place = (id: string) => ({ id, tradeUnionId: id, siteId: null });
const person = (accountId: string, barredFrom: string[] = [], source: DrawnPerson["source"] = "SUPERVISOR") => ({
  accountId,
  source,
  barredFrom,
});

/** The chi-square statistic of counts that should all be the same. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const countsOf = (names: readonly string[], drawn: readonly string[]): number[] =>
  names.map((name) => drawn.filter((each) => each === name).length);

// Upper 0.1 % points of the chi-square distribution; the seeds are fixed, so the test gives the same answer every time.
const CRITICAL: Record<number, number> = { 4: 18.47, 5: 20.52, 6: 22.46, 9: 27.88, 99: 148.23 };

const lists: fc.Arbitrary<DrawList> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
    supervisors: fc.integer({ min: 2, max: 5 }),
    members: fc.integer({ min: 0, max: 3 }),
    bars: fc.array(fc.tuple(fc.nat(7), fc.nat(23)), { maxLength: 8 }),
    perStratum: fc.integer({ min: 1, max: 4 }),
    teamSize: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ sizes, supervisors, members, bars, perStratum, teamSize }) => {
    const ids = sizes.map((size, street) => Array.from({ length: size }, (_, at) => `u${street}-${at}`));
    const people = Array.from({ length: supervisors + members }, (_, at) =>
      person(
        `p${at}`,
        bars.filter(([who]) => who === at).map(([, where]) => ids.flat()[where] ?? "nowhere"),
        at < supervisors ? "SUPERVISOR" : "DEPARTMENT_MEMBER",
      ),
    );
    const strata = ids.map((places, street) => ({
      id: `s${street}`,
      places: places.filter((id) => canBeStaffed(people, id, teamSize)).map(place),
    }));
    return { strata, people, perStratum, teamSize };
  });
const anySeed = fc.nat(SEEDS - 1).map(seedOf);

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe("the numbers", () => {
  test.each([6, 10, 100])("below %i are uniform over 10,000 seeds", (bound) => {
    const counts = Array.from({ length: bound }, () => 0);
    for (const seed of seeds) {
      const number = new RandomStream(seed, "test").below(bound);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    expect(chiSquare(counts)).toBeLessThan(CRITICAL[bound - 1] ?? 0);
  });

  test("go on beyond one block, and differ from name to name", () => {
    const numbers = (name: string) => {
      const stream = new RandomStream(seedOf(1), name);
      return Array.from({ length: 40 }, () => stream.below(2 ** 32));
    };
    expect(new Set(numbers("a")).size).toBe(40);
    expect(numbers("a")).toEqual(numbers("a"));
    expect(numbers("a").filter((number) => numbers("b").includes(number))).toEqual([]);
  });

  test.each([0, -1, 1.5, 2 ** 33])("are not below %d", (bound) => {
    expect(() => new RandomStream(seedOf(1), "test").below(bound)).toThrow(RangeError);
  });
});

describe("the draw", () => {
  test("gives every place of a street the same chance, over 10,000 seeds", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const list = {
      strata: [{ id: "s", places: names.map(place) }],
      people: [person("x"), person("y")],
      perStratum: 2,
      teamSize: 2,
    };
    const drawn = seeds.flatMap((seed) => drawVisits(seed, list).map((visit) => visit.place.id));
    expect(drawn).toHaveLength(2 * SEEDS);
    expect(chiSquare(countsOf(names, drawn))).toBeLessThan(CRITICAL[6] ?? 0);
  });

  test("gives everybody the same chance of being sent, over 10,000 seeds", () => {
    const names = ["a", "b", "c", "d", "e"];
    const people = names.map((name) => person(name));
    const drawn = seeds.flatMap((seed) => drawTeam(seed, people, "u", 2) ?? []);
    expect(chiSquare(countsOf(names, drawn))).toBeLessThan(CRITICAL[4] ?? 0);
  });

  test("is the same again, whatever the order of the list", () => {
    fc.assert(
      fc.property(
        lists.chain((list) =>
          fc.tuple(
            fc.constant(list),
            shuffled(list.strata).chain((strata) =>
              fc.tuple(...strata.map(({ id, places }) => shuffled(places).map((mixed) => ({ id, places: mixed })))),
            ),
            shuffled(list.people),
          ),
        ),
        anySeed,
        ([list, strata, people], seed) => {
          const mixed = { ...list, strata, people };
          expect(drawVisits(seed, mixed)).toEqual(drawVisits(seed, list));
          expect(eligibleListHash(mixed)).toBe(eligibleListHash(list));
        },
      ),
    );
  });

  test("draws as many as asked for, each once, and sends nobody where they must not go", () => {
    fc.assert(
      fc.property(lists, anySeed, (list, seed) => {
        const visits = drawVisits(seed, list);
        const bySource = new Map(list.people.map(({ accountId, source }) => [accountId, source]));
        for (const { id, places } of list.strata) {
          const drawn = visits.filter(({ stratumId }) => stratumId === id).map((visit) => visit.place.id);
          expect(drawn).toHaveLength(Math.min(list.perStratum, places.length));
          expect(new Set(drawn).size).toBe(drawn.length);
        }
        for (const visit of visits) {
          expect(new Set(visit.team).size).toBe(list.teamSize);
          const barred = list.people.filter(({ barredFrom }) => barredFrom.includes(visit.place.id));
          expect(barred.filter(({ accountId }) => visit.team.includes(accountId))).toEqual([]);
          const supervisors = visit.team.filter((id) => bySource.get(id) === "SUPERVISOR").length;
          expect(supervisors).toBeGreaterThanOrEqual(supervisorsOf(list.teamSize));
        }
      }),
    );
  });

  test("of one street does not depend on the others", () => {
    fc.assert(
      fc.property(lists, anySeed, (list, seed) => {
        for (const stratum of list.strata) {
          const alone = drawVisits(seed, { ...list, strata: [stratum] });
          expect(drawVisits(seed, list).filter(({ stratumId }) => stratumId === stratum.id)).toEqual(alone);
        }
      }),
    );
  });

  test("never sends one alone", () => {
    expect(canBeStaffed([person("a"), person("b")], "u", 1)).toBe(false);
    expect(drawTeam(seedOf(1), [person("a"), person("b")], "u", 1)).toBeUndefined();
    expect(drawTeam(seedOf(1), [person("a"), person("b", ["u"])], "u", 2)).toBeUndefined();
  });

  test("fills the place of one who stepped back and keeps the others", () => {
    const people = [person("a"), person("b"), person("c", ["u"]), person("d")];
    const team = drawTeam(seedOf(3), people, "u", 2, ["b"]);
    expect(team).toHaveLength(2);
    expect(team?.[0]).toBe("b");
    expect(["a", "d"]).toContain(team?.[1]);
    expect(drawTeam(seedOf(3), people, "u", 2, ["c"])).toBeUndefined();
  });

  test("refuses a list with a place that nobody may visit", () => {
    const list = { strata: [{ id: "s", places: [place("u")] }], people: [person("a")], perStratum: 1, teamSize: 2 };
    expect(() => drawVisits(seedOf(1), list)).toThrow(RangeError);
  });

  test("changes its hash with every part of the list", () => {
    const list: DrawList = {
      strata: [{ id: "s", places: [place("u"), place("v")] }],
      people: [person("a"), person("b")],
      perStratum: 1,
      teamSize: 2,
    };
    const others: DrawList[] = [
      { ...list, perStratum: 2 },
      { ...list, teamSize: 3 },
      { ...list, people: [person("a"), person("b", ["v"])] },
      { ...list, people: [person("a"), person("b", [], "DEPARTMENT_MEMBER")] },
      { ...list, strata: [{ id: "s", places: [place("u")] }] },
      { ...list, strata: [{ id: "t", places: [place("u"), place("v")] }] },
    ];
    expect(new Set([list, ...others].map(eligibleListHash)).size).toBe(others.length + 1);
  });
});
