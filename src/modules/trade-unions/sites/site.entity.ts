import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

export enum SiteKind {
  READING_ROOM = "READING_ROOM",
  WEEKEND_SCHOOL = "WEEKEND_SCHOOL",
  BRANCH = "BRANCH",
  SERVICE_POINT = "SERVICE_POINT",
  AREA = "AREA",
}
registerEnumType(SiteKind, {
  name: "SiteKind",
  description: "What a site is.",
  valuesConfig: {
    READING_ROOM: { description: "Workers' Reading Room (职工书屋)." },
    WEEKEND_SCHOOL: { description: "Women Workers' Weekend School (女职工周末学校)." },
    BRANCH: { description: "Branch, workshop, office or team of a union (分工会、车间、科室、班组)." },
    SERVICE_POINT: { description: "Service point, such as an aid center (服务点)." },
    AREA: { description: "Area, such as a commercial street or an industrial park (区域)." },
  },
});

/** A place that a union keeps and that is inspected and rated by itself. */
@Entity({ tableName: "sites" })
@ObjectType({ description: "A place that a trade union keeps, inspected and rated by itself.", simpleResolvers: true })
export class Site {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "sites_trade_union" })
  tradeUnionId!: string;

  @Enum(() => SiteKind)
  @Field(() => SiteKind, { description: "What it is." })
  kind!: SiteKind;

  @Property({ type: "string" })
  @Field(() => String, { description: "Name, 1 to 200 characters." })
  name!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Postal address." })
  address!: string | null;

  @Property({ type: "double", nullable: true })
  latitude!: number | null;

  @Property({ type: "double", nullable: true })
  longitude!: number | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Its last day; null while it is kept." })
  closedOn: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
