import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { decideTradeUnionProposal } from "./commands/decide-trade-union-proposal.js";
import { proposeTradeUnionChange } from "./commands/propose-trade-union-change.js";
import { TradeUnionProposal } from "./trade-union-proposal.entity.js";
import {
  DecideTradeUnionProposalInput,
  ProposeTradeUnionChangeInput,
  TradeUnionProposalFilter,
} from "./trade-union-proposal.inputs.js";
import { proposalCount, proposalPage, type ProposalRow } from "./trade-union-proposal.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";
import { tradeUnionById } from "../tree/trade-union.loader.js";
import type { TradeUnionRow } from "../tree/trade-union.queries.js";

const TradeUnionProposalConnection = connectionOf("TradeUnionProposal", () => TradeUnionProposal);

@ObjectType({ simpleResolvers: true, description: "Answer to `proposeTradeUnionChange`." })
export class ProposeTradeUnionChangePayload extends MutationPayload {
  @Field(() => TradeUnionProposal, { nullable: true, description: "The proposal." })
  proposal?: TradeUnionProposal | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `decideTradeUnionProposal`." })
export class DecideTradeUnionProposalPayload extends MutationPayload {
  @Field(() => TradeUnionProposal, { nullable: true, description: "The decided proposal." })
  proposal?: TradeUnionProposal | null;
}

@Resolver(() => TradeUnionProposal)
export class TradeUnionProposalResolver {
  @Query(() => TradeUnionProposalConnection, {
    description:
      "What was reported from the field, the latest first: administrators see all within their reach, others what they reported.",
  })
  @Requires("trade-union:read")
  tradeUnionProposals(
    @Arg("filter", () => TradeUnionProposalFilter, { nullable: true, description: "Which of them; without it all." })
    given: TradeUnionProposalFilter | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ProposalRow>> {
    const filter = given ?? {};
    return page<ProposalRow>(pageArgs, context, info, {
      list: "tradeUnionProposals",
      keys: ({ proposedAt, id }) => [proposedAt, id],
      fetch: (limit, after) => proposalPage(context.em, context.actor, filter, limit, after),
      count: () => proposalCount(context.em, context.actor, filter),
    });
  }

  @Mutation(() => ProposeTradeUnionChangePayload, {
    description: "Reports from the field that the register of a union is wrong.",
  })
  @Requires("trade-union:propose")
  async proposeTradeUnionChange(
    @Arg("input", () => ProposeTradeUnionChangeInput) input: ProposeTradeUnionChangeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ProposeTradeUnionChangePayload>> {
    return { proposal: await proposeTradeUnionChange(work, input) };
  }

  @Mutation(() => DecideTradeUnionProposalPayload, {
    description: "Accepts or rejects what was reported from the field.",
  })
  @Requires("trade-union:write")
  async decideTradeUnionProposal(
    @Arg("input", () => DecideTradeUnionProposalInput) input: DecideTradeUnionProposalInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DecideTradeUnionProposalPayload>> {
    return { proposal: await decideTradeUnionProposal(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "The union that it is about." })
  tradeUnion(@Root() { tradeUnionId }: ProposalRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Person, { description: "Who reported it." })
  proposedBy(@Root() { proposedById }: ProposalRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(proposedById);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who decided; null while it is open." })
  async decidedBy(@Root() { decidedById }: ProposalRow, @Ctx() context: RequestContext): Promise<Person | null> {
    return decidedById === null ? null : context.loader(personById).load(decidedById);
  }
}
