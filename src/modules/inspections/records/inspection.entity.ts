import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime, Period, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { Checklist, ChecklistKind } from "../../checklists/checklist.entity.js";
import type { StoredGeneralVeto } from "../../checklists/general-veto-validation.rules.js";
import type { StandardScore } from "../../checklists/scoring.rules.js";
import type { EvidenceAnnouncement } from "../../evidence/evidence-announcement.rules.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { SubmittedAnswer } from "./content-hash.rules.js";
import {
  inspectionOwners,
  inspectionStatuses,
  type InspectionOwnerCode,
  type InspectionStatusCode,
} from "./inspection-codes.js";
import { InspectionKind } from "./inspection-kind.types.js";
import type { FindingCheck, NotPerformed, StoredSignature, ClaimedLocation } from "./submitted-header.js";
import type { StoredFlag } from "./inspection-flags.rules.js";

export const InspectionStatus = enumOf(inspectionStatuses);
registerEnumType(InspectionStatus, {
  name: "InspectionStatus",
  description: "How far an inspection has come.",
  valuesConfig: {
    DRAFT: { description: "Being written; only its author sees it." },
    SUBMITTED: { description: "Submitted; nothing of it changes while the reviewer has it." },
    RETURNED: { description: "Given back with remarks; the author submits the next revision." },
    CONFIRMED: { description: "Confirmed by a reviewer; its result counts." },
    NOT_PERFORMED: { description: "The visit did not take place; a final outcome of the assignment." },
    WITHDRAWN: { description: "Taken back by its author before any review." },
  },
});

/** One submission pipeline for everything that is a checklist answered on site. The document is immutable once submitted. */
@Entity({ tableName: "inspections" })
@ObjectType({ description: "A checklist answered about a trade union, an employer or a site.", simpleResolvers: true })
export class Inspection {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID, made by the client." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "1 for the first submission, one more for each return." })
  revision!: number;

  @Enum({ items: () => [...inspectionStatuses], type: "string" })
  @Field(() => InspectionStatus, { description: "How far it has come." })
  status!: InspectionStatusCode;

  @Enum(() => InspectionKind)
  @Field(() => InspectionKind, { description: "Why it took place." })
  kind!: InspectionKind;

  @Property({ type: "string" })
  @Field(() => Period, { description: "The period for which its result counts." })
  period!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "inspections_employer" })
  employerId!: string | null;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "inspections_site" })
  siteId!: string | null;

  @ManyToOne({ entity: () => Checklist, mapToPk: true, fieldName: "checklist_id" })
  @Index({ name: "inspections_checklist" })
  checklistId!: string;

  @Property({ type: "string" })
  @Field(() => ChecklistKind, { description: "Kind of the checklist that was answered." })
  checklistKind!: ChecklistKind;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "inspections_assignment" })
  assignmentId!: string | null;

  /** What it belongs to, where no plan asked for it. */
  @Enum({ items: () => [...inspectionOwners], type: "string", nullable: true })
  owner!: InspectionOwnerCode | null;

  @Property({ type: "uuid", nullable: true })
  ownerId!: string | null;

  /** While it is, nobody but its inspectors sees it, wherever inspections are listed, counted or looked up. */
  @Property({ type: "boolean" })
  isRestricted!: boolean;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "inspections_based_on" })
  basedOn!: string | null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "inspector_id" })
  inspectorId!: string;

  /** The author first, then the co-inspectors. */
  @Property({ type: "uuid[]" })
  inspectorIds!: string[];

  @Property({ type: "boolean" })
  preReview!: boolean;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: "When the street forwarded it; null before, and where no street looks at it.",
  })
  preReviewedAt!: Date | string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was confirmed." })
  confirmedAt!: Date | string | null;

  @Property({ type: "json", columnType: "jsonb", nullable: true })
  draft!: unknown;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a review must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the server first heard of it." })
  createdAt!: Date | string;

  @Property({ type: "json", columnType: "jsonb" })
  answers!: SubmittedAnswer[];

  /** Points earned, in the order of the checklist's criteria; null where one does not apply. */
  @Property({ type: "json", columnType: "jsonb" })
  criterionPoints!: (number | null)[];

  @Property({ type: "json", columnType: "jsonb" })
  generalVetoes!: StoredGeneralVeto[];

  @Property({ type: "json", columnType: "jsonb" })
  findingChecks!: FindingCheck[];

  @Property({ type: "json", columnType: "jsonb" })
  signatures!: StoredSignature[];

  @Property({ type: "json", columnType: "jsonb", nullable: true })
  notPerformed!: NotPerformed | null;

  @Property({ type: "json", columnType: "jsonb", nullable: true })
  location!: ClaimedLocation | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "What the inspector adds, at most 2,000 characters." })
  remark!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the work began, by the tablet's clock." })
  startedAt!: Date | string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the work ended, by the tablet's clock." })
  finishedAt!: Date | string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the server accepted this revision; null for a draft." })
  submittedAt!: Date | string | null;

  @Property({ type: "string", nullable: true })
  @Field(() => Sha256, {
    nullable: true,
    description:
      "SHA-256 of the canonical content (RFC 8785, answers sorted by criterion, nulls dropped, texts as salted hashes); null for a draft.",
  })
  contentHash!: string | null;

  @Property({ type: "string", nullable: true })
  contentSalt!: string | null;

  @Property({ type: "double", nullable: true })
  points!: number | null;

  @Property({ type: "double", nullable: true })
  maxPoints!: number | null;

  @Property({ type: "double", nullable: true })
  percent!: number | null;

  @Property({ type: "string", nullable: true })
  grade!: string | null;

  @Property({ type: "boolean" })
  vetoed!: boolean;

  @Property({ type: "boolean" })
  awardBlocked!: boolean;

  @Property({ type: "json", columnType: "jsonb", nullable: true })
  byStandard!: readonly StandardScore[] | null;

  @Property({ type: "integer", nullable: true })
  scoringRuleVersion!: number | null;

  @Property({ type: "json", columnType: "jsonb" })
  flags!: StoredFlag[];

  /** Hashes of the announced files. */
  @Property({ type: "text[]" })
  evidence!: string[];

  @Property({ type: "json", columnType: "jsonb" })
  announcements!: EvidenceAnnouncement[];
}
