import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Account } from "./account.entity.js";

/** Why a session was ended before its time. */
export type SessionEnd =
  | "SIGNED_OUT"
  | "REPLAYED"
  | "DEVICE_REVOKED"
  | "ACCOUNT_DISABLED"
  | "PASSWORD_CHANGED"
  | "PASSWORD_RESET"
  | "TOO_MANY_SESSIONS";

/** One sign-in of a person on a device, kept alive by exchanging its refresh token; never shown to clients. */
@Entity({ tableName: "sessions" })
export class Session {
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id" })
  @Index({ name: "sessions_account" })
  accountId!: string;

  @Property({ type: "uuid" })
  deviceId!: string;

  /** Of the secret that all its refresh tokens begin with. */
  @Property({ type: "blob" })
  familyHash!: Uint8Array;

  /** How often the tokens were exchanged. */
  @Property({ type: "integer" })
  generation!: number;

  /** Whether a token of this generation was used; until then the one before it is accepted once more. */
  @Property({ type: "boolean" })
  confirmed!: boolean;

  /** When the newest refresh token ends. */
  @Property({ type: "datetime" })
  expiresAt!: Date;

  @Property({ type: "datetime", nullable: true })
  refreshedAt: Date | null = null;

  @Property({ type: "datetime", nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  revokedReason: SessionEnd | null = null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}
