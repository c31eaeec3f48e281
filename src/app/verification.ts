import pg from "pg";
import { IsolationLevel } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { verifyContents, verifyReviews } from "../modules/inspections/records/content-verification.queries.js";
import { verifyResults } from "../modules/inspections/results/result-verification.queries.js";
import { verifyScores } from "../modules/inspections/records/score-verification.queries.js";
import { verifyStandings } from "../modules/rankings/standing-verification.queries.js";
import { verifyDraws } from "../modules/supervision/visits/draw-verification.queries.js";
import { verifyTree } from "../modules/trade-unions/tree/tree-verification.queries.js";
import { withClient } from "../platform/database/with-client.js";
import { openOrm } from "../platform/database/orm.js";
import { type JournalHead, type VerificationWish, verifyJournal } from "../platform/journal/verify-journal.js";
import { adoptions } from "../platform/row-states/watch-tables.js";
import { verifyRowStates } from "../platform/row-states/verify-row-states.js";
import { type Difference, USUALLY_NAMED } from "../platform/verification/difference.js";
import { connectPorts } from "./ports.js";
import { entities } from "./entities.js";
import { watchedTables } from "./verified-tables.js";

// Points and percents fit a double exactly; as strings they would differ from every computed one.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** One thing that was verified. */
export interface VerifiedPart {
  /** What was looked at, with how much of it, as a sentence without a full stop. */
  title: string;
  differences: Difference[];
}

export interface Verification {
  parts: VerifiedPart[];
  /** The end of the journal's chain; null while it is empty. */
  head: JournalHead | null;
}

/**
 * Verifies everything that the database can be asked about itself, in one snapshot apart from the journal, which only grows.
 * Nothing is written, and everything is read in batches or compared by the database.
 */
export async function verifyDatabase(
  databaseUrl: string,
  { kept, named = USUALLY_NAMED }: VerificationWish = {},
): Promise<Verification> {
  connectPorts();
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 2 });
  try {
    const journal = await withClient(databaseUrl, (client) => verifyJournal(client, { kept, named }));
    const parts = await orm.em.fork().transactional((em) => verifyTables(em as EntityManager, named), {
      isolationLevel: IsolationLevel.REPEATABLE_READ,
      readOnly: true,
    });
    const { sequenced, waiting, faults, head } = journal;
    const ofJournal: VerifiedPart = {
      title: `${sequenced} entries in the journal's chain, ${waiting} waiting`,
      differences: faults.map((what) => ({ kind: "journal", id: "", what })),
    };
    return { parts: [ofJournal, ...parts], head };
  } finally {
    await orm.close(true);
  }
}

interface Part {
  /** What is looked at, when it cannot be said of how much. */
  name: string;
  verify(em: EntityManager, named: number): Promise<VerifiedPart>;
}

const PARTS: readonly Part[] = [
  {
    name: "states of rows",
    verify: async (em, named) => {
      const taken = [...(await adoptions(em)).values()].reduce((sum, { rows }) => sum + rows, 0);
      return {
        title: `${watchedTables.length} tables against the states noted of their rows, ${taken} rows taken as they stood before`,
        differences: await verifyRowStates(em, watchedTables, named),
      };
    },
  },
  {
    name: "submitted contents",
    verify: async (em) => {
      const { checked, differences } = await verifyContents(em);
      return { title: `${checked} submitted contents`, differences };
    },
  },
  {
    name: "reviews",
    verify: async (em, named) => ({ title: "reviews", differences: await verifyReviews(em, named) }),
  },
  {
    name: "scores",
    verify: async (em) => {
      const { checked, differences } = await verifyScores(em);
      return {
        title: `${checked} scores`,
        differences: differences.map(({ inspectionId, revision, fields }) => ({
          kind: "inspections: scores",
          id: `${inspectionId} revision ${revision}`,
          what: `${fields.join(", ")} not as computed`,
        })),
      };
    },
  },
  {
    name: "draws",
    verify: async (em) => {
      const { checked, differences } = await verifyDraws(em);
      return {
        title: `${checked} draws`,
        differences: differences.map(({ drawId, fields }) => ({
          kind: "draws",
          id: drawId,
          what: `${fields.join(", ")} not as drawn`,
        })),
      };
    },
  },
  {
    name: "the tree",
    verify: async (em, named) => ({ title: "the tree", differences: await verifyTree(em, named) }),
  },
  {
    name: "results and their sums",
    verify: async (em, named) => ({ title: "results and their sums", differences: await verifyResults(em, named) }),
  },
  {
    name: "standings and histograms",
    verify: async (em, named) => ({
      title: "standings and histograms",
      differences: await verifyStandings(em, named),
    }),
  },
];

async function verifyTables(em: EntityManager, named: number): Promise<VerifiedPart[]> {
  const parts: VerifiedPart[] = [];
  for (const { name, verify } of PARTS) {
    try {
      // In a savepoint, so that what cannot even be computed keeps nothing else from being verified.
      parts.push(await em.transactional((inner) => verify(inner as EntityManager, named)));
    } catch (error) {
      const what = `could not be verified: ${error instanceof Error ? error.message : String(error)}`;
      parts.push({ title: name, differences: [{ kind: name, id: "", what }] });
    }
  }
  return parts;
}

/** The differences in lines: the first of each kind, and how many more there are. */
export function linesOf(differences: readonly Difference[], named = USUALLY_NAMED): string[] {
  const kinds = new Map<string, Difference[]>();
  for (const difference of differences) kinds.set(difference.kind, [...(kinds.get(difference.kind) ?? []), difference]);
  return [...kinds].flatMap(([kind, all]) => {
    const shown = all.slice(0, named);
    const count = Math.max(all.length, ...all.map((difference) => difference.count ?? 0));
    const lines = shown.map(({ id, what }) => [`${kind}:`, id, what].filter((part) => part !== "").join(" "));
    return count > shown.length ? [...lines, `${kind}: ${count - shown.length} more`] : lines;
  });
}
