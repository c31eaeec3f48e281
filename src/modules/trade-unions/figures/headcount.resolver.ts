import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { recordHeadcount } from "./commands/record-headcount.js";
import { Headcount } from "./headcount.entity.js";
import { RecordHeadcountInput } from "./headcount.inputs.js";
import { headcountOnDay } from "./headcount.loader.js";
import { type HeadcountRow } from "./headcount.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `recordHeadcount`." })
export class RecordHeadcountPayload extends MutationPayload {
  @Field(() => TradeUnion, {
    nullable: true,
    description: "The union; its `headcount` is the latest one, not necessarily the recorded one.",
  })
  tradeUnion?: TradeUnion | null;
}

@Resolver(() => TradeUnion)
export class HeadcountResolver {
  @Mutation(() => RecordHeadcountPayload, {
    description:
      "Records what a grassroots union counted on a day. The same figures again are a success; other figures of the same day correct it, and the journal keeps both.",
  })
  @Requires("headcount:record")
  async recordHeadcount(
    @Arg("input", () => RecordHeadcountInput) input: RecordHeadcountInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordHeadcountPayload>> {
    return { tradeUnion: await recordHeadcount(work, input) };
  }

  @FieldResolver(() => Headcount, {
    nullable: true,
    description:
      "Workers and members as of a day: the latest count of a grassroots union, else the sum of the latest counts of the grassroots unions below that existed on the day. Null when nothing was counted.",
  })
  headcount(
    @Root() { id }: TradeUnion,
    @Arg("on", () => Day, { nullable: true, description: "The day; today when left out." })
    on: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<HeadcountRow | null> {
    return context.loader(headcountOnDay).load({ tradeUnionId: id, on: on ?? businessDay(context.clock.now()) });
  }
}
