import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires, SignedIn } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { inLanguage } from "../../../platform/i18n/messages.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { checklistById } from "../../checklists/checklist.loader.js";
import type { ChecklistRow } from "../../checklists/checklist.queries.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { changeRatingProgram } from "./commands/change-rating-program.js";
import { levelView, RatingLevel, RatingQuota } from "./rating-level.types.js";
import { RatingProgram } from "./rating-program.entity.js";
import { ChangeRatingProgramInput } from "./rating-program.inputs.js";
import { quotasByProgram } from "./rating-program.loader.js";
import { ratingProgramCount, ratingProgramPage, type QuotaRow } from "./rating-program.queries.js";
import { programRules } from "./rating-program.rules.js";

const RatingProgramConnection = connectionOf("RatingProgram", () => RatingProgram);

@ObjectType({ simpleResolvers: true, description: "Answer to `changeRatingProgram`." })
export class ChangeRatingProgramPayload extends MutationPayload {
  @Field(() => RatingProgram, { nullable: true, description: "The program as it is now." })
  program?: RatingProgram | null;
}

@Resolver(() => RatingProgram)
export class RatingProgramResolver {
  @Query(() => RatingProgramConnection, { description: "All rating programs, by their codes." })
  @SignedIn()
  ratingPrograms(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RatingProgram>> {
    return page(args, context, info, {
      list: "ratingPrograms",
      keys: ({ code }) => [code],
      fetch: (limit, after) => ratingProgramPage(context.em, limit, after),
      count: () => ratingProgramCount(context.em),
    });
  }

  @Mutation(() => ChangeRatingProgramPayload, {
    description: "Names the document that authorizes a program, or changes how many awards the streets may receive.",
  })
  @Requires("rating-program:write")
  async changeRatingProgram(
    @Arg("input", () => ChangeRatingProgramInput) input: ChangeRatingProgramInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeRatingProgramPayload>> {
    return { program: await changeRatingProgram(work, input) };
  }

  @FieldResolver(() => String, { description: "Its title in the reader's language." })
  title(@Root() { title }: RatingProgram, @Ctx() { language }: RequestContext): string {
    return inLanguage(title, language);
  }

  @FieldResolver(() => Checklist, {
    nullable: true,
    description: "What is answered on site; null for a program that rates without a checklist.",
  })
  checklist(
    @Root() { checklistId }: RatingProgram,
    @Ctx() context: RequestContext,
  ): Promise<ChecklistRow | null> | null {
    return checklistId === null ? null : context.loader(checklistById).load(checklistId);
  }

  @FieldResolver(() => [RatingLevel], { description: "Its levels, scale by scale, the lowest first." })
  levels(@Root() { body }: RatingProgram, @Ctx() { language }: RequestContext): RatingLevel[] {
    return programRules(body).levels.map((level) => levelView(level, language));
  }

  @FieldResolver(() => [String], { description: "Who may confer its levels." })
  conferringLevels(@Root() { body }: RatingProgram): readonly string[] {
    return programRules(body).conferringLevels;
  }

  @FieldResolver(() => [String], { description: "Kinds of files that an application must have." })
  requiredAttachments(@Root() { body }: RatingProgram): readonly string[] {
    return programRules(body).requiredAttachments;
  }

  @FieldResolver(() => [RatingQuota], {
    description: "Quotas of single streets, as far as the caller may read about them.",
  })
  quotas(@Root() { id }: RatingProgram, @Ctx() context: RequestContext): Promise<QuotaRow[]> {
    return context.loader(quotasByProgram).load(id);
  }
}

@Resolver(() => RatingQuota)
export class RatingQuotaResolver {
  @FieldResolver(() => TradeUnion, { description: "The street's union." })
  tradeUnion(@Root() { tradeUnionId }: QuotaRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
