import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { DeclaredRelation } from "../supervisor-relation.entity.js";
import type { EndRelationInput } from "../supervisor-relation.inputs.js";
import { relationForUpdate } from "../supervisor-relation.queries.js";
import { supervisorErrors } from "../supervisors.errors.js";

/** Says since when a relation is over; an office goes on to stand in the way for three years. */
export async function endRelation(work: Work, input: EndRelationInput): Promise<DeclaredRelation> {
  const { em, clock, journal } = work;
  const relation = await relationForUpdate(work, input.relationId, input.expectedVersion);
  if (relation.until !== null) throw supervisorErrors.RELATION_ALREADY_ENDED(["input", "relationId"]);
  if (input.on > businessDay(clock.now())) throw supervisorErrors.RELATION_END_IN_FUTURE(["input", "on"]);
  relation.until = input.on;
  journal.record(
    "relation.ended",
    { type: "DeclaredRelation", id: relation.id },
    { before: { until: null }, after: { until: input.on } },
  );
  await em.flush();
  return relation;
}
