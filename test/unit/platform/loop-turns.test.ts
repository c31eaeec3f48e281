import { expect, test } from "@jest/globals";
import { loopTurn } from "../../../src/platform/graphql/limits/loop-turns.js";

const LARGE = 100 * 1024;

test("large requests do one piece of work in each turn of the event loop, and small ones come between", async () => {
  const done: string[] = [];
  const large = async (name: string) => {
    for (let piece = 1; piece <= 3; piece++) {
      await loopTurn(LARGE);
      done.push(name);
    }
  };
  const small = async () => {
    while (done.filter((name) => name !== "small").length < 6) {
      await new Promise((resolve) => setImmediate(resolve));
      done.push("small");
    }
  };
  await Promise.all([large("a"), large("b"), small()]);
  const pieces = done
    .join(" ")
    .split("small")
    .map((between) => between.trim().split(" ").filter(Boolean).length);
  expect(Math.max(...pieces)).toBe(1);
  expect(done.filter((name) => name === "a")).toHaveLength(3);
  expect(done.filter((name) => name === "b")).toHaveLength(3);
});

test("a small request waits for none", () => {
  expect(loopTurn(1000)).toBeUndefined();
});
