/** Characters that only format: zero-width blanks and joiners, marks of direction, soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;

/** One writing for what looks the same: full and half width and other forms of a character become one; `search_text` in SQL. */
export const uniform = (text: string): string => text.normalize("NFKC");

/** Without what nobody sees, and without blanks around it. */
export const tidy = (text: string): string => text.replace(INVISIBLE, "").trim();

/** Whether nobody would see anything of it. */
export const isBlank = (text: string): boolean => tidy(text) === "";

/** As names that people type are compared: in one writing, tidy, without capitals. */
export const folded = (text: string): string => tidy(uniform(text)).toLowerCase();
