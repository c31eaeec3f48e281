import { businessDay } from "../../../platform/clock/clock.js";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { DrawnPerson } from "./draw.rules.js";
import { candidatesFor } from "./visit-candidates.queries.js";
import { isBarred, peopleFor, type Candidate } from "./visit-conflicts.rules.js";
import { visitDrawById } from "./visit-draw.queries.js";
import { streetNumbers } from "./visit-places.queries.js";
import type { LockedVisit } from "./visit.queries.js";

/** What the draw of a visit goes on from: its pool as it is today, and how large its teams are. */
export interface Pool {
  candidates: Candidate[];
  teamSize: number;
  perStratum: number;
}

/** The people of the draw who may still be sent, with what is known of them today; who stepped back is not among them. */
export async function poolOf(
  work: Work,
  visit: LockedVisit,
  tradeUnionIds: readonly string[] = [visit.tradeUnionId],
  without: readonly string[] = [],
): Promise<Pool> {
  const { em, clock } = work;
  const draw = await visitDrawById(em, visit.drawId);
  const named = draw.list.people.filter(({ accountId }) => !without.includes(accountId));
  const idsOf = (source: string) =>
    named.filter((person) => person.source === source).map(({ accountId }) => accountId);
  const scope = await row<{ path: string }>(
    em,
    sql`select ltree2text(path) as path from trade_unions where id = ${draw.scopeId}::uuid`,
  );
  const candidates = await candidatesFor(em, {
    supervisorIds: idsOf("SUPERVISOR"),
    memberIds: idsOf("DEPARTMENT_MEMBER"),
    tradeUnionIds,
    scopePath: scope?.path ?? visit.path,
    from: businessDay(clock.now()),
    to: visit.windowTo,
    drafterId: visit.draftedBy,
  });
  return { candidates, teamSize: draw.list.teamSize, perStratum: draw.list.perStratum };
}

export const placeIdOf = ({ siteId, tradeUnionId }: Pick<LockedVisit, "siteId" | "tradeUnionId">): string =>
  siteId ?? tradeUnionId;

/** The pool with whom of it must not visit the place of the visit. */
export async function peopleOf(work: Work, visit: LockedVisit, { candidates }: Pool): Promise<DrawnPerson[]> {
  const place = { id: placeIdOf(visit), tradeUnionId: visit.tradeUnionId, path: visit.path };
  return peopleFor(candidates, [place], await streetNumbers(work.em));
}

/** Those of the team who, as known today, must not go. */
export async function barredOfTeam(work: Work, visit: LockedVisit): Promise<string[]> {
  const { candidates } = await poolOf(work, visit);
  const streets = await streetNumbers(work.em);
  const place = { id: placeIdOf(visit), tradeUnionId: visit.tradeUnionId, path: visit.path };
  return visit.team.filter((accountId) => {
    const person = candidates.find((candidate) => candidate.accountId === accountId);
    return person === undefined || isBarred(person, place, streets);
  });
}
