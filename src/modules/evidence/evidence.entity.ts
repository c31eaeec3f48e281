import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Sha256 } from "../../platform/graphql/api/scalars.js";
import { Account } from "../identity/account.entity.js";

export enum EvidenceStatus {
  EXPECTED = "EXPECTED",
  STORED = "STORED",
}
registerEnumType(EvidenceStatus, {
  name: "EvidenceStatus",
  description: "Whether a file has arrived.",
  valuesConfig: {
    EXPECTED: { description: "Announced; its bytes have not arrived, or not all of them." },
    STORED: { description: "Its bytes are here and have the announced hash." },
  },
});

/** A file known by the hash of its bytes; what it proves is written where it is used. */
@Entity({ tableName: "evidence" })
@ObjectType({
  description: "A file that proves something; it is known by the hash of its bytes.",
  simpleResolvers: true,
})
export class Evidence {
  @PrimaryKey({ type: "string" })
  @Field(() => Sha256, { description: "SHA-256 of its bytes." })
  sha256!: string;

  @Property({ type: "bigint", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "Length in bytes as announced, at most 104,857,600; null while only its hash is known.",
  })
  size!: number | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Media type as announced, such as image/jpeg; null while only its hash is known.",
  })
  mediaType!: string | null;

  @Enum(() => EvidenceStatus)
  @Field(() => EvidenceStatus, { description: "Whether it has arrived." })
  status: EvidenceStatus = EvidenceStatus.EXPECTED;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "announced_by" })
  @Index({ name: "evidence_announced_by" })
  announcedBy!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was first announced." })
  announcedAt!: Date;
}
