import { holds } from "../../../platform/access/actor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Circular } from "../circular.entity.js";
import type { PublishCircularInput } from "../circular.inputs.js";
import { circularAfter } from "../circular.policy.js";
import { circularForUpdate, countRecipients } from "../circular.queries.js";
import { faultOfPublication } from "../circular.rules.js";
import { circularErrors } from "../circulars.errors.js";

/** Publishes a signed circular, inside the federation unless said otherwise; there is no way back. */
export async function publishCircular(work: Work, input: PublishCircularInput): Promise<Circular> {
  const { em, actor, clock, journal } = work;
  const { circular } = await circularForUpdate(work, input, ({ path }) => holds(actor, "circular:publish", path));
  const before = circular.status;
  circular.status = circularAfter(circular, "publish");
  const { naming } = circular;
  const audience = input.audience ?? "INTERNAL";
  const authorityDocument = input.authorityDocument ?? null;
  const recipients = await countRecipients(em, circular.id);
  const fault = faultOfPublication({ naming, audience, recipients, authorityDocument });
  if (fault !== undefined) {
    throw circularErrors[fault](["input", fault === "AUTHORITY_DOCUMENT_MISSING" ? "authorityDocument" : "audience"]);
  }
  circular.audience = audience;
  circular.authorityDocument = authorityDocument;
  circular.publishedById = actor.accountId;
  circular.publishedAt = clock.now();
  journal.record(
    "circular.published",
    { type: "Circular", id: circular.id },
    {
      details: { audience, authorityDocument },
      before: { status: before },
      after: { status: circular.status, audience },
    },
  );
  await em.flush();
  return circular;
}
