import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Circular } from "../circular.entity.js";
import type { ChangeCircularInput } from "../circular.inputs.js";
import { circularAfter } from "../circular.policy.js";
import { circularForUpdate, requireRecipients } from "../circular.queries.js";
import { writeRecipients } from "../circular.writes.js";

const changeable = ({ title, body, naming }: Circular) => ({ title, body, naming });

/** Changes a draft; only its drafter does, so that nobody signs what they wrote themselves. */
export async function changeCircular(work: Work, input: ChangeCircularInput): Promise<Circular> {
  const { em, actor, journal } = work;
  const { circular, path } = await circularForUpdate(work, input, ({ draftedById }) => draftedById === actor.accountId);
  circular.status = circularAfter(circular, "change");
  const before = changeable(circular);
  circular.title = input.title ?? circular.title;
  circular.body = input.body ?? circular.body;
  circular.naming = input.naming ?? circular.naming;
  circular.changes += 1;
  if (input.recipients != null) {
    await requireRecipients(work, path, input.recipients);
    await writeRecipients(work, circular, input.recipients);
  }

  const after = changeable(circular);
  const fields = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
  journal.record(
    "circular.changed",
    { type: "Circular", id: circular.id },
    { details: { fields: [...fields, ...(input.recipients == null ? [] : ["recipients"])] }, before, after },
  );
  await em.flush();
  return circular;
}
