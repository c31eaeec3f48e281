import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { Qualifier } from "../qualifier.rules.js";
import { TargetProgress } from "../target-progress.entity.js";
import { hasTwoDecimals } from "../target-progress.rules.js";
import { Target } from "../target.entity.js";
import type { RecordTargetProgressInput } from "../target.inputs.js";
import { visibleTarget } from "../target.queries.js";
import { targetErrors } from "../targets.errors.js";

const reported = ({ done, qualifier, evidenceNote }: TargetProgress) => ({ done, qualifier, evidenceNote });

/**
 * Reports what is done as of a day. The same report again changes nothing; another figure for the same day is a
 * correction, and the journal keeps both.
 */
export async function recordTargetProgress(work: Work, input: RecordTargetProgressInput): Promise<Target> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "targetId"];
  const visible = await visibleTarget(em, actor, input.targetId);
  if (visible === undefined) throw targetErrors.TARGET_NOT_FOUND(path);
  if (!holds(actor, "target:progress", visible.path)) throw platformErrors.NOT_PERMITTED(path);
  const { from, to } = visible;
  if (input.on < from || input.on > to)
    throw targetErrors.TARGET_PROGRESS_OUTSIDE_PERIOD(["input", "on"], { from, to });
  if (input.on > businessDay(clock.now())) throw targetErrors.TARGET_PROGRESS_IN_FUTURE(["input", "on"]);
  if (!hasTwoDecimals(input.done.value)) throw targetErrors.TARGET_FIGURE_TOO_PRECISE(["input", "done", "value"]);

  const target = await em.findOneOrFail(Target, { id: input.targetId }, LOCKED);
  const earlier = await em.findOne(TargetProgress, { targetId: target.id, on: input.on });
  const before = earlier === null ? undefined : reported(earlier);
  const given = {
    done: input.done.value,
    qualifier: input.done.qualifier ?? Qualifier.EXACT,
    evidenceNote: input.evidenceNote ?? null,
  };
  const progress =
    earlier === null
      ? em.create(TargetProgress, { ...given, id: uuidv7(), targetId: target.id, on: input.on, createdAt: clock.now() })
      : Object.assign(earlier, given);
  const after = reported(progress);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return target;

  const figures = ({ done, qualifier }: typeof after) => ({ done, qualifier });
  journal.record(
    before === undefined ? "target.progress-recorded" : "target.progress-corrected",
    { type: "Target", id: target.id },
    {
      details: { on: input.on, ...(before === undefined ? {} : { before: figures(before) }), after: figures(after) },
      ...(before === undefined ? {} : { before }),
      after,
    },
  );
  await em.flush();
  return target;
}
