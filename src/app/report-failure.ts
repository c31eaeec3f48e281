import { ConfigError } from "../platform/config/config.js";
import { EmbeddedDatabaseError } from "../platform/database/embedded/errors.js";
import { MigrationError } from "../platform/database/applied-migrations.js";
import { RightsError } from "../platform/database/rights.js";

const plain = [ConfigError, EmbeddedDatabaseError, MigrationError, RightsError];

/** Whatever a person can mend without us: one sentence, no stack, exit code 1. */
export function reportFailure(error: unknown): void {
  const isPlain = error instanceof Error && plain.some((kind) => error instanceof kind);
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}
