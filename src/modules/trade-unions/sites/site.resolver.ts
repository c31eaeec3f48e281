import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { emptyPage } from "../../../platform/graphql/api/nested-page.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { changeSite } from "./commands/change-site.js";
import { closeSite } from "./commands/close-site.js";
import { createSite } from "./commands/create-site.js";
import { Site } from "./site.entity.js";
import { ChangeSiteInput, CloseSiteInput, CreateSiteInput, SiteFilter } from "./site.inputs.js";
import { sitePage, type SiteRow } from "./site.queries.js";
import { Location, TradeUnion } from "../tree/trade-union.entity.js";
import type { TradeUnionListRow } from "../tree/trade-union-list.queries.js";
import { tradeUnionById } from "../tree/trade-union.loader.js";
import { seesRegister } from "../tree/trade-union.policy.js";
import type { TradeUnionRow } from "../tree/trade-union.queries.js";

const SiteConnection = connectionOf("Site", () => Site);

@ObjectType({ simpleResolvers: true, description: "Answer to `createSite`." })
export class CreateSitePayload extends MutationPayload {
  @Field(() => Site, { nullable: true, description: "The new site." })
  site?: Site | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeSite`." })
export class ChangeSitePayload extends MutationPayload {
  @Field(() => Site, { nullable: true, description: "The site as it is now." })
  site?: Site | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeSite`." })
export class CloseSitePayload extends MutationPayload {
  @Field(() => Site, { nullable: true, description: "The closed site." })
  site?: Site | null;
}

@Resolver(() => TradeUnion)
export class TradeUnionSitesResolver {
  @FieldResolver(() => SiteConnection, {
    description:
      "The places that it keeps, oldest entry first. Empty where the caller may not see the union's register.",
  })
  async sites(
    @Root() union: TradeUnionListRow,
    @Arg("filter", () => SiteFilter, {
      nullable: true,
      description: "Which of them; without it those that are kept.",
    })
    filter: SiteFilter | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SiteRow>> {
    if (!seesRegister(context.actor, union)) return emptyPage();
    return sitePage(pageArgs, context, info, union.id, {
      kind: filter?.kind ?? null,
      isClosed: filter?.isClosed ?? false,
    });
  }
}

@Resolver(() => Site)
export class SiteResolver {
  @Mutation(() => CreateSitePayload, { description: "Enters a place that a union keeps." })
  @Requires("trade-union:write")
  async createSite(
    @Arg("input", () => CreateSiteInput) input: CreateSiteInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CreateSitePayload>> {
    return { site: await createSite(work, input) };
  }

  @Mutation(() => ChangeSitePayload, { description: "Corrects what is said of a site." })
  @Requires("trade-union:write")
  async changeSite(
    @Arg("input", () => ChangeSiteInput) input: ChangeSiteInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeSitePayload>> {
    return { site: await changeSite(work, input) };
  }

  @Mutation(() => CloseSitePayload, { description: "Ends a site; what was inspected there stays." })
  @Requires("trade-union:write")
  async closeSite(
    @Arg("input", () => CloseSiteInput) input: CloseSiteInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CloseSitePayload>> {
    return { site: await closeSite(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "The union that keeps it." })
  tradeUnion(@Root() { tradeUnionId }: SiteRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Location, { nullable: true, description: "Where it is; null when not registered." })
  location(@Root() { latitude, longitude }: SiteRow): Location | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }
}
