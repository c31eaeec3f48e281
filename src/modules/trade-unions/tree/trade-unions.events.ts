import { defineEvent } from "../../../platform/unit-of-work/events.js";

/** What the register says of a union was changed; `fields` are the names of the entity's properties. */
export const tradeUnionChanged = defineEvent<{ tradeUnionId: string; path: string; fields: readonly string[] }>(
  "trade-union.changed",
);

/** A union hangs elsewhere now, with everything below it: in each path below, `oldPath` became `newPath`. */
export const tradeUnionMoved = defineEvent<{ tradeUnionId: string; oldPath: string; newPath: string }>(
  "trade-union.moved",
);

/** A union exists no longer since the end of `closedOn`; its history stays. */
export const tradeUnionClosed = defineEvent<{ tradeUnionId: string; closedOn: string }>("trade-union.closed");
