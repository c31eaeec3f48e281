import { randomUUID } from "node:crypto";
import { holds } from "../../../platform/access/actor.js";
import { sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { requireRoom } from "../../identity/commands/require-room.js";
import { lockAccounts } from "../../identity/account.queries.js";
import { contentOf, findIdempotentResult } from "../../../platform/idempotency/idempotent-result.js";
import { scopesOf } from "../../trade-unions/tree/trade-union.policy.js";
import { visibleTradeUnion, type TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../trade-unions/tree/trade-unions.errors.js";
import { Circular } from "../circular.entity.js";
import { requireRecipients } from "../circular.queries.js";
import { writeRecipients } from "../circular.writes.js";
import type { DraftCircularInput } from "../circular.inputs.js";
import { circularErrors } from "../circulars.errors.js";
import { reportableVisits } from "../circular-visit.queries.js";
import { writeReportedVisits } from "../circular.writes.js";

const ACTION = "circular.drafted";

/** Drafts a circular; it is seen by nobody but those who draft and sign for the union until it is published. */
export async function draftCircular(work: Work, input: DraftCircularInput): Promise<Circular> {
  const { em, actor, clock, journal } = work;
  const issuer = await issuerOf(work, input.issuerId ?? null);
  await lockAccounts(work, [actor.accountId]);
  const content = contentOf(input);
  const key = { table: "circulars", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(Circular, { id: made });
  if (input.rankingId != null) throw circularErrors.RANKING_NOT_FOUND(["input", "rankingId"]);
  const recipients = input.recipients ?? [];
  await requireRecipients(work, issuer.path, recipients);
  const visitIds = await reportableVisits(work, issuer.path, input.visitIds ?? []);

  const { kind, title, body, idempotencyKey } = input;
  const circular = em.create(Circular, {
    id: randomUUID(),
    tradeUnionId: issuer.id,
    kind,
    title,
    body,
    idempotencyKey,
    period: input.period ?? null,
    naming: input.naming ?? "ANONYMOUS",
    draftedById: actor.accountId,
    createdAt: clock.now(),
  });
  await em.flush();
  await writeRecipients(work, circular, recipients);
  await writeReportedVisits(work, circular, visitIds);
  journal.record(
    ACTION,
    { type: "Circular", id: circular.id },
    { details: { tradeUnionId: issuer.id, kind, naming: circular.naming }, after: content },
  );
  await requireRoom(
    work,
    actor.accountId,
    "CIRCULARS",
    sql`select count(*)::integer as items, coalesce(sum(300 + pg_column_size(title) + pg_column_size(body)), 0)::bigint as bytes
      from circulars where drafted_by = ${actor.accountId}::uuid and status = 'DRAFT'`,
    ["input"],
  );
  return circular;
}

async function issuerOf({ em, actor }: Work, given: string | null): Promise<TradeUnionRow> {
  const path = ["input", "issuerId"];
  const scopes = scopesOf(actor, "circular:draft");
  const id = given ?? (scopes.length === 1 ? scopes[0] : undefined);
  if (id === undefined) throw circularErrors.CIRCULAR_ISSUER_UNCLEAR(path);
  const issuer = await visibleTradeUnion(em, actor, id);
  if (issuer === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(path);
  if (!holds(actor, "circular:draft", issuer.path)) throw platformErrors.NOT_PERMITTED(path);
  return issuer;
}
