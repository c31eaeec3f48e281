import { holds } from "../../../platform/access/actor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Circular } from "../circular.entity.js";
import type { DiscardCircularInput } from "../circular.inputs.js";
import { circularAfter } from "../circular.policy.js";
import { circularForUpdate } from "../circular.queries.js";

/** Gives up a circular before it is published: its drafter, or whoever signs for the union. */
export async function discardCircular(work: Work, input: DiscardCircularInput): Promise<Circular> {
  const { em, actor, journal } = work;
  const { circular } = await circularForUpdate(
    work,
    input,
    ({ draftedById, path }) => draftedById === actor.accountId || holds(actor, "circular:sign", path),
  );
  const before = circular.status;
  circular.status = circularAfter(circular, "discard");
  circular.discardReason = input.reason;
  journal.record(
    "circular.discarded",
    { type: "Circular", id: circular.id },
    { before: { status: before }, after: { status: circular.status, reason: input.reason } },
  );
  await em.flush();
  return circular;
}
