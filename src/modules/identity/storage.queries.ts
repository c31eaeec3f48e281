import { row, sql, type Sql } from "../../platform/database/sql.js";
import { platformErrors } from "../../platform/errors/platform.errors.js";
import type { DomainError } from "../../platform/errors/domain-error.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { STORAGE_CEILINGS, type Stored, type StorageKind } from "./storage.rules.js";

/** The refusal of what would pass a ceiling. */
export function storageFull(kind: StorageKind, path: readonly string[]): DomainError {
  const { items, bytes } = STORAGE_CEILINGS[kind];
  return platformErrors.STORAGE_FULL(path, { items, megabytes: bytes / 1024 / 1024 });
}

/**
 * What an account has stored of a kind, by a statement that answers `items` and `bytes`. Whoever asks for the same at the
 * same time waits until this transaction has ended, so that of two who fit alone but not together the second sees the first.
 */
export async function storedBy(
  { em }: Pick<Work, "em">,
  accountId: string,
  kind: StorageKind,
  stored: Sql,
): Promise<Stored> {
  await row(em, sql`select pg_advisory_xact_lock(hashtextextended(${`liuyou:storage:${kind}:${accountId}`}, 0))`);
  return (await row<Stored>(em, stored)) ?? { items: 0, bytes: 0 };
}
