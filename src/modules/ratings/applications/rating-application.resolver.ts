import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { isoInstant } from "../../../platform/graphql/api/scalars.js";
import { Evidence } from "../../evidence/evidence.entity.js";
import { evidenceByHash } from "../../evidence/evidence.loader.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import type { InspectionRow } from "../../inspections/records/inspection.columns.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { inspectionById } from "../../inspections/records/inspection.loader.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { employerById } from "../../trade-unions/employers/employer.loader.js";
import type { EmployerRow } from "../../trade-unions/employers/employer.queries.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { siteById } from "../../trade-unions/sites/site.loader.js";
import type { SiteRow } from "../../trade-unions/sites/site.queries.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { RatingApplication, type StoredAttachment } from "./rating-application.entity.js";
import { RatingApplicationFilter } from "./rating-application.inputs.js";
import { reviewsByApplication, type RatingReviewRow } from "./rating-application.loader.js";
import {
  ratingApplicationCount,
  ratingApplicationPage,
  visibleApplications,
  type RatingApplicationRow,
} from "./rating-application.queries.js";
import { RatingAttachment, RatingCount, RatingReview } from "./rating-application.types.js";
import { levelViewOf, RatingLevel } from "../programs/rating-level.types.js";
import { RatingProgram } from "../programs/rating-program.entity.js";
import { programById } from "../programs/rating-program.loader.js";
import { programRules } from "../programs/rating-program.rules.js";

const RatingApplicationConnection = connectionOf("RatingApplication", () => RatingApplication);

@Resolver(() => RatingApplication)
export class RatingApplicationResolver {
  @Query(() => RatingApplicationConnection, {
    description: "Applications of the unions that the caller may read about, the latest first.",
  })
  @Requires("rating:read")
  ratingApplications(
    @Arg("filter", () => RatingApplicationFilter, { nullable: true, description: "Which of them." })
    given: RatingApplicationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RatingApplicationRow>> {
    const { em, actor } = context;
    const filter = given ?? {};
    return page(args, context, info, {
      list: "ratingApplications",
      keys: ({ createdAt, id }) => [isoInstant(createdAt), id],
      fetch: (limit, after) => ratingApplicationPage(em, actor, filter, limit, after),
      count: () => ratingApplicationCount(em, actor, filter),
    });
  }

  @Query(() => RatingApplication, {
    nullable: true,
    description: "One application; null when there is none that the caller may see.",
  })
  @Requires("rating:read")
  async ratingApplication(
    @Arg("id", () => ID, { description: "UUID of the application." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<RatingApplicationRow | null> {
    return (await visibleApplications(em, actor, [id]))[0] ?? null;
  }

  @FieldResolver(() => RatingProgram, { description: "The program." })
  program(@Root() { programId }: RatingApplicationRow, @Ctx() context: RequestContext): Promise<RatingProgram> {
    return context.loader(programById).load(programId);
  }

  @FieldResolver(() => RatingLevel, { description: "The level that is applied for." })
  async level(
    @Root() { programId, levelCode }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<RatingLevel> {
    const { body } = await context.loader(programById).load(programId);
    return levelViewOf(programRules(body), levelCode, context.language);
  }

  @FieldResolver(() => TradeUnion, { description: "The union that applies." })
  tradeUnion(
    @Root() { tradeUnionId }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Site, { nullable: true, description: "The site that is to be named; null where none is." })
  site(@Root() { siteId }: RatingApplicationRow, @Ctx() context: RequestContext): Promise<SiteRow | null> | null {
    return siteId === null ? null : context.loader(siteById).load(siteId);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: "The employer that is to be named; null where none is.",
  })
  employer(
    @Root() { employerId }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<EmployerRow | null> | null {
    return employerId === null ? null : context.loader(employerById).load(employerId);
  }

  @FieldResolver(() => Person, { description: "Who handed it in." })
  appliedBy(@Root() { appliedById }: RatingApplicationRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(appliedById);
  }

  @FieldResolver(() => [RatingAttachment], { description: "Its files." })
  attachments(@Root() { attachments }: RatingApplicationRow): readonly object[] {
    return attachments;
  }

  @FieldResolver(() => [RatingCount], { description: "What the applicant counted." })
  counts(@Root() { counts }: RatingApplicationRow): readonly object[] {
    return counts;
  }

  @FieldResolver(() => [String], { description: "Codes of the conditions that the applicant declares to meet." })
  declared(@Root() { declared }: RatingApplicationRow): readonly string[] {
    return declared;
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The confirmed inspection on site; null before it, and where the caller may not see it.",
  })
  inspection(
    @Root() { inspectionId }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<InspectionRow | null> | null {
    return inspectionId === null ? null : context.loader(inspectionById).load(inspectionId);
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The self-inspection; null without one, and where the caller may not see it.",
  })
  selfInspection(
    @Root() { selfInspectionId }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<InspectionRow | null> | null {
    return selfInspectionId === null ? null : context.loader(inspectionById).load(selfInspectionId);
  }

  @FieldResolver(() => [RatingReview], { description: "What was said to it, the first first." })
  reviews(@Root() { id }: RatingApplicationRow, @Ctx() context: RequestContext): Promise<RatingReviewRow[]> {
    return context.loader(reviewsByApplication).load(id);
  }
}

@Resolver(() => RatingReview)
export class RatingReviewResolver {
  @FieldResolver(() => Person, { description: "Who said it." })
  reviewer(@Root() { reviewerId }: RatingReviewRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(reviewerId);
  }
}

@Resolver(() => RatingAttachment)
export class RatingAttachmentResolver {
  @FieldResolver(() => Evidence, { nullable: true, description: "The file, once it was announced with its length." })
  evidence(@Root() { sha256 }: StoredAttachment, @Ctx() context: RequestContext): Promise<Evidence | null> {
    return context.loader(evidenceByHash).load(sha256);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where the file can be fetched; null until its bytes can be.",
  })
  url(): string | null {
    return null;
  }
}
