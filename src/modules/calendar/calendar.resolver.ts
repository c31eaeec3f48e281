import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires, SignedIn } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../platform/graphql/api/user-error.js";
import { inLanguage } from "../../platform/i18n/messages.js";
import { SetCalendarYearInput } from "./calendar.inputs.js";
import { calendarDaysOf, calendarYear } from "./calendar.queries.js";
import { CalendarDay, CalendarYear } from "./calendar-year.entity.js";
import { setCalendarYear } from "./commands/set-calendar-year.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `setCalendarYear`." })
export class SetCalendarYearPayload extends MutationPayload {
  @Field(() => CalendarYear, { nullable: true, description: "The year as it is now." })
  calendarYear?: CalendarYear | null;
}

@Resolver(() => CalendarYear)
export class CalendarResolver {
  @Query(() => CalendarYear, { nullable: true, description: "The holidays of a year; null when none were entered." })
  @SignedIn()
  async calendarYear(
    @Arg("year", () => Int, { description: "The year, such as 2026." }) year: number,
    @Ctx() { em }: RequestContext,
  ): Promise<CalendarYear | null> {
    return (await calendarYear(em, year)) ?? null;
  }

  @Mutation(() => SetCalendarYearPayload, {
    description:
      "Enters all holidays and make-up workdays of a year, or replaces them; due days that lie in it are counted again.",
  })
  @Requires("calendar:write")
  async setCalendarYear(
    @Arg("input", () => SetCalendarYearInput) input: SetCalendarYearInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SetCalendarYearPayload>> {
    return { calendarYear: await setCalendarYear(work, input) };
  }

  @FieldResolver(() => [CalendarDay], { description: "Its holidays and make-up workdays in order, at most 120." })
  days(@Root() { year }: CalendarYear, @Ctx() { em }: RequestContext): Promise<CalendarDay[]> {
    return calendarDaysOf(em, year);
  }
}

@Resolver(() => CalendarDay)
export class CalendarDayResolver {
  @FieldResolver(() => String, { description: "Name of the holiday." })
  name(@Root() { name }: CalendarDay, @Ctx() { language }: RequestContext): string {
    return inLanguage(name, language);
  }
}
