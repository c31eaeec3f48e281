import { sql, type Sql } from "../../../platform/database/sql.js";
import { RequestError } from "../../../platform/errors/request-error.js";
import { codePoints, isStorable } from "../../../platform/graphql/api/validate-arguments.js";
import { tidy } from "../../../platform/text/text-forms.rules.js";

const MAXIMUM_LENGTH = 100;
const MAXIMUM_WORDS = 5;

/** The words of a search, each of which has to occur; a text that spans two of the searched fields is never meant. */
export function searchWords(search: string | null | undefined): string[] {
  if (search == null) return [];
  const words = [
    ...new Set(
      tidy(search)
        .split(/\s+/u)
        .filter((word) => word !== ""),
    ),
  ];
  if (!isStorable(search) || codePoints(search) > MAXIMUM_LENGTH || words.length > MAXIMUM_WORDS) {
    throw new RequestError("BAD_USER_INPUT", { argument: "filter.search" });
  }
  return words;
}

/** Every word occurs in the row's `search_text`; no character of a word has a special meaning. */
export const containsWords = (alias: string, words: readonly string[]): Sql =>
  sql.join(
    words.map((word) => sql`and strpos(${sql.ref(`${alias}.search_text`)}, (select search_text(${word}))) > 0`),
    sql` `,
  );

/** The index's part of it: every character and pair of characters of the words occurs in the row. */
export const hasPiecesOf = (alias: string, words: readonly string[]): Sql =>
  sql.join(
    words.map((word) => sql`and ${sql.ref(`${alias}.search_grams`)} @@ (select search_query(${word}))`),
    sql` `,
  );
