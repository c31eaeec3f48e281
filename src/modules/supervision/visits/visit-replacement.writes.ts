import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { visitDrawById } from "./visit-draw.queries.js";
import { makeDraw } from "./visit-draw.writes.js";
import { eligibleList } from "./visit-eligibility.rules.js";
import { unconfirmedAmong } from "./visit-insiders.queries.js";
import { placesFor, streetNumbers } from "./visit-places.queries.js";
import type { LockedVisit } from "./visit.queries.js";
import { poolOf } from "./visit-team.queries.js";

/**
 * Draws another place of the same street, with a team of its own, in place of a visit that is void; those named `without`,
 * and whoever may not be the person they were, are not sent.
 */
export async function drawInstead(
  work: Work,
  visit: LockedVisit,
  without: readonly string[] = [],
): Promise<string | undefined> {
  const { em, clock } = work;
  const today = businessDay(clock.now());
  if (visit.windowTo < today) return undefined;
  const draw = await visitDrawById(em, visit.drawId);
  const eligible = new Set(
    draw.list.strata.filter(({ id }) => id === visit.stratumId).flatMap(({ places }) => places.map(({ id }) => id)),
  );
  for (const taken of await drawnBefore(work, visit)) eligible.delete(taken);
  const request = { subject: visit.subject, scopeId: draw.scopeId, today, drafterId: visit.draftedBy };
  const places = (await placesFor(em, { ...request, excludeVisitedWithinDays: 0 }))
    .filter(({ id }) => eligible.has(id))
    .map((place) => ({ ...place, stratumId: visit.stratumId }));
  const unions = places.map(({ tradeUnionId }) => tradeUnionId);
  const named = draw.list.people.map(({ accountId }) => accountId);
  const absent = [...(await unconfirmedAmong(work, named)), ...without];
  const { candidates, teamSize } = await poolOf(work, visit, unions, absent);
  const { list, excluded } = eligibleList({ perStratum: 1, teamSize }, places, candidates, await streetNumbers(em));
  if (list.strata.length === 0) return undefined;
  const made = await makeDraw(work, { scopeId: draw.scopeId, plan: visit, list, excluded, replacesId: visit.id });
  return made.visitIds[0];
}

/** Places that the same organizer has drawn in the street for days that touch these; the one that leaked among them. */
async function drawnBefore({ em }: Work, visit: LockedVisit): Promise<string[]> {
  const found = await rows<{ id: string }>(
    em,
    sql`select coalesce(v.site_id, v.trade_union_id) as id from supervision_visits v
      where v.drafted_by = ${visit.draftedBy}::uuid and v.stratum_id = ${visit.stratumId}::uuid and v.subject = ${visit.subject}
        and v.window_from <= ${visit.windowTo}::date and v.window_to >= ${visit.windowFrom}::date`,
  );
  return found.map(({ id }) => id);
}
