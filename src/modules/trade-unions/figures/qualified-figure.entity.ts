import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { IsBetween } from "../../../platform/graphql/api/validate-arguments.js";
import { Qualifier } from "./qualifier.rules.js";

registerEnumType(Qualifier, {
  name: "Qualifier",
  description: "How exact a stated figure is. A sum carries the qualifier of its least exact summand.",
  valuesConfig: {
    EXACT: { description: "Counted (准确数)." },
    ROUND: { description: "A round figure (整数概称)." },
    ABOUT: { description: "Approximate (约)." },
    MORE_THAN: { description: "A lower bound (多于)." },
  },
});

/** The largest number of people or employers that a form may state. */
export const MAXIMUM_COUNT = 99_999_999;

/** The largest figure of a target; with two decimals it still fits a double exactly. */
export const MAXIMUM_FIGURE = 999_999_999_999;

@ObjectType({ description: "A figure together with how exact it is.", simpleResolvers: true })
export class QualifiedFigure {
  @Field(() => Float, { description: "The figure, 0 or more, at most two decimals." })
  value!: number;

  @Field(() => Qualifier, { description: "How exact it is." })
  qualifier!: Qualifier;
}

@InputType({ description: "A count together with how exact it is." })
export class QualifiedCountInput {
  @Field(() => Int, { description: "The count, 0 to 99,999,999." })
  @IsBetween(0, MAXIMUM_COUNT)
  value!: number;

  @Field(() => Qualifier, { nullable: true, description: "How exact it is; EXACT when left out." })
  qualifier?: Qualifier | null;
}

@InputType({ description: "A figure together with how exact it is." })
export class QualifiedFigureInput {
  @Field(() => Float, { description: "The figure, 0 to 999,999,999,999, at most two decimals." })
  @IsBetween(0, MAXIMUM_FIGURE)
  value!: number;

  @Field(() => Qualifier, { nullable: true, description: "How exact it is; EXACT when left out." })
  qualifier?: Qualifier | null;
}
