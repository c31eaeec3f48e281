/** Something that is not as it should be. */
export interface Difference {
  /** What it is about, such as the table; differences of one kind are told together. */
  kind: string;
  /** The row, entry or scope. */
  id: string;
  /** What differs. */
  what: string;
  /** How many of this kind there are, when only the first of them are named. */
  count?: number;
}

/** How many differences of one kind are named unless all are asked for: more would only bury the others. */
export const USUALLY_NAMED = 20;

/** As many as there are. */
export const ALL = Number.MAX_SAFE_INTEGER;
