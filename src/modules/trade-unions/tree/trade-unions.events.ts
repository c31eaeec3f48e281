import { defineEvent } from "../../../platform/unit-of-work/events.js";

/** A union was added to the tree; `path` is its own. */
export const tradeUnionCreated = defineEvent<{ tradeUnionId: string; path: string }>("trade-union.created");

/** What the register says of a union was changed; `fields` are the names of the entity's properties. */
export const tradeUnionChanged = defineEvent<{ tradeUnionId: string; path: string; fields: readonly string[] }>(
  "trade-union.changed",
);

/** A union hangs elsewhere now, with everything below it: in each path below, `oldPath` became `newPath`. */
export const tradeUnionMoved = defineEvent<{ tradeUnionId: string; oldPath: string; newPath: string }>(
  "trade-union.moved",
);

/** A union exists no longer since the end of `closedOn`; its history stays. */
export const tradeUnionClosed = defineEvent<{ tradeUnionId: string; path: string; closedOn: string }>(
  "trade-union.closed",
);
