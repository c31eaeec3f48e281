import { holds } from "../../../platform/access/actor.js";
import { businessDay } from "../../../platform/clock/clock.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../trade-unions/duties/separation-of-duty.queries.js";
import type { Circular } from "../circular.entity.js";
import type { SignCircularInput } from "../circular.inputs.js";
import { circularAfter } from "../circular.policy.js";
import { circularForUpdate, postHeld } from "../circular.queries.js";
import { visitedNames } from "../circular-visit.queries.js";
import { namesIn, POST_TITLES } from "../circular.rules.js";
import { circularErrors } from "../circulars.errors.js";

/** A leader signs and numbers what somebody else drafted, and decides whether it names anybody. */
export async function signCircular(work: Work, input: SignCircularInput): Promise<Circular> {
  const { em, actor, clock, journal } = work;
  const target = ["input", "circularId"];
  const { circular } = await circularForUpdate(work, input, ({ path }) => holds(actor, "circular:sign", path));
  await requireSeparation(work, "signCircular", { drafts: [circular.draftedById] }, target);
  const before = circular.status;
  circular.status = circularAfter(circular, "sign");
  const number = input.number.trim();
  const { tradeUnionId } = circular;
  const post = await postHeld(em, actor.accountId, tradeUnionId, businessDay(clock.now()));
  circular.number = number;
  circular.naming = input.naming ?? circular.naming;
  if (circular.naming === "ANONYMOUS") await requireNobodyNamed(work, circular);
  circular.signedById = actor.accountId;
  circular.signedName = actor.name;
  circular.signedPost = input.post ?? (post === undefined ? null : POST_TITLES[post]);
  circular.signedAt = clock.now();

  const { title, body, naming } = circular;
  journal.record(
    "circular.signed",
    { type: "Circular", id: circular.id },
    { details: { number, naming }, before: { status: before }, after: { number, title, body, naming } },
  );
  await em.flush();
  return circular;
}

async function requireNobodyNamed({ em }: Work, { id, title, body }: Circular): Promise<void> {
  const named = namesIn(`${title}\n${body}`, await visitedNames(em, id));
  if (named.length > 0) throw circularErrors.CIRCULAR_NAMES_VISITED(["input", "naming"], { names: named.join("、") });
}
