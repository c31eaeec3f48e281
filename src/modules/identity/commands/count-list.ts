import { Buffer } from "node:buffer";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { countStored } from "./count-stored.js";

/** Counts a list that is kept as one value, and may be long though the request for it was short. */
export const countList = (work: Work, accountId: string, list: unknown): Promise<void> =>
  countStored(work, accountId, "LISTS", { items: 1, bytes: Buffer.byteLength(JSON.stringify(list)) }, ["input"]);
