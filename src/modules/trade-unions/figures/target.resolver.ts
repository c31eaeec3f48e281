import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Float, Info, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { assignTarget } from "./commands/assign-target.js";
import { recordTargetProgress } from "./commands/record-target-progress.js";
import { QualifiedFigure } from "./qualified-figure.entity.js";
import { remainderOf, targetPace, type TargetPace } from "./target-progress.rules.js";
import { Target } from "./target.entity.js";
import { AssignTargetInput, RecordTargetProgressInput } from "./target.inputs.js";
import { doneOnDay, partsByTarget } from "./target.loader.js";
import { targetPage, type TargetRow } from "./target.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";
import { tradeUnionById } from "../tree/trade-union.loader.js";
import { type TradeUnionRow } from "../tree/trade-union.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `assignTarget`." })
export class AssignTargetPayload extends MutationPayload {
  @Field(() => Target, { nullable: true, description: "The target with its parts." })
  target?: Target | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `recordTargetProgress`." })
export class RecordTargetProgressPayload extends MutationPayload {
  @Field(() => Target, { nullable: true, description: "The target with its progress as of today." })
  target?: Target | null;
}

const asOf = ({ asOf: day }: TargetRow, { clock }: RequestContext): string => day ?? businessDay(clock.now());

async function paceOf(target: TargetRow, context: RequestContext): Promise<TargetPace> {
  const on = asOf(target, context);
  const done = await context.loader(doneOnDay).load({ targetId: target.id, on });
  return targetPace(target, target.assigned, done?.value ?? null, on);
}

@Resolver(() => Target)
export class TargetResolver {
  @Mutation(() => AssignTargetPayload, {
    description:
      "Gives a union a target for a range of days and splits it among the unions directly below. Split a part further with `parentTargetId`.",
  })
  @Requires("target:assign")
  async assignTarget(
    @Arg("input", () => AssignTargetInput) input: AssignTargetInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AssignTargetPayload>> {
    return { target: await assignTarget(work, input) };
  }

  @Mutation(() => RecordTargetProgressPayload, {
    description:
      "Reports what is done as of a day. The same report again is a success; another figure of the same day corrects it, and the journal keeps both.",
  })
  @Requires("target:progress")
  async recordTargetProgress(
    @Arg("input", () => RecordTargetProgressInput) input: RecordTargetProgressInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordTargetProgressPayload>> {
    return { target: await recordTargetProgress(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "The union that has to reach it." })
  tradeUnion(@Root() { tradeUnionId }: TargetRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Day, { description: "The day as of which the progress is answered." })
  asOf(@Root() target: TargetRow, @Ctx() context: RequestContext): string {
    return asOf(target, context);
  }

  @FieldResolver(() => QualifiedFigure, {
    nullable: true,
    description:
      "What is done as of the day: the latest own report; without one the sum of what the parts have done (not for rates). Null when nothing was reported.",
  })
  done(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<QualifiedFigure | null> {
    return context.loader(doneOnDay).load({ targetId: target.id, on: asOf(target, context) });
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Done over assigned in percent, 0 or more, two decimals, not capped at 100. Null when nothing was reported.",
  })
  async taskProgress(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await paceOf(target, context)).taskProgress;
  }

  @FieldResolver(() => Float, {
    description: "Days begun (the day itself included) over days of the period in percent, 0 to 100, two decimals.",
  })
  timeProgress(@Root() target: TargetRow, @Ctx() context: RequestContext): number {
    return targetPace(target, target.assigned, null, asOf(target, context)).timeProgress;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Task progress over time progress, two decimals; from 1 on it keeps pace. Null when nothing was reported or the period has not begun.",
  })
  async paceIndex(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await paceOf(target, context)).paceIndex;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether the task is at least as far as the time, compared without rounding. Null when nothing was reported.",
  })
  async isOnPace(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<boolean | null> {
    return (await paceOf(target, context)).isOnPace;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether half of the time and half of the task are past (时间过半、任务过半). Null when nothing was reported.",
  })
  async isHalfTimeHalfTask(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<boolean | null> {
    return (await paceOf(target, context)).isHalfTimeHalfTask;
  }

  @FieldResolver(() => [Target], { description: "What the unions directly below have taken over of it; at most 500." })
  async parts(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<TargetRow[]> {
    const parts = await context.loader(partsByTarget).load(target.id);
    return target.asOf === undefined ? parts : parts.map((part) => ({ ...part, asOf: asOf(target, context) }));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "What of it no part has taken over; negative when the parts ask for more. Null without parts, and for rates.",
  })
  async remainder(@Root() target: TargetRow, @Ctx() context: RequestContext): Promise<number | null> {
    const parts = await context.loader(partsByTarget).load(target.id);
    return remainderOf(
      target.measure,
      target.assigned,
      parts.map((part) => part.assigned),
    );
  }
}

const TargetConnection = connectionOf("Target", () => Target);

@Resolver(() => TradeUnion)
export class TradeUnionTargetsResolver {
  @FieldResolver(() => TargetConnection, { description: "The union's targets, the latest begun first." })
  targets(
    @Root() { id }: TradeUnion,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TargetRow>> {
    return targetPage(args, context, info, id, null);
  }
}
