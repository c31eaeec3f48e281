import { randomBytes, randomUUID } from "node:crypto";
import { json, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { canonicalList, drawVisits, DRAW_RULE_VERSION, eligibleListHash, type DrawList } from "./draw.rules.js";
import type { ExcludedPlace, VisitDrawRow } from "./visit-draw.types.js";
import { shutForUnconfirmed } from "./visit-insiders.writes.js";
import { VISIT_BEGINNING } from "./visit.lifecycle.js";
import type { VisitRow } from "./visit.queries.js";

/** What all visits of one draw have in common. */
export type VisitPlan = Pick<
  VisitRow,
  "subject" | "mode" | "checklistId" | "windowFrom" | "windowTo" | "draftedBy" | "approverId"
>;

export interface DrawRequest {
  scopeId: string;
  plan: VisitPlan;
  list: DrawList;
  excluded: readonly ExcludedPlace[];
  idempotency?: { key: string; requestHash: string };
  /** The visit in whose place one is drawn. */
  replacesId?: string;
}

/** Only when the list stands is the seed made, so that nobody can choose a list for a seed. */
export const newSeed = (): string => randomBytes(32).toString("hex");

/** Draws by a new seed and keeps the draw with everything it depends on, and its visits with their teams. */
export async function makeDraw(work: Work, request: DrawRequest): Promise<{ draw: VisitDrawRow; visitIds: string[] }> {
  const { em, clock, journal } = work;
  const { plan, excluded, scopeId } = request;
  const list = canonicalList(request.list);
  const now = clock.now().toISOString();
  const seed = newSeed();
  const outcome = drawVisits(seed, list);
  const draw: VisitDrawRow = {
    id: randomUUID(),
    scopeId,
    ruleVersion: DRAW_RULE_VERSION,
    seed,
    list,
    eligibleListHash: eligibleListHash(list),
    outcome,
    draftedBy: plan.draftedBy,
    createdAt: now,
  };
  await rows(
    em,
    sql`insert into visit_draws (id, scope_id, rule_version, seed, list, eligible_list_hash, excluded, outcome, drafted_by,
        idempotency_key, request_hash, created_at)
      values (${draw.id}::uuid, ${scopeId}::uuid, ${draw.ruleVersion}, ${seed}, ${json(list)}, ${draw.eligibleListHash},
        ${json(excluded)}, ${json(outcome)}, ${plan.draftedBy}::uuid, ${request.idempotency?.key ?? null}::uuid,
        ${request.idempotency?.requestHash ?? null}::text, ${now}::timestamptz)`,
  );
  journal.record(
    "visit-draw.made",
    { type: "VisitDraw", id: draw.id },
    { details: { ruleVersion: draw.ruleVersion }, after: { seed, hash: draw.eligibleListHash, outcome } },
  );
  const visits = outcome.map((drawn) => ({ id: randomUUID(), ...drawn }));
  await rows(
    em,
    sql`insert into supervision_visits (id, draw_id, replaces_id, stratum_id, trade_union_id, site_id, checklist_id, subject,
        mode, window_from, window_to, drafted_by, approver_id, created_at)
      select drawn.id, ${draw.id}::uuid, ${request.replacesId ?? null}::uuid, drawn.stratum_id, drawn.trade_union_id,
        drawn.site_id, ${plan.checklistId}::uuid, ${plan.subject}, ${plan.mode}, ${plan.windowFrom}::date,
        ${plan.windowTo}::date, ${plan.draftedBy}::uuid, ${plan.approverId}::uuid, ${now}::timestamptz
      from unnest(${visits.map(({ id }) => id)}::uuid[], ${visits.map(({ stratumId }) => stratumId)}::uuid[],
        ${visits.map(({ place }) => place.tradeUnionId)}::uuid[], ${visits.map(({ place }) => place.siteId)}::uuid[])
        as drawn (id, stratum_id, trade_union_id, site_id)`,
  );
  const seats = visits.flatMap(({ id, team }) => team.map((accountId, seat) => ({ id, accountId, seat })));
  await rows(
    em,
    sql`insert into visit_team_members (visit_id, account_id, seat)
      select * from unnest(${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ accountId }) => accountId)}::uuid[],
        ${seats.map(({ seat }) => seat)}::int[])`,
  );
  await shutForUnconfirmed(
    work,
    visits.map(({ id }) => id),
  );
  for (const { id } of visits)
    journal.record("supervision-visit.drawn", { type: "SupervisionVisit", id }, { after: { status: VISIT_BEGINNING } });
  return { draw, visitIds: visits.map(({ id }) => id) };
}
