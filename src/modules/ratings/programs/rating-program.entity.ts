import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Text } from "../../../platform/i18n/messages.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import type { RatingProgramBody } from "./rating-program.types.js";

/** A rating such as Workers' Home or reading room; what it asks stands in `body`, as loaded from the reference data. */
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
    description: "The document that authorizes the program; without one nobody can apply.",
  })
  basisDocument!: string | null;

  @Property({ type: "json", columnType: "jsonb" })
  body!: RatingProgramBody;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      "Awards that each street may receive in a calendar year, where it has no quota of its own; null: any number.",
  })
  quotaPerStreet!: number | null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;
}
