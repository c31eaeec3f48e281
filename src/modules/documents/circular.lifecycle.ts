export const circularStatuses = ["DRAFT", "SIGNED", "PUBLISHED", "DISCARDED"] as const;
export type CircularStatusCode = (typeof circularStatuses)[number];

export type CircularMove = "change" | "sign" | "publish" | "discard";

/** Which state each move leads to; a move that is not named is refused. What was published is never taken back. */
export const circularLifecycle: Readonly<
  Record<CircularStatusCode, Partial<Readonly<Record<CircularMove, CircularStatusCode>>>>
> = {
  DRAFT: { change: "DRAFT", sign: "SIGNED", discard: "DISCARDED" },
  // Its number stays taken when it is discarded.
  SIGNED: { publish: "PUBLISHED", discard: "DISCARDED" },
  PUBLISHED: {},
  DISCARDED: {},
};

/** How every circular comes into being. */
export const CIRCULAR_BEGINNING: CircularStatusCode = "DRAFT";

/** The state that a move leads to, or undefined where it is refused. */
export const nextCircularStatus = (status: CircularStatusCode, move: CircularMove): CircularStatusCode | undefined =>
  circularLifecycle[status][move];
