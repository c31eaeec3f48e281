import { Entity, Enum, ManyToOne, PrimaryKey, Property, Index } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../platform/graphql/api/enum-of.js";
import { DateTime } from "../../platform/graphql/api/scalars.js";
import { Account } from "../identity/account.entity.js";
import type { ChecklistBody } from "./checklist-body.js";
import { checklistKinds, inspectionSubjects } from "./checklist-codes.js";

export const ChecklistKind = enumOf(checklistKinds);
export type ChecklistKind = keyof typeof ChecklistKind;
registerEnumType(ChecklistKind, {
  name: "ChecklistKind",
  description: "What a checklist looks into.",
  valuesConfig: {
    SIX_STANDARDS: { description: "Six Standards (六个有)." },
    WORKERS_HOME: { description: "Workers' Home (职工之家)." },
    READING_ROOM: { description: "Workers' Reading Room (职工书屋)." },
    AUDIT: { description: "Fund audit (经费审查审计); ungraded." },
    SUPERVISION: { description: "Supervision visit (明察暗访)." },
    SPECIAL_SAFETY: { description: "Special inspection of work safety (劳动安全生产)." },
    SPECIAL_LABOR_USE: { description: "Special inspection of labor use (劳动用工)." },
    SPECIAL_WAGES_WELFARE: { description: "Special inspection of wages and welfare (职工工资福利)." },
    WEEKEND_SCHOOL: { description: "Women Workers' Weekend School (女职工周末学校)." },
    DOUBLE_DISPLAY: { description: "Double Display (双亮)." },
    SIX_GOOD_STREET: { description: "Six Goods street union (六好街道工会)." },
    HARMONIOUS_ENTERPRISE: { description: "Harmonious labor relations enterprise (劳动关系和谐企业)." },
    MUTUAL_CARE: { description: "Mutual care, mutual appraisal (双爱双评)." },
  },
});

const InspectionSubject = enumOf(inspectionSubjects);
export type InspectionSubject = keyof typeof InspectionSubject;
registerEnumType(InspectionSubject, {
  name: "InspectionSubject",
  description: "Whom a checklist looks at; the responsible trade union is always named besides.",
  valuesConfig: {
    TRADE_UNION: { description: "The trade union itself." },
    EMPLOYER: { description: "An employer that the union covers." },
    SITE: { description: "A site of the union: reading room, weekend school, service point, branch or area." },
  },
});

export enum ChecklistStatus {
  DRAFT = "DRAFT",
  PUBLISHED = "PUBLISHED",
  RETIRED = "RETIRED",
}
registerEnumType(ChecklistStatus, {
  name: "ChecklistStatus",
  description: "Whether a checklist version may be edited and used.",
  valuesConfig: {
    DRAFT: { description: "Being edited; cannot be used." },
    PUBLISHED: { description: "In use; never changes again." },
    RETIRED: { description: "No new plans or inspections; what was begun under it may still be submitted." },
  },
});

/** One version of a checklist. Once published, its body is frozen by a trigger. */
@Entity({ tableName: "checklists" })
@ObjectType({ description: "One version of a checklist; a published version never changes.", simpleResolvers: true })
export class Checklist {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID of this version." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What all versions share." })
  code!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "1, 2, 3 … within the code." })
  version!: number;

  @Enum({ items: () => checklistKinds as unknown as string[], type: "string" })
  @Field(() => ChecklistKind, { description: "What it looks into." })
  kind!: ChecklistKind;

  @Enum({ items: () => inspectionSubjects as unknown as string[], type: "string" })
  @Field(() => InspectionSubject, { description: "Whom it looks at." })
  subject!: InspectionSubject;

  @Enum(() => ChecklistStatus)
  @Field(() => ChecklistStatus, { description: "Whether it may be edited and used." })
  status!: ChecklistStatus;

  @Property({ type: "json", columnType: "jsonb" })
  body!: ChecklistBody;

  @Property({ type: "blob", nullable: true })
  bodyHash: Buffer | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was published; null while it is a draft." })
  publishedAt: Date | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "published_by", nullable: true })
  @Index({ name: "checklists_published_by" })
  publishedBy: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was retired." })
  retiredAt: Date | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the edits; `expectedVersion` of an edit must equal it." })
  editVersion!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
