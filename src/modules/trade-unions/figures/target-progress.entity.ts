import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Qualifier } from "./qualifier.rules.js";
import { Target } from "./target.entity.js";

/** What a union reported of a target as of a day. */
@Entity({ tableName: "target_progresses" })
@Unique({ name: "target_progresses_once", properties: ["targetId", "on"] })
export class TargetProgress {
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @ManyToOne({ entity: () => Target, mapToPk: true, fieldName: "target_id" })
  targetId!: string;

  @Property({ type: "date", fieldName: "recorded_for" })
  on!: string;

  @Property({ type: "double", columnType: "numeric(14,2)" })
  done!: number;

  @Enum(() => Qualifier)
  qualifier!: Qualifier;

  @Property({ type: "string", nullable: true })
  evidenceNote: string | null = null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
