import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { recordUnionFund } from "./commands/record-union-fund.js";
import { QualifiedAmount, UnionFund } from "./union-fund.entity.js";
import { RecordUnionFundInput } from "./union-fund.inputs.js";
import { unionFundsOf, type UnionFundRow } from "./union-fund.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `recordUnionFund`." })
export class RecordUnionFundPayload extends MutationPayload {
  @Field(() => UnionFund, { nullable: true, description: "What is recorded now." })
  fund?: UnionFundRow | null;
}

@Resolver(() => UnionFund)
export class UnionFundResolver {
  @Query(() => [UnionFund], {
    description:
      "What a union received in a year, by kind and source: at most one entry for each. Empty where the caller may not look.",
  })
  @Requires("fund:read")
  async unionFunds(
    @Arg("tradeUnionId", () => ID, { description: "UUID of the union." }) tradeUnionId: string,
    @Arg("year", () => Int, { description: "The year." }) year: number,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<UnionFundRow[]> {
    return unionFundsOf(em, actor, tradeUnionId, year);
  }

  @Mutation(() => RecordUnionFundPayload, {
    description: "Records what a union received of one kind of money, from one source, in one year, or corrects it.",
  })
  @Requires("fund:record")
  async recordUnionFund(
    @Arg("input", () => RecordUnionFundInput) input: RecordUnionFundInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordUnionFundPayload>> {
    return { fund: await recordUnionFund(work, input) };
  }

  @FieldResolver(() => QualifiedAmount, { description: "How much it was." })
  amount(@Root() { fen, qualifier }: UnionFundRow): QualifiedAmount {
    return { value: fen, qualifier };
  }
}
