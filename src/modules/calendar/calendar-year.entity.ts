import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType } from "type-graphql";
import { Day } from "../../platform/graphql/api/scalars.js";
import type { Text } from "../../platform/i18n/messages.js";

/** The holidays of one year, as announced or as expected. */
@Entity({ tableName: "calendar_years" })
@ObjectType({
  description: "The holidays and make-up workdays of one year; every other Monday to Friday is a working day.",
  simpleResolvers: true,
})
export class CalendarYear {
  @PrimaryKey({ type: "integer" })
  @Field(() => Int, { description: "The year." })
  year!: number;

  /** Under which the journal speaks of it. */
  @Property({ type: "uuid" })
  id!: string;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether the holidays were announced; until they are, due days in that year are provisional.",
  })
  isPublished!: boolean;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "The announcement; null while there is none." })
  document!: string | null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;
}

/** A day that is not what its weekday says. */
@Entity({ tableName: "calendar_days" })
@ObjectType({ description: "A holiday, or a make-up workday on a weekend.", simpleResolvers: true })
export class CalendarDay {
  @PrimaryKey({ type: "date" })
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Property({ type: "integer" })
  year!: number;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "True for a make-up workday, false for a holiday." })
  isWorkday!: boolean;

  @Property({ type: "json", columnType: "jsonb" })
  name!: Text;
}
