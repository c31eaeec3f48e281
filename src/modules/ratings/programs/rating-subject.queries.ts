import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { frozenChecklist } from "../../checklists/checklist.queries.js";
import { employerErrors } from "../../trade-unions/employers/employers.errors.js";
import { siteErrors } from "../../trade-unions/sites/sites.errors.js";
import type { RatingProgram } from "./rating-program.entity.js";
import { programRules } from "./rating-program.rules.js";
import { ratingErrors } from "./ratings.errors.js";

/** Whom an application or an award is about: a union, or one of its sites or employers with the union that answers for it. */
export interface RatingSubject {
  readonly tradeUnionId: string;
  readonly employerId: string | null;
  readonly siteId: string | null;
}

/** The part of the tree that a rating passes through: the street that reviews and the union that confers. */
export interface RatingPlace {
  readonly path: string;
  readonly level: string;
  /** The street above the union; null for a street itself and what hangs elsewhere. */
  readonly streetId: string | null;
  /** The district at or above the union, or the top of the tree where there is none. */
  readonly conferringId: string;
  readonly conferringPath: string;
}

/** Where a union stands in its rating. */
export async function ratingPlaceOf(em: EntityManager, tradeUnionId: string): Promise<RatingPlace> {
  const found = await row<RatingPlace>(
    em,
    sql`select ltree2text(u.path) as path, u.level,
        (select top.id from trade_unions top where top.path @> u.path and top.id <> u.id and top.level = 'STREET'
          order by nlevel(top.path) desc limit 1) as "streetId", conferring.id as "conferringId", ltree2text(conferring.path) as "conferringPath"
      from trade_unions u cross join lateral (
        select top.id, top.path from trade_unions top where top.path @> u.path
        order by (top.level = 'DISTRICT') desc, nlevel(top.path) limit 1) conferring
      where u.id = ${tradeUnionId}::uuid`,
  );
  if (found === undefined) throw new Error(`there is no trade union ${tradeUnionId}`);
  return found;
}

/** Refuses a subject that the program does not rate; sites and employers have to belong to the union. */
export async function requireSubject(
  em: EntityManager,
  program: RatingProgram,
  { tradeUnionId, employerId, siteId }: RatingSubject,
  unionLevel: string,
): Promise<void> {
  const { subject } = program;
  const body = program.checklistId === null ? undefined : (await frozenChecklist(em, program.checklistId))?.body;
  const mismatch = (field: string) => ratingErrors.RATING_SUBJECT_MISMATCH(["input", field], { subject });
  if ((subject === "SITE") !== (siteId !== null)) throw mismatch("siteId");
  if ((subject === "EMPLOYER") !== (employerId !== null)) throw mismatch("employerId");
  const levels = body?.appliesTo?.levels ?? [];
  if (subject === "TRADE_UNION" && levels.length > 0 && !levels.includes(unionLevel))
    throw ratingErrors.RATING_LEVEL_OF_UNION_MISMATCH(["input", "tradeUnionId"], { level: unionLevel });
  if (siteId !== null)
    await requireSite(em, tradeUnionId, siteId, programRules(program.body).siteKind ?? body?.siteKind ?? null);
  if (employerId !== null) await requireEmployer(em, tradeUnionId, employerId);
}

async function requireSite(
  em: EntityManager,
  tradeUnionId: string,
  siteId: string,
  siteKind: string | null,
): Promise<void> {
  const path = ["input", "siteId"];
  const [site] = await rows<{ kind: string; closedOn: string | null }>(
    em,
    sql`select kind, closed_on as "closedOn" from sites where id = ${siteId}::uuid and trade_union_id = ${tradeUnionId}::uuid`,
  );
  if (site === undefined) throw siteErrors.SITE_NOT_FOUND(path);
  if (site.closedOn !== null) throw siteErrors.SITE_CLOSED(path);
  if (siteKind !== null && site.kind !== siteKind) throw ratingErrors.RATING_SITE_KIND_MISMATCH(path, { siteKind });
}

async function requireEmployer(em: EntityManager, tradeUnionId: string, employerId: string): Promise<void> {
  const [employer] = await rows<{ id: string }>(
    em,
    sql`select e.id from employers e join coverages c on c.employer_id = e.id and c.until is null
      where e.id = ${employerId}::uuid and e.closed_on is null and c.trade_union_id = ${tradeUnionId}::uuid limit 1`,
  );
  if (employer === undefined) throw employerErrors.EMPLOYER_NOT_FOUND(["input", "employerId"]);
}
