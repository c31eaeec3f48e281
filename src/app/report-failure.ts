import { ConfigError } from "../platform/config/config.js";
import { EmbeddedDatabaseError } from "../platform/database/embedded/errors.js";

/** Whatever a person can mend without us: one sentence, no stack, exit code 1. */
export function reportFailure(error: unknown): void {
  const isPlain = error instanceof ConfigError || error instanceof EmbeddedDatabaseError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}
