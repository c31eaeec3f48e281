import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { v7 as uuidv7 } from "uuid";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { ROLES, type Role } from "../duties/role-permissions.rules.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a person is at a union and everywhere below it. Members and the public hold no role.",
  valuesConfig: {
    ADMINISTRATOR: { description: "Keeps unions, checklists and accounts (区总管理员)." },
    LEADER: { description: "Approves plans, signs rankings and circulars (区总领导)." },
    ORGANIZER: { description: "Makes plans and assigns inspectors (检查组织者)." },
    INSPECTOR: { description: "Inspects what is assigned to them (检查员)." },
    REVIEWER: { description: "Confirms or returns inspections of others (审核人员)." },
    AUDITOR: { description: "Audits funds for the auditing commission (经审人员)." },
    SUPERVISOR: { description: "Invited supervisor on unannounced visits (特邀监督员)." },
    STREET_OFFICER: { description: "Officer of a street union, for that street (街道工会干部)." },
    UNION_OFFICER: { description: "Officer of a grassroots or community union, for that union (基层工会干部)." },
    DEPARTMENT_MEMBER: { description: "Member of another department on unannounced visits (有关部门人员)." },
  },
});

export const grantStates = ["PENDING", "HELD"] as const;
export const GrantState = enumOf(grantStates);
registerEnumType(GrantState, {
  name: "GrantState",
  description: "Whether a grant has effect.",
  valuesConfig: {
    PENDING: { description: "Waits for a second leader or administrator; it has no effect whatever." },
    HELD: { description: "Has effect." },
  },
});

/** A role held at a union; it reaches down the subtree, until its last day or its revocation. */
@Entity({ tableName: "grants" })
@ObjectType({ description: "A role that a person holds at a union and everywhere below it.", simpleResolvers: true })
export class Grant {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id: string = uuidv7();

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id" })
  @Index({ name: "grants_account" })
  accountId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "grants_trade_union" })
  tradeUnionId!: string;

  @Enum(() => RoleEnum)
  @Field(() => RoleEnum, { description: "The role." })
  role!: Role;

  @Property({ type: "string[]" })
  @Field(() => [String], { description: "Permissions that this grant adds to those of the role, sorted." })
  extraPermissions: string[] = [];

  @Property({ type: "date" })
  @Field(() => Day, {
    description: "First day on which it holds; of one that waits, the day on which it was asked for.",
  })
  since!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Last day on which it holds; null when it has no end." })
  until: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null while it was not." })
  revokedAt: Date | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "granted_by", nullable: true })
  @Index({ name: "grants_granted_by" })
  grantedBy: string | null = null;

  /** The second person, where one was needed. */
  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "confirmed_by", nullable: true })
  @Index({ name: "grants_confirmed_by" })
  confirmedBy: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
