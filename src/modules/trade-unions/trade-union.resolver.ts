import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/request-context.js";
import { MutationPayload } from "../../platform/graphql/user-error.js";
import { isUuid } from "../../platform/graphql/validate-arguments.js";
import { changeTradeUnion } from "./commands/change-trade-union.js";
import { Location, TradeUnion } from "./trade-union.entity.js";
import { ChangeTradeUnionInput } from "./trade-union.inputs.js";
import { visibleTradeUnion, type TradeUnionRow } from "./trade-union.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `changeTradeUnion`." })
export class ChangeTradeUnionPayload extends MutationPayload {
  @Field(() => TradeUnion, { nullable: true, description: "The union as it is now." })
  tradeUnion?: TradeUnion | null;
}

@Resolver(() => TradeUnion)
export class TradeUnionResolver {
  @Query(() => TradeUnion, { nullable: true, description: "One trade union; null when there is none within the caller's reach." })
  @Requires("trade-union:read")
  async tradeUnion(
    @Arg("id", () => ID, { description: "UUID of the union." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return isUuid(id) ? ((await visibleTradeUnion(em, actor, id)) ?? null) : null;
  }

  @Mutation(() => ChangeTradeUnionPayload, { description: "Changes what the register says of a union." })
  @Requires("trade-union:write")
  async changeTradeUnion(
    @Arg("input", () => ChangeTradeUnionInput) input: ChangeTradeUnionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeTradeUnionPayload>> {
    return { tradeUnion: await changeTradeUnion(work, input) };
  }

  @FieldResolver(() => Location, { nullable: true, description: "Where it is; null when not registered." })
  location(@Root() { latitude, longitude }: TradeUnion): Location | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }
}
