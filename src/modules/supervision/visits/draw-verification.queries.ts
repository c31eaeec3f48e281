import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import {
  DRAW_RULE_VERSION,
  drawTeam,
  drawVisits,
  eligibleListHash,
  type DrawList,
  type DrawnVisit,
} from "./draw.rules.js";
import { teamListHash, type TeamList } from "./team-draw.rules.js";

/** A stored draw that its own list and seed do not lead to. */
export interface DrawDifference {
  drawId: string;
  /** What differs. */
  fields: string[];
}

interface Stored<List, Outcome> {
  id: string;
  ruleVersion: number;
  seed: string;
  list: List;
  hash: string;
  outcome: Outcome;
}
interface StoredVisits extends Stored<DrawList, DrawnVisit[]> {
  /** The visits that are kept under the draw, with those who were drawn first for each. */
  visits: { place: string; team: string[] }[];
}

const BATCH = 100;

/** Reads in batches, since a draw of a whole district lists thousands of places. */
async function* inBatches<Row extends { id: string }>(
  em: EntityManager,
  select: (condition: Sql) => Sql,
): AsyncGenerator<Row> {
  let after: string | undefined;
  do {
    const batch = await rows<Row>(em, select(after === undefined ? sql`true` : sql`d.id > ${after}::uuid`));
    yield* batch;
    after = batch.length < BATCH ? undefined : batch.at(-1)?.id;
  } while (after !== undefined);
}

const byPlace = <Visit extends { place: string }>(visits: readonly Visit[]): Visit[] =>
  [...visits].sort((a, b) => (a.place < b.place ? -1 : 1));

/** What a draw by the rules gives, or undefined where they cannot draw at all. */
function replayed<Outcome>(draw: () => Outcome): Outcome | undefined {
  try {
    return draw();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Draws every stored draw once more from its list and seed, and answers how many there are and which differ. */
export async function verifyDraws(em: EntityManager): Promise<{ checked: number; differences: DrawDifference[] }> {
  let checked = 0;
  const differences: DrawDifference[] = [];
  const compare = (drawId: string, same: Record<string, boolean>): void => {
    checked++;
    const fields = Object.keys(same).filter((field) => !same[field]);
    if (fields.length > 0) differences.push({ drawId, fields });
  };
  const draws = inBatches<StoredVisits>(
    em,
    (
      condition,
    ) => sql`select d.id, d.rule_version as "ruleVersion", d.seed, d.list, d.eligible_list_hash as hash, d.outcome,
        coalesce((select json_agg(json_build_object('place', coalesce(v.site_id, v.trade_union_id), 'team',
            array(select m.account_id from visit_team_members m
              where m.visit_id = v.id and m.seat < (d.list ->> 'teamSize')::int order by m.seat)))
          from supervision_visits v where v.draw_id = d.id), '[]') as visits
      from visit_draws d where ${condition} order by d.id limit ${sql.lit(BATCH)}`,
  );
  for await (const { id, ruleVersion, seed, list, hash, outcome, visits } of draws) {
    compare(id, {
      ruleVersion: ruleVersion === DRAW_RULE_VERSION,
      eligibleListHash: replayed(() => eligibleListHash(list)) === hash,
      outcome: isDeepStrictEqual(
        replayed(() => drawVisits(seed, list)),
        outcome,
      ),
      visits: isDeepStrictEqual(
        replayed(() => byPlace(outcome.map(({ place, team }) => ({ place: place.id, team: [...team] })))),
        byPlace(visits),
      ),
    });
  }
  const teams = inBatches<Stored<TeamList, string[] | null>>(
    em,
    (condition) => sql`select d.id, d.rule_version as "ruleVersion", d.seed, d.list, d.list_hash as hash, d.outcome
      from visit_team_draws d where ${condition} order by d.id limit ${sql.lit(BATCH)}`,
  );
  for await (const { id, ruleVersion, seed, list, hash, outcome } of teams) {
    const again = replayed(() => drawTeam(seed, list.people, list.placeId, list.teamSize, list.kept)) ?? null;
    compare(id, {
      ruleVersion: ruleVersion === DRAW_RULE_VERSION,
      listHash: replayed(() => teamListHash(list)) === hash,
      outcome: isDeepStrictEqual(again, outcome),
    });
  }
  return { checked, differences };
}
