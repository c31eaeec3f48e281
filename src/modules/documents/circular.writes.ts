import { rows, sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import type { Circular } from "./circular.entity.js";

/** Enters who receives the circular, each once, in the order given. */
export async function writeRecipients(
  { em }: Work,
  circular: Pick<Circular, "id">,
  recipients: readonly string[],
): Promise<void> {
  await rows(em, sql`delete from circular_recipients where circular_id = ${circular.id}::uuid`);
  await rows(
    em,
    sql`insert into circular_recipients (circular_id, trade_union_id, place)
      select ${circular.id}::uuid, id, min(place) - 1 from unnest(${[...recipients]}::uuid[]) with ordinality as r (id, place)
      group by id`,
  );
}

/** Enters on which visits the circular reports. */
export const writeReportedVisits = (
  { em }: Work,
  circular: Pick<Circular, "id">,
  visitIds: readonly string[],
): Promise<unknown> =>
  rows(
    em,
    sql`insert into circular_visits (circular_id, visit_id)
      select ${circular.id}::uuid, id from unnest(${[...visitIds]}::uuid[]) as v (id)`,
  );
