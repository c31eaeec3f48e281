import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { PledgeKind, SupervisorSource } from "./supervisor.rules.js";

registerEnumType(SupervisorSource, {
  name: "SupervisorSource",
  description: "Where an invited supervisor comes from.",
  valuesConfig: {
    PEOPLES_DEPUTY: { description: "Deputy of a people's congress (人大代表)." },
    CPPCC_MEMBER: { description: "Member of the consultative conference (政协委员)." },
    PARTY: { description: "Member of a democratic party (民主党派人士)." },
    OFFICER: { description: "Officer of a Party or government body (机关干部)." },
    MODEL_WORKER: { description: "Model worker (劳模)." },
    WORKER: { description: "Representative of the workers (职工代表)." },
    LAWYER: { description: "Lawyer (律师)." },
    MEDIA: { description: "Somebody from the media (媒体)." },
  },
});

registerEnumType(PledgeKind, {
  name: "PledgeKind",
  description: "What a supervisor undertakes for a term; all of them are required.",
  valuesConfig: {
    CONFIDENTIALITY_PLEDGE: { description: "To keep plans and what is seen to themselves (保密承诺)." },
    CONFLICT_DECLARATION: { description: "To declare relations to a union before a visit (利害关系申报)." },
    NO_GIFTS: { description: "To accept no gifts (不收受礼品)." },
  },
});

@ObjectType({ description: "A pledge that was signed.", simpleResolvers: true })
export class Pledge {
  @Field(() => PledgeKind, { description: "What was undertaken." })
  kind!: PledgeKind;

  @Field(() => Day, { description: "The day on which it was signed." })
  signedOn!: string;
}

/** One term of one person; a further term is a row of its own, with pledges of its own. */
@Entity({ tableName: "supervisors" })
@ObjectType({ description: "A term of a specially invited supervisor (特邀监督员).", simpleResolvers: true })
export class Supervisor {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID of the term." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "supervisors_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id" })
  @Index({ name: "supervisors_account" })
  accountId!: string;

  @Enum(() => SupervisorSource)
  @Field(() => SupervisorSource, { description: "Where the person comes from." })
  source!: SupervisorSource;

  @Property({ type: "date" })
  @Field(() => Day, { description: "First day of the term." })
  termFrom!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "Last day of the term, unless it ends before." })
  termTo!: string;

  @ManyToOne({ entity: () => Supervisor, mapToPk: true, fieldName: "renews_id", nullable: true })
  @Unique({ name: "supervisors_renewed_once" })
  renewsId: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "The day from which the term, ended early, does not count any more; null while it runs its course.",
  })
  endedOn: string | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was ended early, at most 500 characters." })
  endReason: string | null = null;

  @Property({ type: "uuid" })
  idempotencyKey!: string;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
