import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../platform/database/sql.js";
import { DomainErrors } from "../../platform/errors/domain-error.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { isPublished, visibleVisits } from "../supervision/visits/visit.policy.js";
import { visitErrors } from "../supervision/visits/visits.errors.js";

/**
 * The visits that a circular may report on, each once: at or below the issuer, seen by the drafter, and with a result that
 * stands. Any other is refused like one that does not exist, the drafter's own sealed plans too.
 */
export async function reportableVisits(
  { em, actor }: Work,
  issuerPath: string,
  visitIds: readonly string[],
): Promise<string[]> {
  if (visitIds.length === 0) return [];
  const found = await rows<{ id: string }>(
    em,
    sql`select v.id from supervision_visits v join trade_unions u on u.id = v.trade_union_id
      where v.id = any(${[...visitIds]}::uuid[]) and ${isPublished} and ${visibleVisits(actor)}
        and u.path <@ ${issuerPath}::ltree`,
  );
  const ids = found.map(({ id }) => id);
  const unknown = visitIds.flatMap((id, i) =>
    ids.includes(id) ? [] : [visitErrors.VISIT_NOT_FOUND(["input", "visitIds", String(i)])],
  );
  if (unknown.length > 0) throw new DomainErrors(unknown);
  return ids;
}

/** What the visited unions and service points of a circular are called. */
export const visitedNames = async (em: EntityManager, circularId: string): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      em,
      sql`select distinct unnest(array_remove(array[u.name, s.name], null)) as name
        from circular_visits cv join supervision_visits v on v.id = cv.visit_id
        join trade_unions u on u.id = v.trade_union_id left join sites s on s.id = v.site_id
        where cv.circular_id = ${circularId}::uuid order by 1`,
    )
  ).map(({ name }) => name);
