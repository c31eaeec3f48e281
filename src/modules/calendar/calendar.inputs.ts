import { Field, InputType, Int } from "type-graphql";
import { Day } from "../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsDay, IsInput, IsText } from "../../platform/graphql/api/validate-arguments.js";

/** More days than any year has had, with every weekend of long holidays counted. */
const MAXIMUM_DAYS = 120;

@InputType({ description: "A holiday, or a make-up workday on a weekend." })
export class CalendarDayInput {
  @Field(() => Day, { description: "The day, within the year." })
  @IsDay()
  day!: string;

  @Field(() => Boolean, { description: "True for a make-up workday, false for a holiday." })
  isWorkday!: boolean;

  @Field(() => String, { description: "Name of the holiday in Chinese, 1 to 40 characters." })
  @IsText({ max: 40 })
  nameZh!: string;

  @Field(() => String, { description: "Name of the holiday in English, 1 to 80 characters." })
  @IsText({ max: 80 })
  nameEn!: string;
}

@InputType({ description: "All holidays and make-up workdays of a year." })
export class SetCalendarYearInput {
  @Field(() => Int, { description: "The year, 2012 to 2199." })
  @IsBetween(2012, 2199)
  year!: number;

  @Field(() => [CalendarDayInput], {
    description: `All of them, at most ${MAXIMUM_DAYS}; what stood there before is replaced.`,
  })
  @HasAtMost(MAXIMUM_DAYS)
  @IsInput()
  days!: CalendarDayInput[];

  @Field(() => Boolean, { description: "Whether the holidays were announced; a published year stays published." })
  isPublished!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The announcement, 1 to 200 characters; required for a published year.",
  })
  @IsText({ max: 200 })
  document?: string | null;

  @Field(() => Int, { description: "The `version` that was read; 0 for a year that has not been entered yet." })
  expectedVersion!: number;
}
