import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { uniform } from "../../../src/platform/text/text-forms.rules.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

/** Ranges in which writings meet: Latin, kana, ideographs and their full, half-width and compatibility forms, and what nobody sees. */
const RANGES = [
  [0x20, 0x24f],
  [0x2000, 0x206f],
  [0x2460, 0x24ff],
  [0x2f00, 0x2fd5],
  [0x3000, 0x30ff],
  [0x4e00, 0x4eff],
  [0xf900, 0xf9ff],
  [0xff00, 0xffee],
] as const;
const character = fc
  .oneof(...RANGES.map(([min, max]) => fc.integer({ min, max })))
  .map((code) => String.fromCodePoint(code));

test("search_text is the one writing in small letters, as TypeScript makes it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(character, { maxLength: 8 }).map((all) => all.join("")),
        { minLength: 50, maxLength: 100 },
      ),
      async (texts) => {
        const found = await program.sql<{ text: string }>(
          "select search_text(t) as text from unnest($1::text[]) with ordinality as g (t, place) order by place",
          [texts],
        );
        // Small letters of the Latin alphabet only: those of others depend on the language.
        expect(found.map(({ text }) => text)).toEqual(
          texts.map((text) => uniform(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
        );
      },
    ),
    { numRuns: 20 },
  );
});
