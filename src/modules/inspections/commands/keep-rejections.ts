import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { rows, sql } from "../../../platform/database/sql.js";
import type { DomainError } from "../../../platform/errors/domain-error.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Something that was refused, and all reasons; the first one is its headline. */
export interface Rejected {
  documentId: string;
  errors: readonly DomainError[];
  payload: unknown;
}

/** Longest payload that is kept, in characters of JSON; a full inspection has about a tenth. */
const MAXIMUM_PAYLOAD = 200_000;
const MAXIMUM_ERRORS = 100;

/** JSON that PostgreSQL can store whatever a client sent, and none that fills its disk. */
function storable(payload: unknown): string {
  const text = JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value,
  );
  return text.length <= MAXIMUM_PAYLOAD ? text : JSON.stringify({ omitted: "TOO_LARGE", characters: text.length });
}

/**
 * Keeps what was refused for its sender, after the rollback and in a transaction of its own. The same refusal of the
 * same content again only moves its time, so that a tablet that retries for days fills no table.
 */
export async function keepRejections(
  { em, actor, clock }: Work,
  collection: string,
  rejected: readonly Rejected[],
): Promise<void> {
  const kept = new Map<string, object>();
  for (const { documentId, errors, payload } of rejected) {
    const stored = storable(payload);
    const listed = errors.slice(0, MAXIMUM_ERRORS).map(({ code, path, details }) => ({ code, path, details }));
    const [first] = listed;
    if (first === undefined) continue;
    const fingerprint = createHash("sha256")
      .update(JSON.stringify(listed.map(({ code }) => code)))
      .update(stored)
      .digest("base64url");
    const row = {
      id: uuidv7(),
      document_id: documentId,
      ...first,
      errors: listed,
      payload: JSON.parse(stored) as unknown,
      fingerprint,
    };
    kept.set(`${documentId}\0${fingerprint}`, row);
  }
  await rows(
    em,
    sql`insert into rejections (id, account_id, collection, document_id, code, details, path, errors, payload, fingerprint, at)
      select r.id, ${actor.accountId}::uuid, ${collection}, r.document_id, r.code, r.details, r.path, r.errors, r.payload,
        r.fingerprint, ${clock.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify([...kept.values()])}::jsonb) as r
        (id uuid, document_id text, code text, details jsonb, path text[], errors jsonb, payload jsonb, fingerprint text)
      order by r.document_id, r.fingerprint
      on conflict (account_id, collection, document_id, fingerprint) do update set at = excluded.at`,
  );
}
