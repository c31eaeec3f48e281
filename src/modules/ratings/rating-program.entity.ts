import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import type { Text } from "../../platform/i18n/messages.js";
import { Checklist } from "../checklists/checklist.entity.js";

/** A program as it stands in the reference data; its levels are `levels`, or `tiers` where it has none. */
export interface RatingProgramBody {
  readonly levels?: readonly { readonly code: string; readonly title: Text }[];
  readonly tiers?: readonly { readonly code: string; readonly title: Text }[];
}

/** A rating such as Workers' Home or reading room. */
@Entity({ tableName: "rating_programs" })
@ObjectType({
  description: "A rating such as Workers' Home (职工之家) or reading room (职工书屋).",
  simpleResolvers: true,
})
export class RatingProgram {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Code of the program." })
  code!: string;

  @Property({ type: "json", columnType: "jsonb" })
  title!: Text;

  @Property({ type: "string" })
  @Field(() => String, { description: "Whom it rates: TRADE_UNION, EMPLOYER or SITE." })
  subject!: string;

  @ManyToOne({ entity: () => Checklist, mapToPk: true, fieldName: "checklist_id", nullable: true })
  @Index({ name: "rating_programs_checklist" })
  checklistId!: string | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The document that authorizes the program; null while there is none.",
  })
  basisDocument!: string | null;

  @Property({ type: "json", columnType: "jsonb" })
  body!: RatingProgramBody;
}

@ObjectType("RatingLevel", {
  description: "One level of a program: a tier, with or without who confers it.",
  simpleResolvers: true,
})
export class RatingLevel {
  @Field(() => String, { description: "Code within the program." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  title!: string;
}
