import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../platform/graphql/scalars.js";
import { TradeUnion } from "../trade-unions/trade-union.entity.js";
import type { ReminderKind } from "./reminders.rules.js";

export enum MessageKind {
  FINDINGS_DUE = "FINDINGS_DUE",
}
registerEnumType(MessageKind, {
  name: "MessageKind",
  description: "What a message is about.",
  valuesConfig: { FINDINGS_DUE: { description: "Findings of a union that are due soon, due today or overdue." } },
});

/** What a message about due findings says. */
export interface MessageDetails {
  readonly findings: readonly { readonly id: string; readonly kind: ReminderKind }[];
}

/** Something that officers are told without asking: one a day for each union, whoever it is addressed to. */
@Entity({ tableName: "messages" })
@Unique({ name: "messages_once", properties: ["tradeUnionId", "kind", "onDay"] })
@ObjectType({ description: "Something that officers are told without asking.", simpleResolvers: true })
export class Message {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Enum(() => MessageKind)
  @Field(() => MessageKind, { description: "What it is about." })
  kind!: MessageKind;

  /** The union that it is about. */
  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The day for which it was written." })
  onDay!: string;

  @Property({ type: "json", columnType: "jsonb" })
  details!: MessageDetails;

  /** Counts what was added during its day; who has read less than that has not read it. */
  @Property({ type: "integer" })
  version: number = 1;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was written." })
  createdAt!: Date;
}
