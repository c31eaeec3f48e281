import type { Processor } from "../platform/unit-of-work/events.js";

/** Reactions across modules, in module order; they run inside the transaction of the change. */
export const processors: readonly Processor[] = [];
