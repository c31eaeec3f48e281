import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  afterRefresh,
  afterUse,
  judgeRefresh,
  type RefreshVerdict,
  type TokenFamily,
} from "../../../src/modules/identity/refresh.rules.js";

const NEW: TokenFamily = { generation: 0, confirmed: true, isRevoked: false };

describe("what a refresh token leads to", () => {
  const later: TokenFamily = { generation: 3, confirmed: false, isRevoked: false };
  const used: TokenFamily = { ...later, confirmed: true };
  test.each<[string, TokenFamily, number | undefined, boolean, RefreshVerdict]>([
    ["the present one", used, 3, false, "ROTATE"],
    ["the present one, its answer not used yet", later, 3, false, "ROTATE"],
    ["the one before, while the answer may be lost", later, 2, false, "REPEAT"],
    ["the one before, after the answer was used", used, 2, false, "REPLAY"],
    ["an older one", later, 1, false, "REPLAY"],
    ["one too old to be kept", later, undefined, false, "REPLAY"],
    ["the present one after its time", used, 3, true, "EXPIRED"],
    ["the one before after its time", later, 2, true, "EXPIRED"],
    ["an older one after its time", used, 1, true, "REPLAY"],
    ["the present one of an ended session", { ...used, isRevoked: true }, 3, false, "REVOKED"],
    ["an old one of an ended session", { ...used, isRevoked: true }, undefined, false, "REVOKED"],
  ])("%s", (_case, family, generation, isExpired, verdict) => {
    expect(judgeRefresh(family, generation === undefined ? undefined : { generation, isExpired })).toBe(verdict);
  });
});

/** The server's side: every pair it ever gave out, as the generation it belongs to. */
class Server {
  family = NEW;
  readonly pairs = [0];

  refresh(pair: number): { verdict: RefreshVerdict; pair: number | undefined } {
    const generation = this.pairs[pair];
    const verdict = judgeRefresh(this.family, generation === undefined ? undefined : { generation, isExpired: false });
    this.family = afterRefresh(this.family, verdict);
    if (verdict !== "ROTATE" && verdict !== "REPEAT") return { verdict, pair: undefined };
    return { verdict, pair: this.pairs.push(this.family.generation) - 1 };
  }

  use(pair: number): void {
    this.family = afterUse(this.family, this.pairs[pair] ?? -1);
  }
}

type Step =
  { kind: "use" } | { kind: "use-old"; back: number } | { kind: "refresh"; requests: number; kept: number | null };

/** What a device on a bad network does: requests go lost, answers go lost, several refreshes run at once. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("use" as const) }),
  fc.record({ kind: fc.constant("use-old" as const), back: fc.nat(3) }),
  fc.record({
    kind: fc.constant("refresh" as const),
    requests: fc.integer({ min: 1, max: 4 }),
    kept: fc.option(fc.nat(3), { nil: null }),
  }),
);

/** Runs the steps of a device that keeps the pair it received last; answers the pairs it held. */
function live(server: Server, steps: readonly Step[]): { held: number[]; verdicts: RefreshVerdict[] } {
  const held = [0];
  const verdicts: RefreshVerdict[] = [];
  for (const each of steps) {
    const now = held.at(-1) ?? 0;
    if (each.kind === "use") server.use(now);
    // A request that was under way while the pair was exchanged arrives late.
    else if (each.kind === "use-old") server.use(held.at(-1 - each.back) ?? 0);
    else {
      const answers = Array.from({ length: each.requests }, () => server.refresh(now));
      verdicts.push(...answers.map(({ verdict }) => verdict));
      const received = each.kept === null ? undefined : answers[each.kept % answers.length]?.pair;
      if (received !== undefined) held.push(received);
    }
  }
  return { held, verdicts };
}

describe("a device on a bad network", () => {
  test("is never locked out, however many answers are lost and repeated", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const server = new Server();
        const { verdicts } = live(server, steps);
        expect(verdicts.filter((verdict) => verdict !== "ROTATE" && verdict !== "REPEAT")).toEqual([]);
        expect(server.family.isRevoked).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("any token of before presented after a use of the present one ends the session for everybody", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (steps, pick) => {
        const server = new Server();
        const { held } = live(server, [...steps, { kind: "refresh", requests: 1, kept: 0 }]);
        const present = held.at(-1) ?? 0;
        server.use(present);
        const old = server.pairs.flatMap((generation, pair) => (generation < server.family.generation ? [pair] : []));
        const stolen = old[pick % old.length] ?? 0;

        expect(server.refresh(stolen)).toEqual({ verdict: "REPLAY", pair: undefined });
        expect(server.pairs.map((_, pair) => server.refresh(pair).verdict)).toEqual(server.pairs.map(() => "REVOKED"));
      }),
      { numRuns: 500 },
    );
  });

  test("a thief who uses what they got is found out at the owner's next refresh, whoever comes first", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, thiefComesFirst) => {
        const server = new Server();
        const { held } = live(server, steps);
        const stolen = held.at(-1) ?? 0;
        server.use(stolen);
        const first = server.refresh(stolen).pair ?? 0;
        server.use(first);
        const second = server.refresh(stolen);
        expect([thiefComesFirst, second.verdict]).toEqual([thiefComesFirst, "REPLAY"]);
        expect(server.refresh(first).verdict).toBe("REVOKED");
      }),
    );
  });
});
