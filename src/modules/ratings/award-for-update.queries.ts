import { LockMode } from "@mikro-orm/core";
import { row, rows, sql } from "../../platform/database/sql.js";
import { businessDay } from "../../platform/clock/clock.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import type { Concerned } from "../trade-unions/duties/separation-of-duty.rules.js";
import { withinReach } from "../trade-unions/tree/trade-union.queries.js";
import { happen } from "./award-event.writes.js";
import { Award } from "./award.entity.js";
import { AwardEventKind, awardStatusOn, AwardStatus, IN_FORCE_STATUSES } from "./award.lifecycle.js";
import { addDays } from "./month.rules.js";
import { applicantsOf } from "./rating-application.queries.js";
import { ratingPlaceOf, type RatingPlace, type RatingSubject } from "./rating-subject.queries.js";
import { ratingErrors } from "./ratings.errors.js";

/** The award locked until the transaction ends, with its part of the tree; one out of sight is refused like one that does not exist. */
export async function awardForUpdate({ em, actor }: Work, id: string): Promise<{ award: Award; place: RatingPlace }> {
  const visible = await row<{ id: string }>(
    em,
    sql`select a.id from awards a join trade_unions u on u.id = a.trade_union_id
      where a.id = ${id}::uuid and ${withinReach(actor, sql`u.path`, "trade-union:read")}`,
  );
  if (visible === undefined) throw ratingErrors.AWARD_NOT_FOUND(["input", "awardId"]);
  const award = await em.findOneOrFail(Award, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return { award, place: await ratingPlaceOf(em, award.tradeUnionId) };
}

/** Who applied for an award, for which application whatsoever, and the union that holds it, whose office counts since it does. */
export async function partiesOfAward(
  work: Work,
  { id, tradeUnionId, createdAt }: Award,
): Promise<{ applies: string[] } & Concerned> {
  const applications = await rows<{ id: string }>(
    work.em,
    sql`select id from rating_applications where award_id = ${id}::uuid`,
  );
  const applies = await applicantsOf(
    work,
    applications.map((application) => application.id),
  );
  return { applies, tradeUnionIds: [tradeUnionId], openSince: createdAt };
}

/** The award of a scale that the subject holds from a conferring level, locked; one that has run out lapses here. */
export async function heldAward(
  work: Work,
  programId: string,
  { siteId, employerId, tradeUnionId }: RatingSubject,
  scale: string,
  conferringLevel: string,
): Promise<Award | null> {
  const award = await work.em.findOne(
    Award,
    { programId, siteId, employerId, tradeUnionId, scale, conferringLevel, status: { $in: IN_FORCE_STATUSES } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (award === null || awardStatusOn(award, businessDay(work.clock.now())) !== AwardStatus.LAPSED) return award;
  await lapse(work, award);
  return null;
}

/** Writes down that an award's last day has passed. */
export async function lapse(work: Work, award: Award): Promise<void> {
  const day = addDays(award.validUntil ?? award.changedOn, 1);
  const on = day < award.changedOn ? award.changedOn : day;
  await happen(work, award, { kind: AwardEventKind.LAPSE, on, cause: "有效期届满" });
}

/** Awards that the district conferred on unions below a street in a calendar year, upgrades included. */
export async function conferredInYear(work: Work, programId: string, streetId: string, on: string): Promise<number> {
  const year = on.slice(0, 4);
  const [found] = await rows<{ count: number }>(
    work.em,
    sql`select count(*) as count from award_events e join awards a on a.id = e.award_id
      join trade_union_scopes s on s.trade_union_id = a.trade_union_id and s.scope_id = ${streetId}::uuid
      where a.program_id = ${programId}::uuid and a.conferring_level = 'DISTRICT' and e.kind in ('CONFER', 'UPGRADE')
        and e.happened_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
  );
  return found?.count ?? 0;
}

/** How many awards a street may receive under a program in a year; null for any number. */
export async function quotaOf(work: Work, programId: string, streetId: string): Promise<number | null> {
  const found = await row<{ quota: number | null }>(
    work.em,
    sql`select coalesce(q.count, p.quota_per_street) as quota from rating_programs p
      left join rating_quotas q on q.program_id = p.id and q.trade_union_id = ${streetId}::uuid where p.id = ${programId}::uuid`,
  );
  return found?.quota ?? null;
}
