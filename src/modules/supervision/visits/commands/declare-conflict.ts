import { randomUUID } from "node:crypto";
import { json, rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { DRAW_RULE_VERSION, drawTeam } from "../draw.rules.js";
import { teamList, teamListHash } from "../team-draw.rules.js";
import type { DeclareConflictInput } from "../visit.inputs.js";
import { visitForMove, type LockedVisit, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";
import { newSeed } from "../visit-draw.writes.js";
import { peopleOf, placeIdOf, poolOf } from "../visit-team.queries.js";
import { changeTeam } from "../visit-team.writes.js";

/**
 * Lets somebody of the team step back: their seat is drawn anew among the rest of the pool, and a visit for which nobody is
 * left is void. Whoever stepped back is no part of it any more, and the same organizer will not draw them for this union
 * again. No relation is declared with it: those who keep the register of relations would learn of the plan.
 */
export async function declareConflict(work: Work, { visitId, reason }: DeclareConflictInput): Promise<VisitRow> {
  const { actor } = work;
  const visit = await visitForMove(work, { visitId, expectedVersion: null }, "stepBack", ({ team }) => {
    if (!team.includes(actor.accountId)) throw platformErrors.NOT_PERMITTED(["input", "visitId"]);
  });
  const joining = await redrawn(work, visit);
  await changeTeam(work, visitId, { accountId: actor.accountId, reason }, joining ?? []);
  if (joining === undefined) return moveVisit(work, visit, "void", sql`, voided_because = 'NO_TEAM'`);
  return moveVisit(work, visit, "stepBack", sql`, approved_at = null`);
}

/** Who takes the seat, drawn by a seed of its own that is kept like the first one; undefined when nobody can. */
async function redrawn(work: Work, visit: LockedVisit): Promise<string[] | undefined> {
  const { em, actor, clock, journal } = work;
  const kept = visit.team.filter((accountId) => accountId !== actor.accountId);
  const pool = await poolOf(work, visit, [visit.tradeUnionId], [actor.accountId, ...visit.formerTeam]);
  const list = teamList({
    placeId: placeIdOf(visit),
    people: await peopleOf(work, visit, pool),
    teamSize: pool.teamSize,
    kept,
  });
  const seed = newSeed();
  const outcome = drawTeam(seed, list.people, list.placeId, list.teamSize, list.kept) ?? null;
  const id = randomUUID();
  await rows(
    em,
    sql`insert into visit_team_draws (id, visit_id, rule_version, seed, list, list_hash, outcome, created_at)
      values (${id}::uuid, ${visit.id}::uuid, ${DRAW_RULE_VERSION}, ${seed}, ${json(list)}, ${teamListHash(list)},
        ${json(outcome)}, ${clock.now().toISOString()}::timestamptz)`,
  );
  journal.record("visit-team.drawn", { type: "SupervisionVisit", id: visit.id }, { after: { seed, outcome } });
  return outcome === null ? undefined : outcome.filter((accountId) => !kept.includes(accountId));
}
