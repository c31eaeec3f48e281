import type { EntityManager } from "@mikro-orm/postgresql";
import { type Actor } from "../../../platform/access/actor.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { columnsOf } from "../../../platform/database/columns.js";
import type { RatingProgram } from "./rating-program.entity.js";
import { ratingErrors } from "./ratings.errors.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";

const columns = columnsOf<RatingProgram>({
  id: "p.id",
  code: "p.code",
  title: "p.title",
  subject: "p.subject",
  checklistId: "p.checklist_id",
  basisDocument: "p.basis_document",
  body: "p.body",
  quotaPerStreet: "p.quota_per_street",
  version: "p.version",
});

/** One page of all programs, by their codes. */
export const ratingProgramPage = (
  em: EntityManager,
  limit: number,
  after: CursorKeys | undefined,
): Promise<RatingProgram[]> =>
  rows<RatingProgram>(
    em,
    sql`select ${columns} from rating_programs p where ${after?.[0] ?? null}::text is null or p.code > ${after?.[0] ?? null}
      order by p.code limit ${limit}`,
  );

export const ratingProgramCount = async (em: EntityManager): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from rating_programs`))?.count ?? 0;

export const ratingProgramsByIds = (em: EntityManager, ids: readonly string[]): Promise<RatingProgram[]> =>
  rows<RatingProgram>(em, sql`select ${columns} from rating_programs p where p.id = any(${[...ids]}::uuid[])`);

/** The program, or a refusal. */
export async function ratingProgram({ em }: Pick<Work, "em">, id: string): Promise<RatingProgram> {
  const [program] = await ratingProgramsByIds(em, [id]);
  if (program === undefined) throw ratingErrors.RATING_PROGRAM_NOT_FOUND(["input", "programId"]);
  return program;
}

/** The program locked until the transaction ends: whoever confers under it, or changes what it allows, waits for the other. */
export async function lockedProgram(work: Work, id: string): Promise<RatingProgram> {
  await rows(work.em, sql`select id from rating_programs where id = ${id}::uuid for no key update`);
  return ratingProgram(work, id);
}

/** How many awards a street may receive under a program in a calendar year. */
export interface QuotaRow {
  programId: string;
  tradeUnionId: string;
  count: number;
}

/** The quotas of programs for the streets within reach; for nobody in particular without an actor. */
export const quotasOf = (em: EntityManager, programIds: readonly string[], actor: Actor): Promise<QuotaRow[]> =>
  rows<QuotaRow>(
    em,
    sql`select q.program_id as "programId", q.trade_union_id as "tradeUnionId", q.count
      from rating_quotas q join trade_unions u on u.id = q.trade_union_id
      where q.program_id = any(${[...programIds]}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}
      order by u.code`,
  );
