import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { DomainError } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { storedBy } from "../../../identity/storage.queries.js";
import { isWithin } from "../../../identity/storage.rules.js";
import { storedRejections } from "../inspection-storage.queries.js";

/** Something that was refused, and all reasons; the first one is its headline. */
export interface Rejected {
  documentId: string;
  errors: readonly DomainError[];
  payload: unknown;
}

/** Longest payload that is kept, in characters of JSON; a full inspection has about a tenth. */
const MAXIMUM_PAYLOAD = 200_000;
const MAXIMUM_ERRORS = 100;
/** What a row takes beside its payload and its reasons, in bytes. */
const BYTES_OF_A_ROW = 200;

/** JSON that PostgreSQL can store whatever a client sent, and none that fills its disk. */
function storable(payload: unknown): string {
  const text = JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value,
  );
  return text.length <= MAXIMUM_PAYLOAD ? text : JSON.stringify({ omitted: "TOO_LARGE", characters: text.length });
}

interface RejectionRecord {
  id: string;
  document_id: string;
  code: string;
  path: readonly string[];
  details: object;
  errors: readonly object[];
  payload: unknown;
  fingerprint: string;
  bytes: number;
}

function recordOf({ documentId, errors, payload }: Rejected): RejectionRecord | undefined {
  const stored = storable(payload);
  const listed = errors.slice(0, MAXIMUM_ERRORS).map(({ code, path, details }) => ({ code, path, details }));
  const [first] = listed;
  if (first === undefined) return undefined;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify(listed.map(({ code }) => code)))
    .update(stored)
    .digest("base64url");
  const bytes = BYTES_OF_A_ROW + Buffer.byteLength(stored) + Buffer.byteLength(JSON.stringify(listed));
  return {
    id: uuidv7(),
    document_id: documentId,
    ...first,
    errors: listed,
    payload: JSON.parse(stored) as unknown,
    fingerprint,
    bytes,
  };
}

const keyOf = ({ document_id, fingerprint }: Pick<RejectionRecord, "document_id" | "fingerprint">): string =>
  `${document_id}\0${fingerprint}`;

/**
 * Keeps what was refused for its sender, after the rollback and in a transaction of its own. The same refusal of the
 * same content again only moves its time, once a minute at most, so that a tablet that retries for days fills no table. Answers what could not be
 * kept, because its sender has kept as much as they may; nothing older gives way to it.
 */
export async function keepRejections(
  work: Work,
  collection: string,
  rejected: readonly Rejected[],
): Promise<ReadonlySet<Rejected>> {
  const given = rejected.flatMap((each) => {
    const record = recordOf(each);
    return record === undefined ? [] : [{ each, record }];
  });
  const kept = await withinCeiling(
    work,
    collection,
    given.map(({ record }) => record),
  );
  await write(work, collection, [...kept.values()]);
  return new Set(given.filter(({ record }) => !kept.has(keyOf(record))).map(({ each }) => each));
}

/** What is known already, and of the rest as much as there is room for, by their keys. */
async function withinCeiling(
  work: Work,
  collection: string,
  records: readonly RejectionRecord[],
): Promise<Map<string, RejectionRecord>> {
  const { accountId } = work.actor;
  let { items, bytes } = await storedBy(work, accountId, "REJECTIONS", storedRejections(accountId));
  const known = new Set(
    (
      await rows<Pick<RejectionRecord, "document_id" | "fingerprint">>(
        work.em,
        sql`select document_id, fingerprint from rejections where account_id = ${accountId}::uuid and collection = ${collection}
          and (document_id, fingerprint) in (select * from unnest(${records.map((each) => each.document_id)}::text[],
            ${records.map((each) => each.fingerprint)}::text[]))`,
      )
    ).map(keyOf),
  );
  const kept = new Map<string, RejectionRecord>();
  for (const record of records) {
    const key = keyOf(record);
    if (!known.has(key) && !kept.has(key)) {
      const after = { items: items + 1, bytes: bytes + record.bytes };
      if (!isWithin("REJECTIONS", after)) continue;
      ({ items, bytes } = after);
    }
    kept.set(key, record);
  }
  return kept;
}

async function write(
  { em, actor, clock }: Work,
  collection: string,
  records: readonly RejectionRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await rows(
    em,
    sql`insert into rejections (id, account_id, collection, document_id, code, details, path, errors, payload, fingerprint, at)
      select r.id, ${actor.accountId}::uuid, ${collection}, r.document_id, r.code, r.details, r.path, r.errors, r.payload,
        r.fingerprint, ${clock.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r
        (id uuid, document_id text, code text, details jsonb, path text[], errors jsonb, payload jsonb, fingerprint text)
      order by r.document_id, r.fingerprint
      on conflict (account_id, collection, document_id, fingerprint) do update set at = excluded.at
        where rejections.at < excluded.at - interval '1 minute'`,
  );
}
