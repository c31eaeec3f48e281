import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Public, Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { inLanguage } from "../../../platform/i18n/messages.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { proposeAwards } from "./commands/propose-awards.js";
import { withdrawPublicNotice } from "./commands/withdraw-public-notice.js";
import { PublicNotice } from "./public-notice.entity.js";
import { ProposeAwardsInput, PublicNoticeFilter, WithdrawPublicNoticeInput } from "./public-notice.inputs.js";
import { isOpenOn } from "./public-notice.lifecycle.js";
import { entriesByNotice } from "./public-notice.loader.js";
import {
  publicNoticeCount,
  publicNoticePage,
  type NoticeEntryRow,
  type PublicNoticeRow,
} from "./public-notice.queries.js";
import { PublicNoticeEntry } from "./public-notice.types.js";
import { RatingApplication } from "../applications/rating-application.entity.js";
import { visibleApplicationById } from "../applications/rating-application.loader.js";
import type { RatingApplicationRow } from "../applications/rating-application.queries.js";

const PublicNoticeConnection = connectionOf("PublicNotice", () => PublicNotice);

@ObjectType()
abstract class PublicNoticePayload extends MutationPayload {
  @Field(() => PublicNotice, { nullable: true, description: "The notice as it is now." })
  notice?: PublicNotice | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `proposeAwards`." })
export class ProposeAwardsPayload extends PublicNoticePayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `withdrawPublicNotice`." })
export class WithdrawPublicNoticePayload extends PublicNoticePayload {}

@Resolver(() => PublicNotice)
export class PublicNoticeResolver {
  @Query(() => PublicNoticeConnection, {
    description:
      "Public notices that are for the caller, the latest first; those for everybody also without signing in.",
  })
  @Public()
  publicNotices(
    @Arg("filter", () => PublicNoticeFilter, { nullable: true, description: "Which of them." })
    given: PublicNoticeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PublicNoticeRow>> {
    const { em, viewer, clock } = context;
    const [filter, day] = [given ?? {}, businessDay(clock.now())];
    return page(args, context, info, {
      list: "publicNotices",
      keys: ({ opensOn, id }) => [opensOn, id],
      fetch: (limit, after) => publicNoticePage(em, viewer, day, filter, limit, after),
      count: () => publicNoticeCount(em, viewer, day, filter),
    });
  }

  @Mutation(() => ProposeAwardsPayload, {
    description:
      "Proposes awards in a public notice of some working days, five unless a program asks for another number.",
  })
  @Requires("rating:propose")
  async proposeAwards(
    @Arg("input", () => ProposeAwardsInput) input: ProposeAwardsInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<PublicNoticePayload>> {
    return { notice: await proposeAwards(work, input) };
  }

  @Mutation(() => WithdrawPublicNoticePayload, {
    description: "Takes a notice back before everything in it is decided.",
  })
  @Requires("rating:propose")
  async withdrawPublicNotice(
    @Arg("input", () => WithdrawPublicNoticeInput) input: WithdrawPublicNoticeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<PublicNoticePayload>> {
    return { notice: await withdrawPublicNotice(work, input) };
  }

  @FieldResolver(() => Boolean, { description: "Whether objections are taken today." })
  isOpen(@Root() notice: PublicNoticeRow, @Ctx() { clock }: RequestContext): boolean {
    return isOpenOn(notice, businessDay(clock.now()));
  }

  @FieldResolver(() => TradeUnion, { description: "The union that posted it." })
  scope(@Root() { scopeId }: PublicNoticeRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(scopeId);
  }

  @FieldResolver(() => [PublicNoticeEntry], { description: "Its lines, at most 100." })
  entries(@Root() { id }: PublicNoticeRow, @Ctx() context: RequestContext): Promise<NoticeEntryRow[]> {
    return context.loader(entriesByNotice).load(id);
  }

  @FieldResolver(() => [RatingApplication], {
    description: "The applications that it proposes, as far as the caller may read them.",
  })
  async applications(@Root() { id }: PublicNoticeRow, @Ctx() context: RequestContext): Promise<RatingApplicationRow[]> {
    const entries = await context.loader(entriesByNotice).load(id);
    const ids = entries.map(({ applicationId }) => applicationId).filter((each) => each !== null);
    const found = await context.loader(visibleApplicationById).loadMany(ids);
    return found.filter((each): each is RatingApplicationRow => each !== null && !(each instanceof Error));
  }
}

@Resolver(() => PublicNoticeEntry)
export class PublicNoticeEntryResolver {
  @FieldResolver(() => TradeUnion, { description: "The union that is named, or that answers for who is." })
  tradeUnion(@Root() { tradeUnionId }: NoticeEntryRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => String, { description: "What it is to be named." })
  summary(@Root() { summary }: NoticeEntryRow, @Ctx() { language }: RequestContext): string {
    return inLanguage(summary, language);
  }
}
