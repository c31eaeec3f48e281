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
