import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { inLanguage } from "../../../platform/i18n/messages.js";
import { visibleTradeUnion } from "../../trade-unions/tree/trade-union.queries.js";
import { ratingFacts } from "./eligibility.queries.js";
import { evaluate, isEligible } from "../programs/eligibility.rules.js";
import { ratingProgramsByIds } from "../programs/rating-program.queries.js";
import { levelOf, programRules } from "../programs/rating-program.rules.js";

@ObjectType({ description: "A condition of a level, compared with what is known.", simpleResolvers: true })
export class PrerequisiteEvaluation {
  @Field(() => String, { description: "Code within the level." })
  code!: string;

  @Field(() => String, { description: "What it asks." })
  description!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether it is met; null where only the applicant can say." })
  met!: boolean | null;

  @Field(() => String, { nullable: true, description: "What was found; null where nothing is known." })
  found!: string | null;

  @Field(() => String, { description: "What is needed, in the same form." })
  needed!: string;
}

@ObjectType({ description: "Whether a subject may apply for a level, condition by condition.", simpleResolvers: true })
export class RatingEligibility {
  @Field(() => Boolean, { description: "Whether nothing that is known speaks against it." })
  isEligible!: boolean;

  @Field(() => [PrerequisiteEvaluation], { description: "Every condition of the level." })
  prerequisites!: PrerequisiteEvaluation[];
}

@Resolver()
export class RatingEligibilityResolver {
  @Query(() => RatingEligibility, {
    nullable: true,
    description:
      "Compares the conditions of a level with the registers and the latest self-inspection or confirmed inspection; null for what the caller may not see.",
  })
  @Requires("rating:read")
  async ratingEligibility(
    @Arg("programId", () => ID, { description: "The program." }) programId: string,
    @Arg("tradeUnionId", () => ID, { description: "The union that would apply." }) tradeUnionId: string,
    @Arg("levelCode", () => String, { description: "Code of the level." }) levelCode: string,
    @Arg("siteId", () => ID, { nullable: true, description: "The site, for programs that rate sites." })
    siteId: string | null,
    @Arg("employerId", () => ID, { nullable: true, description: "The employer, for programs that rate employers." })
    employerId: string | null,
    @Ctx() { em, actor, clock, language }: RequestContext,
  ): Promise<RatingEligibility | null> {
    const [program] = await ratingProgramsByIds(em, [programId]);
    const union = await visibleTradeUnion(em, actor, tradeUnionId, "rating:read");
    const level = program === undefined ? undefined : levelOf(programRules(program.body), levelCode);
    if (program === undefined || union === undefined || level === undefined) return null;
    const subject = { tradeUnionId, siteId: siteId ?? null, employerId: employerId ?? null };
    const claim = { inspectionId: null, counts: [], declared: null };
    const facts = await ratingFacts(em, program, subject, businessDay(clock.now()), claim);
    const evaluations = evaluate(level.prerequisites, facts);
    return {
      isEligible: isEligible(evaluations),
      prerequisites: evaluations.map(({ prerequisite, met, found, needed }) => ({
        code: prerequisite.code,
        description: inLanguage(prerequisite.description, language),
        met,
        found,
        needed,
      })),
    };
  }
}
