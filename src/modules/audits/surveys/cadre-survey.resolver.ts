import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { CadreSurvey, CadreSurveyTotals } from "./cadre-survey.entity.js";
import { SubmitCadreSurveyInput } from "./cadre-survey.inputs.js";
import { surveyInYear, surveyTotalsInYear } from "./cadre-survey.loader.js";
import type { CadreSurveyRow } from "./cadre-survey.queries.js";
import { officersIn, type CadreCounts } from "./cadre-survey.rules.js";
import { submitCadreSurvey } from "./commands/submit-cadre-survey.js";

const OFFICERS = "Officers in all, full-time and part-time.";

@ObjectType({ simpleResolvers: true, description: "Answer to `submitCadreSurvey`." })
export class SubmitCadreSurveyPayload extends MutationPayload {
  @Field(() => CadreSurvey, { nullable: true, description: "The survey." })
  survey?: CadreSurveyRow | null;
}

@Resolver(() => CadreSurvey)
export class CadreSurveyResolver {
  @Mutation(() => SubmitCadreSurveyPayload, {
    description: "Keeps what a union says of its auditing officers in a year; a second answer corrects the first.",
  })
  @Requires("cadre-survey:submit")
  async submitCadreSurvey(
    @Arg("input", () => SubmitCadreSurveyInput) input: SubmitCadreSurveyInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SubmitCadreSurveyPayload>> {
    return { survey: await submitCadreSurvey(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(@Root() { tradeUnionId }: CadreSurveyRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Int, { description: OFFICERS })
  officers(@Root() survey: CadreCounts): number {
    return officersIn(survey);
  }
}

@Resolver(() => CadreSurveyTotals)
export class CadreSurveyTotalsResolver {
  @FieldResolver(() => Int, { description: OFFICERS })
  officers(@Root() totals: CadreCounts): number {
    return officersIn(totals);
  }
}

@Resolver(() => TradeUnion)
export class TradeUnionCadreSurveysResolver {
  @FieldResolver(() => CadreSurvey, {
    nullable: true,
    description:
      "What the union said of its auditing officers in a year; null when it did not or the caller may not look.",
  })
  cadreSurvey(
    @Root() { id }: TradeUnion,
    @Arg("year", () => Int, { description: "The year." }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<CadreSurveyRow | null> {
    return context.loader(surveyInYear).load({ tradeUnionId: id, year });
  }

  @FieldResolver(() => CadreSurveyTotals, {
    nullable: true,
    description: "The surveys of a year added up at and below the union; null where the caller may not look.",
  })
  cadreSurveyTotals(
    @Root() { id }: TradeUnion,
    @Arg("year", () => Int, { description: "The year." }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<CadreSurveyTotals | null> {
    return context.loader(surveyTotalsInYear).load({ tradeUnionId: id, year });
  }
}
