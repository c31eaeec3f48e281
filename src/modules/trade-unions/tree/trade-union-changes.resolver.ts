import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { changeTradeUnion } from "./commands/change-trade-union.js";
import { closeTradeUnion } from "./commands/close-trade-union.js";
import { createTradeUnion } from "./commands/create-trade-union.js";
import { moveTradeUnion } from "./commands/move-trade-union.js";
import { TradeUnion } from "./trade-union.entity.js";
import {
  ChangeTradeUnionInput,
  CloseTradeUnionInput,
  CreateTradeUnionInput,
  MoveTradeUnionInput,
} from "./trade-union.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `createTradeUnion`." })
export class CreateTradeUnionPayload extends MutationPayload {
  @Field(() => TradeUnion, { nullable: true, description: "The new union." })
  tradeUnion?: TradeUnion | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeTradeUnion`." })
export class ChangeTradeUnionPayload extends MutationPayload {
  @Field(() => TradeUnion, { nullable: true, description: "The union as it is now." })
  tradeUnion?: TradeUnion | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `moveTradeUnion`." })
export class MoveTradeUnionPayload extends MutationPayload {
  @Field(() => TradeUnion, { nullable: true, description: "The union in its new place." })
  tradeUnion?: TradeUnion | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeTradeUnion`." })
export class CloseTradeUnionPayload extends MutationPayload {
  @Field(() => TradeUnion, { nullable: true, description: "The closed union." })
  tradeUnion?: TradeUnion | null;
}

@Resolver()
export class TradeUnionChangesResolver {
  @Mutation(() => CreateTradeUnionPayload, { description: "Adds a union to the tree." })
  @Requires("trade-union:write")
  async createTradeUnion(
    @Arg("input", () => CreateTradeUnionInput) input: CreateTradeUnionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CreateTradeUnionPayload>> {
    return { tradeUnion: await createTradeUnion(work, input) };
  }

  @Mutation(() => ChangeTradeUnionPayload, { description: "Changes what the register says of a union." })
  @Requires("trade-union:write")
  async changeTradeUnion(
    @Arg("input", () => ChangeTradeUnionInput) input: ChangeTradeUnionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeTradeUnionPayload>> {
    return { tradeUnion: await changeTradeUnion(work, input) };
  }

  @Mutation(() => MoveTradeUnionPayload, { description: "Hangs a union, with everything below it, under another one." })
  @Requires("trade-union:write")
  async moveTradeUnion(
    @Arg("input", () => MoveTradeUnionInput) input: MoveTradeUnionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<MoveTradeUnionPayload>> {
    return { tradeUnion: await moveTradeUnion(work, input) };
  }

  @Mutation(() => CloseTradeUnionPayload, {
    description: "Closes a union below which nothing is active; its history stays.",
  })
  @Requires("trade-union:write")
  async closeTradeUnion(
    @Arg("input", () => CloseTradeUnionInput) input: CloseTradeUnionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CloseTradeUnionPayload>> {
    return { tradeUnion: await closeTradeUnion(work, input) };
  }
}
