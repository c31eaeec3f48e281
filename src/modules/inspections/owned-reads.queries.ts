import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../platform/access/actor.js";
import type { Clock } from "../../platform/clock/clock.js";
import { sql, type Sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import type { InspectionOwnerCode } from "./inspection-codes.js";

/** Notes that an account read what belongs to some owners, as far as the owner's module wants that noted. */
export type ReadNoter = (em: EntityManager, accountId: string, at: Date, ownerIds: readonly string[]) => Promise<void>;

const noters = new Map<InspectionOwnerCode, ReadNoter>();

/** A higher module says how reads of what it owns are noted; asked for at start, before the first read. */
export const provideReadNoter = (owner: InspectionOwnerCode, noter: ReadNoter): void => void noters.set(owner, noter);

/** To whom an assignment or inspection belongs. */
export interface Owned {
  readonly owner: InspectionOwnerCode | null;
  readonly ownerId: string | null;
  /** Of an inspection: once this is lifted everybody sees it, and nothing is noted any more. */
  readonly isRestricted?: boolean;
}

/** Who reads, and when: a request, or a command in its transaction. */
export type Reader = { em: EntityManager; actor: Actor; clock: Clock } | Work;

/**
 * Hands on what was read, once it is noted that it was. A request waits for the note before anything is answered; a
 * command's is written when its transaction has ended, since a refusal tells of what was read too and takes nothing back.
 * Whoever found nothing of the kind has executed nothing more.
 */
export async function noted<Row extends Owned>(reader: Reader, found: Row[]): Promise<Row[]> {
  const { em, actor, clock } = reader;
  for (const [owner, noter] of noters) {
    const ids = found.flatMap((row) =>
      row.owner === owner && row.ownerId !== null && row.isRestricted !== false ? [row.ownerId] : [],
    );
    if (ids.length === 0) continue;
    const note = (on: EntityManager) => noter(on, actor.accountId, clock.now(), [...new Set(ids)]);
    if ("afterEnd" in reader) reader.afterEnd(note);
    else await note(em);
  }
  return found;
}

/** The same for one row, or none. */
export const notedOne = async <Row extends Owned>(reader: Reader, found: Row | undefined): Promise<Row | undefined> =>
  (await noted(reader, found === undefined ? [] : [found]))[0];

/** What a count has to say of the counted `x`, so that it can be noted: who counts has read that they are there. */
export const countedOwned = (x: string, condition: Sql = sql`true`): Sql =>
  sql`coalesce(json_agg(json_build_object('owner', ${sql.ref(`${x}.owner`)}, 'ownerId', ${sql.ref(`${x}.owner_id`)}))
    filter (where ${sql.ref(`${x}.owner`)} = any(${[...noters.keys()]}::text[]) and ${condition}), '[]') as owned`;
