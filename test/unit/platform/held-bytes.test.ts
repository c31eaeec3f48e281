import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { HeldBytes, type HeldByRequest } from "../../../src/platform/http/held-bytes.js";

const LIMITS = {
  anonymous: { each: 100, all: 150, always: 10 },
  accounts: { each: 1000, all: 1500, always: 20 },
};

describe("what is held", () => {
  test("of one caller is bounded, and is room for others when it is released", () => {
    const held = new HeldBytes(LIMITS);
    const [first, second, other] = [held.ofRequest("a"), held.ofRequest("a"), held.ofRequest("b")];
    expect(first.take(60)).toBe(true);
    expect(second.take(41)).toBe(false);
    expect(second.take(40)).toBe(true);
    expect(second.take(1)).toBe(false);
    expect(other.take(50)).toBe(true);
    first.release();
    first.release();
    expect(second.take(60)).toBe(true);
    expect(second.take(1)).toBe(false);
  });

  test("of all together is bounded, but for the little that everybody may have", () => {
    const held = new HeldBytes(LIMITS);
    expect(held.ofRequest("a").take(100)).toBe(true);
    expect(held.ofRequest("b").take(50)).toBe(true);
    const third = held.ofRequest("c");
    expect(third.take(11)).toBe(false);
    expect(third.take(10)).toBe(true);
    expect(third.take(1)).toBe(false);
  });

  test("of somebody who is known is the account's, and no more the network's", () => {
    const held = new HeldBytes(LIMITS);
    const request = held.ofRequest("a");
    expect(request.take(100)).toBe(true);
    expect(request.isOf("x")).toBe(true);
    expect(held.ofRequest("a").take(100)).toBe(true);
    expect(request.take(900)).toBe(true);
    expect(request.take(1)).toBe(false);
    const next = held.ofRequest("b");
    expect(next.take(1)).toBe(true);
    expect(next.isOf("x")).toBe(false);
    expect(next.isOf("y")).toBe(true);
  });

  test("of answers stands in the way of what comes next, until they are read", () => {
    const held = new HeldBytes(LIMITS);
    const request = held.ofRequest("a");
    request.isOf("x");
    const read = request.takeResponse(5000);
    request.release();
    const next = held.ofRequest("a");
    expect(next.isOf("x")).toBe(false);
    expect(next.isOf("y")).toBe(true);
    read();
    expect(held.ofRequest("a").isOf("x")).toBe(true);
  });

  test("is nothing again in the end, whatever happened", () => {
    const step = fc.record({
      kind: fc.constantFrom("take", "isOf", "answer", "release"),
      at: fc.nat(5),
      bytes: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const held = new HeldBytes(LIMITS);
        const requests: HeldByRequest[] = [..."ababab"].map((network) => held.ofRequest(network));
        const ends: (() => void)[] = [];
        for (const { kind, at, bytes } of steps) {
          const request = requests[at];
          if (kind === "take") request?.take(bytes);
          if (kind === "isOf") request?.isOf(bytes % 2 === 0 ? "x" : "y");
          if (kind === "answer") ends.push(request?.takeResponse(bytes) ?? (() => undefined));
          if (kind === "release") request?.release();
        }
        for (const end of ends) end();
        for (const request of requests) request.release();
        const after = held.ofRequest("a");
        expect(after.take(100)).toBe(true);
        expect(held.ofRequest("b").take(50)).toBe(true);
        const account = held.ofRequest("c");
        account.isOf("x");
        expect(account.take(1000)).toBe(true);
      }),
    );
  });
});
