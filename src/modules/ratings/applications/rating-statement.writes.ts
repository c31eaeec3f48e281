import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { announcing } from "../../evidence/evidence.writes.js";
import type { RatingStatement } from "./rating-statement.queries.js";

/** Announces the files of which enough is known to take their bytes; what was announced before stays as it is. */
export async function announceAttachments({ em, actor, clock }: Work, { attachments }: RatingStatement): Promise<void> {
  const announced = attachments.flatMap(({ sha256, size, mediaType }) =>
    size == null || mediaType == null ? [] : [{ sha256, size, mediaType }],
  );
  if (announced.length > 0) await rows(em, announcing(announced, actor.accountId, clock.now(), sql`true`));
}
