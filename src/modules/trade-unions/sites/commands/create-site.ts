import { v7 as uuidv7 } from "uuid";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { tidy } from "../../../../platform/text/text-forms.rules.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { Site } from "../site.entity.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canWrite } from "../../tree/trade-union.policy.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";
import type { CreateSiteInput } from "../site.inputs.js";

/** Enters a place that a union keeps. */
export async function createSite(work: Work, input: CreateSiteInput): Promise<Site> {
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, ["input", "tradeUnionId"]);
  if (!canWrite(work.actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "sites",
    action: "site.created",
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return work.em.findOneOrFail(Site, { id: earlier });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);

  const site = work.em.create(Site, {
    id: uuidv7(),
    tradeUnionId: union.id,
    kind: input.kind,
    name: tidy(input.name),
    address: input.address ?? null,
    latitude: input.location?.latitude ?? null,
    longitude: input.location?.longitude ?? null,
    idempotencyKey: input.idempotencyKey,
    createdAt: work.clock.now(),
  });
  work.journal.record(
    "site.created",
    { type: "Site", id: site.id },
    { details: { tradeUnionId: union.id, kind: site.kind }, after: content },
  );
  await work.em.flush();
  return site;
}
