import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { visitSubjects } from "../../checklists/checklist-codes.js";
import { Account } from "../../identity/account.entity.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { StoredVisitFlag } from "./visit-flags.rules.js";
import { visitStatuses, type VisitStatusCode } from "./visit.lifecycle.js";

export type VisitSubjectCode = (typeof visitSubjects)[number];
export const VisitSubject = enumOf(visitSubjects);
registerEnumType(VisitSubject, {
  name: "VisitSubject",
  description: "What an unannounced visit looks at.",
  valuesConfig: {
    STAFF_CONDUCT: { description: "The work of officers of street and community unions (机关工会组织干部工作情况)." },
    GRASSROOTS_COMPLIANCE: { description: "Whether a grassroots union keeps to the rules (基层工会规范化情况)." },
    SERVICE_POINT: { description: "The service of a service point (服务点)." },
  },
});

const visitModes = ["OPEN", "COVERT"] as const;
export type VisitModeCode = (typeof visitModes)[number];
export const VisitMode = enumOf(visitModes);
registerEnumType(VisitMode, {
  name: "VisitMode",
  description: "Whether the team shows who it is.",
  valuesConfig: {
    OPEN: { description: "Unannounced, identity shown (明察)." },
    COVERT: { description: "Unannounced, identity not shown until the end (暗访)." },
  },
});

export const VisitStatus = enumOf(visitStatuses);
registerEnumType(VisitStatus, {
  name: "SupervisionVisitStatus",
  description: "How far an unannounced visit has come.",
  valuesConfig: {
    DRAWN: { description: "Drawn, waiting for the leader's approval; known to drafter, approver and team only." },
    APPROVED: { description: "Approved, not opened yet; known to drafter, approver and team only." },
    REJECTED: { description: "Not approved; it stays sealed." },
    VOIDED: { description: "Void after a leak, or because no team or no insider was left; it stays sealed." },
    OPENED: { description: "The team is, or was, on site; the report is due." },
    NOT_PERFORMED: { description: "The team came, but the visit could not take place." },
    REPORTED: { description: "Reported and signed by two; waits for the review." },
    CONFIRMED: { description: "Reviewed; its result is seen by whoever sees the union's confirmed inspections." },
    STATED: { description: "The visited union has made its statement." },
  },
});

@ObjectType({ description: "Where the team said it was when it opened the visit (WGS 84).", simpleResolvers: true })
export class VisitLocation {
  @Field(() => Number, { description: "Degrees north, −90 to 90." })
  latitude!: number;

  @Field(() => Number, { description: "Degrees east, −180 to 180." })
  longitude!: number;

  @Field(() => Number, { nullable: true, description: "Radius in meters within which the device was." })
  accuracyMeters!: number | null;
}

/** A plan until it is opened, a visit from then on; it owns the inspection that the team makes. */
@Entity({ tableName: "supervision_visits" })
@ObjectType({ description: "An unannounced visit (明察暗访).", simpleResolvers: true })
export class SupervisionVisit {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID; the assignment that comes with the opening has the same one." })
  id!: string;

  @Property({ type: "uuid" })
  @Index({ name: "supervision_visits_draw" })
  drawId!: string;

  @ManyToOne({ entity: () => SupervisionVisit, mapToPk: true, fieldName: "replaces_id", nullable: true })
  @Index({ name: "supervision_visits_replaces" })
  replacesId!: string | null;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "stratum_id" })
  @Index({ name: "supervision_visits_stratum" })
  stratumId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Site, mapToPk: true, fieldName: "site_id", nullable: true })
  @Index({ name: "supervision_visits_site" })
  siteId!: string | null;

  @ManyToOne({ entity: () => Checklist, mapToPk: true, fieldName: "checklist_id" })
  @Index({ name: "supervision_visits_checklist" })
  checklistId!: string;

  @Enum({ items: () => [...visitSubjects], type: "string" })
  @Field(() => VisitSubject, { description: "What it looks at." })
  subject!: VisitSubjectCode;

  @Enum({ items: () => [...visitModes], type: "string" })
  @Field(() => VisitMode, { description: "Whether the team shows who it is." })
  mode!: VisitModeCode;

  @Enum({ items: () => [...visitStatuses], type: "string" })
  @Field(() => VisitStatus, { description: "How far it has come." })
  status!: VisitStatusCode;

  @Property({ type: "date" })
  windowFrom!: string;

  @Property({ type: "date" })
  windowTo!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "drafted_by" })
  @Index({ name: "supervision_visits_drafted_by" })
  draftedBy!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "approver_id" })
  @Index({ name: "supervision_visits_approver" })
  approverId!: string;

  @Property({ type: "datetime", nullable: true })
  approvedAt!: Date | string | null;

  @Property({ type: "string", nullable: true })
  voidedBecause!: "LEAK" | "NO_TEAM" | "NO_INSIDER" | "REJECTED" | null;

  @Property({ type: "string", nullable: true })
  voidedNote!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the team opened it, by its tablet; null before." })
  openedAt!: Date | string | null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "opened_by", nullable: true })
  @Index({ name: "supervision_visits_opened_by" })
  openedBy!: string | null;

  @Property({ type: "datetime", nullable: true })
  openedReceivedAt!: Date | string | null;

  @Property({ type: "json", columnType: "jsonb", nullable: true })
  @Field(() => VisitLocation, { nullable: true, description: "Where the team said it was; null before the opening." })
  openedLocation!: VisitLocation | null;

  @Property({ type: "json", columnType: "jsonb" })
  flags!: StoredVisitFlag[];

  @ManyToOne({ entity: () => Inspection, mapToPk: true, fieldName: "inspection_id", nullable: true })
  @Index({ name: "supervision_visits_inspection" })
  inspectionId!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the latest report was submitted; null before." })
  reportedAt!: Date | string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the report was confirmed; null before." })
  confirmedAt!: Date | string | null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date | string;
}
