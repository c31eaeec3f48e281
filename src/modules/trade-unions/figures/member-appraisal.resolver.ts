import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Float, Info, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { recordMemberAppraisal } from "./commands/record-member-appraisal.js";
import { MemberAppraisal } from "./member-appraisal.entity.js";
import { RecordMemberAppraisalInput } from "./member-appraisal.inputs.js";
import { memberAppraisalPage, type MemberAppraisalRow } from "./member-appraisal.queries.js";
import { isValidAppraisal, satisfactionPercentOf } from "./member-appraisal.rules.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `recordMemberAppraisal`." })
export class RecordMemberAppraisalPayload extends MutationPayload {
  @Field(() => MemberAppraisal, { nullable: true, description: "The appraisal." })
  appraisal?: MemberAppraisal | null;
}

@Resolver(() => MemberAppraisal)
export class MemberAppraisalResolver {
  @Mutation(() => RecordMemberAppraisalPayload, {
    description:
      "Records the counted votes of a union's member appraisal: one a year, and one repeat when the first was not valid.",
  })
  @Requires("appraisal:record")
  async recordMemberAppraisal(
    @Arg("input", () => RecordMemberAppraisalInput) input: RecordMemberAppraisalInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordMemberAppraisalPayload>> {
    return { appraisal: await recordMemberAppraisal(work, input) };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Satisfied and basically satisfied among the valid votes, in percent, 0 to 100, rounded half up to two decimals; null without a valid vote.",
  })
  satisfactionPercent(@Root() appraisal: MemberAppraisalRow): number | null {
    return satisfactionPercentOf(appraisal);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether at least two thirds of the eligible members voted validly; an appraisal that is not valid scores 0.",
  })
  isValid(@Root() appraisal: MemberAppraisalRow): boolean {
    return isValidAppraisal(appraisal);
  }
}

const MemberAppraisalConnection = connectionOf("MemberAppraisal", () => MemberAppraisal);

@Resolver(() => TradeUnion)
export class TradeUnionMemberAppraisalsResolver {
  @FieldResolver(() => MemberAppraisalConnection, {
    description: "The union's member appraisals, newest year first, a repeat before the first round.",
  })
  memberAppraisals(
    @Root() { id }: TradeUnion,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MemberAppraisalRow>> {
    return memberAppraisalPage(args, context, info, id, null);
  }
}
