import { expect, test } from "@jest/globals";
import { encodedText } from "../../../src/platform/http/encoded-text.js";

const texts = ["", "short", "é".repeat(20_000), "工会".repeat(50_000), "😀".repeat(30_000), "长".repeat(700_000)];

test("texts of every length come out as UTF-8, also in memory that was used before", () => {
  for (let time = 0; time < 3; time++) {
    for (const text of texts) {
      const { bytes, release } = encodedText(text);
      expect(bytes.equals(Buffer.from(text))).toBe(true);
      release();
    }
  }
});

test("two texts that are on their way at once do not share memory", () => {
  const [first, second] = [encodedText("a".repeat(20_000)), encodedText("b".repeat(20_000))];
  expect(first.bytes.equals(Buffer.from("a".repeat(20_000)))).toBe(true);
  expect(second.bytes.equals(Buffer.from("b".repeat(20_000)))).toBe(true);
});
