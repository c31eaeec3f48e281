import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { ReminderKind } from "./reminders.rules.js";

export enum MessageKind {
  FINDINGS_DUE = "FINDINGS_DUE",
  ACCOUNT_OPENED = "ACCOUNT_OPENED",
  GRANT_PENDING = "GRANT_PENDING",
}
registerEnumType(MessageKind, {
  name: "MessageKind",
  description: "What a message is about.",
  valuesConfig: {
    FINDINGS_DUE: { description: "Findings of a union that are due soon, due today or overdue." },
    ACCOUNT_OPENED: { description: "Somebody else replaced a person's password, or let the person in again." },
    GRANT_PENDING: { description: "A role waits for a second person to confirm it." },
  },
});

/** What a message about due findings says. */
export interface FindingsDue {
  readonly findings: readonly { readonly id: string; readonly kind: ReminderKind }[];
}

/** What a message about the way into somebody's account says; `by` is null for the program beside the server. */
export interface AccountOpened {
  readonly person: string;
  readonly by: string | null;
  readonly how: "PASSWORD_RESET" | "ENABLED";
}

/** What a message about a role that waits says. */
export interface GrantPending {
  readonly person: string;
  readonly by: string;
  readonly role: string;
}

export type MessageDetails = FindingsDue | AccountOpened | GrantPending;

/** Something that people are told without asking: of findings one a day for each union, whoever it is addressed to. */
@Entity({ tableName: "messages" })
@ObjectType({ description: "Something that people are told without asking.", simpleResolvers: true })
export class Message {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Enum(() => MessageKind)
  @Field(() => MessageKind, { description: "What it is about." })
  kind!: MessageKind;

  /** The union that it is about. */
  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "messages_trade_union" })
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
