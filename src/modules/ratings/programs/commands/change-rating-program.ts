import { holds } from "../../../../platform/access/actor.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { withinReach } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import type { RatingProgram } from "../rating-program.entity.js";
import type { ChangeRatingProgramInput } from "../rating-program.inputs.js";
import { lockedProgram, quotasOf, ratingProgram } from "../rating-program.queries.js";
import { replaceQuotas } from "../rating-program.writes.js";
import { ratingErrors } from "../ratings.errors.js";

/** Names the document that authorizes a program, or changes its quotas; awards that were conferred stay as they are. */
export async function changeRatingProgram(work: Work, input: ChangeRatingProgramInput): Promise<RatingProgram> {
  const { em, actor, journal } = work;
  const program = await lockedProgram(work, input.programId);
  await requireWholeTree(work);
  requireVersion(program, input.expectedVersion);
  const { basisDocument = program.basisDocument, quotaPerStreet = program.quotaPerStreet, quotas } = input;
  const quotasBefore = await quotasOf(em, [program.id], actor);
  if (quotas != null) {
    await requireStreets(work, quotas);
    await replaceQuotas(em, program.id, quotas);
  }
  await rows(
    em,
    sql`update rating_programs set basis_document = ${basisDocument}::text, quota_per_street = ${quotaPerStreet}::integer,
      version = version + 1 where id = ${program.id}::uuid`,
  );
  journal.record(
    "rating-program.changed",
    { type: "RatingProgram", id: program.id },
    {
      details: { code: program.code, basisDocument, quotaPerStreet },
      before: { basisDocument: program.basisDocument, quotaPerStreet: program.quotaPerStreet, quotas: quotasBefore },
      after: { basisDocument, quotaPerStreet, quotas: await quotasOf(em, [program.id], actor) },
    },
  );
  return ratingProgram(work, program.id);
}

/** A program is the same for the whole tree, so only who keeps all of its register changes it. */
async function requireWholeTree({ em, actor }: Work): Promise<void> {
  const tops = await rows<{ path: string }>(
    em,
    sql`select ltree2text(path) as path from trade_unions where parent_id is null`,
  );
  if (!tops.every(({ path }) => holds(actor, "rating-program:write", path)))
    throw platformErrors.NOT_PERMITTED(["input", "programId"]);
}

/** Every quota is that of a street within reach, and of another one. */
async function requireStreets({ em, actor }: Work, quotas: readonly { tradeUnionId: string }[]): Promise<void> {
  const ids = quotas.map(({ tradeUnionId }) => tradeUnionId);
  const found = await rows<{ id: string; level: string }>(
    em,
    sql`select u.id, u.level from trade_unions u
      where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "rating-program:write")}`,
  );
  const levels = new Map(found.map(({ id, level }) => [id, level]));
  ids.forEach((id, index) => {
    const path = ["input", "quotas", String(index), "tradeUnionId"];
    if (!levels.has(id)) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(path);
    if (levels.get(id) !== "STREET") throw ratingErrors.QUOTA_NOT_OF_STREET(path);
    if (ids.indexOf(id) !== index) throw ratingErrors.QUOTA_NAMED_TWICE(path);
  });
}
