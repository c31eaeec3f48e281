import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { acknowledgeNotice } from "./commands/acknowledge-notice.js";
import { issueNotice } from "./commands/issue-notice.js";
import { Finding } from "../findings/finding.entity.js";
import { findingsByNotice } from "../findings/finding.loader.js";
import type { FindingRow } from "../findings/finding.queries.js";
import { Notice } from "./notice.entity.js";
import { AcknowledgeNoticeInput, IssueNoticeInput } from "./notice.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `issueNotice`." })
export class IssueNoticePayload extends MutationPayload {
  @Field(() => Notice, { nullable: true, description: "The notice." })
  notice?: Notice | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `acknowledgeNotice`." })
export class AcknowledgeNoticePayload extends MutationPayload {
  @Field(() => Notice, { nullable: true, description: "The notice." })
  notice?: Notice | null;
}

@Resolver(() => Notice)
export class NoticeResolver {
  @Mutation(() => IssueNoticePayload, {
    description: "Issues confirmed findings of one union by a numbered notice; their time runs from its service.",
  })
  @Requires("notice:issue")
  async issueNotice(
    @Arg("input", () => IssueNoticeInput) input: IssueNoticeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<IssueNoticePayload>> {
    return { notice: await issueNotice(work, input) };
  }

  @Mutation(() => AcknowledgeNoticePayload, {
    description:
      "Acknowledges the receipt of a notice; earlier than the third working day it moves the due days forward.",
  })
  @Requires("notice:acknowledge")
  async acknowledgeNotice(
    @Arg("input", () => AcknowledgeNoticeInput) input: AcknowledgeNoticeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AcknowledgeNoticePayload>> {
    return { notice: await acknowledgeNotice(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "To whom it was sent." })
  tradeUnion(@Root() { tradeUnionId }: Notice, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Person, { description: "Who issued it." })
  issuedBy(@Root() { issuedById }: Notice, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(issuedById);
  }

  @FieldResolver(() => [Finding], { description: "What it is about, as far as the caller may see it; at most 100." })
  findings(@Root() { id }: Notice, @Ctx() context: RequestContext): Promise<FindingRow[]> {
    return context.loader(findingsByNotice).load(id);
  }
}
