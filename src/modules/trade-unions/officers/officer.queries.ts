import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { jsonOf } from "../../../platform/database/columns.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { OfficerPost } from "../duties/officer-post.rules.js";
import { type OfficedUnionFacts } from "./officer-eligibility.rules.js";
import { Officer } from "./officer.entity.js";
import { visibleAccount } from "../access/managed-account.queries.js";
import { officerErrors } from "./officers.errors.js";
import { tradeUnionForUpdate, withinReach } from "../tree/trade-union.queries.js";
import type { TradeUnion } from "../tree/trade-union.entity.js";
import { inOfficeOn, inOfficeOnOrAfter } from "../duties/office-days.queries.js";

/** How many people may hold a post in one union at a time; with it the list of officers is bounded. */
export const MAXIMUM_OFFICERS = 100;

/** An officer as lists answer it. */
export type OfficerRow = Omit<Officer, "idempotencyKey" | "createdAt">;

/** The offices of a union on a day, with what the eligibility rules ask of the union. */
export interface Offices extends OfficedUnionFacts {
  tradeUnionId: string;
  officers: OfficerRow[];
}

const officer = jsonOf<OfficerRow>({
  id: "o.id",
  tradeUnionId: "o.trade_union_id",
  accountId: "o.account_id",
  name: "o.name",
  post: "o.post",
  concurrentPost: "o.concurrent_post",
  concurrentPostKind: "o.concurrent_post_kind",
  partyBodyKind: "o.party_body_kind",
  since: "o.since",
  until: "o.until",
  trainedOn: "o.trained_on",
  version: "o.version",
});

/** Who holds office in the unions on a day; unions whose register the actor may not see are left out. */
export const officesOf = (em: EntityManager, actor: Actor, ids: readonly string[], today: string): Promise<Offices[]> =>
  rows<Offices>(
    em,
    sql`select u.id as "tradeUnionId", u.level, u.ownership, u.status, u.founded_on as "foundedOn", u.term_ends_on as "termEndsOn",
        (select max(former.until) from officers former
          where former.trade_union_id = u.id and former.post = 'CHAIR' and not ${inOfficeOnOrAfter("former", sql`${today}::date`)}) as "lastChairUntil",
        coalesce((
          select json_agg(${officer}
            order by o.place, o.since, o.id)
          from (
            select held.*, array_position(${Object.values(OfficerPost)}::text[], held.post) as place
            from officers held where held.trade_union_id = u.id and ${inOfficeOn("held", sql`${today}::date`)}
            order by place, held.since, held.id limit ${MAXIMUM_OFFICERS}) o), '[]') as officers
      from trade_unions u
      where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}`,
  );

/** The officer and the union, the latter locked; an officer out of reach is refused like one that does not exist. */
export async function officerForUpdate(work: Work, id: string): Promise<{ officer: Officer; union: TradeUnion }> {
  const { em, actor } = work;
  const path = ["input", "officerId"];
  const visible = await row<{ tradeUnionId: string }>(
    em,
    sql`select o.trade_union_id as "tradeUnionId" from officers o join trade_unions u on u.id = o.trade_union_id
      where o.id = ${id}::uuid and ${withinReach(actor, sql`u.path`)}`,
  );
  if (visible === undefined) throw officerErrors.OFFICER_NOT_FOUND(path);
  const union = await tradeUnionForUpdate(work, visible.tradeUnionId, path);
  return { union, officer: await em.findOneOrFail(Officer, { id }) };
}

/** Refuses an account that the actor may not see like one that does not exist. */
export async function requireKnownAccount({ em, actor }: Work, accountId: string): Promise<void> {
  if ((await visibleAccount(em, actor, accountId)) === undefined)
    throw officerErrors.OFFICER_ACCOUNT_NOT_FOUND(["input", "accountId"]);
}

interface ConflictingOffices {
  chair: boolean;
  held: number;
}

/** What may stand in the way of an office that begins on a day: another chair then or later, or too many officers. */
export async function conflictingOffices(
  em: EntityManager,
  tradeUnionId: string,
  since: string,
  exceptId: string | null = null,
): Promise<ConflictingOffices> {
  const found = await row<ConflictingOffices>(
    em,
    sql`select coalesce(bool_or(o.post = 'CHAIR' and ${inOfficeOnOrAfter("o", sql`${since}::date`)}), false) as chair,
        count(*) filter (where o.until is null) as held
      from officers o where o.trade_union_id = ${tradeUnionId}::uuid and o.id is distinct from ${exceptId}::uuid`,
  );
  return found ?? { chair: false, held: 0 };
}
