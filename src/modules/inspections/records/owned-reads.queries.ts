import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import type { Clock } from "../../../platform/clock/clock.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import type { OnceEach } from "../../../platform/unit-of-work/once-each.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
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
export type Reader = { em: EntityManager; actor: Actor; clock: Clock; notes: OnceEach } | Work;

/**
 * Notes that something of each of the owners was read, once for a request however many fields read it. A request waits for
 * the note before anything is answered; a command's is written when its transaction has ended, since a refusal tells of
 * what was read too and takes nothing back. Whoever found nothing of the kind has executed nothing more.
 */
export async function noteReads(
  reader: Reader,
  owner: InspectionOwnerCode,
  ownerIds: readonly string[],
): Promise<void> {
  const { em, actor, clock, notes } = reader;
  const noter = noters.get(owner);
  if (noter === undefined || ownerIds.length === 0) return;
  const note = (on: EntityManager) =>
    notes.do([...new Set(ownerIds)], (fresh) => noter(on, actor.accountId, clock.now(), fresh));
  if ("afterEnd" in reader) reader.afterEnd(note);
  else await note(em);
}

/** Hands on what was read, once it is noted that it was. */
export async function noted<Row extends Owned>(reader: Reader, found: Row[]): Promise<Row[]> {
  for (const owner of noters.keys()) {
    const ids = found.flatMap((row) =>
      row.owner === owner && row.ownerId !== null && row.isRestricted !== false ? [row.ownerId] : [],
    );
    await noteReads(reader, owner, ids);
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
