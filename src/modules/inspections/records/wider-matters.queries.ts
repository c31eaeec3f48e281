import type { Work } from "../../../platform/unit-of-work/work.js";
import type { LockedInspection } from "./inspection.queries.js";

/** Who has had a part in what is decided with an inspection, beside those who made it, and since when that has been open. */
export interface WiderMatter {
  readonly applies?: readonly string[];
  readonly contests?: readonly string[];
  readonly asksForTime?: readonly string[];
  readonly rectifies?: readonly string[];
  readonly openSince: Date | string;
}

/** Answers what of its own is decided with an inspection; undefined where that is nothing. */
export type WiderMatterLookup = (work: Work, inspection: LockedInspection) => Promise<WiderMatter | undefined>;

const lookups = new Set<WiderMatterLookup>();

/** A higher module says who has had a part in what follows from an inspection; asked for at start, before the first review. */
export const provideWiderMatter = (lookup: WiderMatterLookup): void => void lookups.add(lookup);

/** The matters of higher modules that are decided with a locked inspection. */
export async function widerMatters(work: Work, inspection: LockedInspection): Promise<WiderMatter[]> {
  const found: WiderMatter[] = [];
  for (const lookup of lookups) {
    const matter = await lookup(work, inspection);
    if (matter !== undefined) found.push(matter);
  }
  return found;
}
