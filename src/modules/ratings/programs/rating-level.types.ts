import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Language } from "../../../platform/access/actor.js";
import { inLanguage } from "../../../platform/i18n/messages.js";
import type { LevelRules, ProgramRules } from "./rating-program.rules.js";
import { levelOf } from "./rating-program.rules.js";

@ObjectType({ description: "A condition of a level.", simpleResolvers: true })
export class RatingPrerequisite {
  @Field(() => String, { description: "Code within the level." })
  code!: string;

  @Field(() => String, { description: "What it asks." })
  description!: string;
}

@ObjectType("RatingLevel", {
  description: "One level of a program: how good it says its holder is, apart from who confers it.",
  simpleResolvers: true,
})
export class RatingLevel {
  @Field(() => String, { description: "Code within the program." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  title!: string;

  @Field(() => String, {
    description:
      "The tier, or the name of the scheme for levels of stars; empty for a level that is not stated any more.",
  })
  tier!: string;

  @Field(() => String, {
    nullable: true,
    description: "Who confers it; null where any conferring level of the program may.",
  })
  conferringLevel!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Least score of the inspection on site, 0 to 100; null for none.",
  })
  minPercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Least share of satisfied members in a valid appraisal, in percent, 0 to 100; null for none.",
  })
  minSatisfactionPercent!: number | null;

  @Field(() => Int, { nullable: true, description: "Months for which it holds; null for no end." })
  validMonths!: number | null;

  @Field(() => [RatingPrerequisite], { description: "All its conditions, those on points and satisfaction included." })
  prerequisites!: RatingPrerequisite[];
}

@ObjectType({
  description: "How many awards a street may receive under a program in a calendar year.",
  simpleResolvers: true,
})
export class RatingQuota {
  @Field(() => Int, { description: "That many, from 0." })
  count!: number;
}

/** A level in one language. */
export const levelView = (level: LevelRules, language: Language): RatingLevel => ({
  code: level.code,
  title: inLanguage(level.title, language),
  tier: level.tier,
  conferringLevel: level.conferringLevel,
  minPercent: level.minPercent,
  minSatisfactionPercent: level.minSatisfactionPercent,
  validMonths: level.validMonths,
  prerequisites: level.prerequisites.map(({ code, description }) => ({
    code,
    description: inLanguage(description, language),
  })),
});

/** The level of that code, or what little is known of one that the program does not have any more. */
export function levelViewOf(rules: ProgramRules, code: string, language: Language): RatingLevel {
  const level = levelOf(rules, code);
  if (level !== undefined) return levelView(level, language);
  const unknown = { conferringLevel: null, minPercent: null, minSatisfactionPercent: null, validMonths: null };
  return { code, title: code, tier: "", ...unknown, prerequisites: [] };
}
