import { ConfigError } from "../platform/config/config.js";
import { EmbeddedDatabaseError } from "../platform/database/embedded/errors.js";
import { MigrationError } from "../platform/database/applied-migrations.js";
import { reasonOf } from "../platform/database/external-database.js";
import { RightsError } from "../platform/database/rights.js";
import { isUnavailable } from "../platform/errors/unavailable.rules.js";
import { NotPreparedError } from "./not-prepared.js";

const PLAIN = [ConfigError, EmbeddedDatabaseError, MigrationError, NotPreparedError, RightsError];

/** PostgreSQL's codes, by what a person can do about them. */
const DISK_FULL = "53100";
const NO_RIGHT = "42501";
const NO_TABLE = "42P01";
const READ_ONLY = "25006";
/** What an extension that is not installed on the server answers. */
const NOT_AVAILABLE = ["0A000", "58P01"];
/** The system's codes for a disk without room. */
const NO_ROOM = ["ENOSPC", "EDQUOT"];

/** Whatever a person can mend without us: one sentence, no stack, exit code 1. */
export function reportFailure(error: unknown): void {
  console.error(sentenceOf(error) ?? error);
  process.exitCode = 1;
}

/** What went wrong, for the person who started a program; undefined when it is a fault of the program itself. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Error && PLAIN.some((kind) => error instanceof kind)) return error.message;
  for (const { code, syscall, severity, message } of causes(error)) {
    const text = message ?? "";
    if (code === DISK_FULL || NO_ROOM.includes(code ?? "")) return `There is no room left on the disk: ${text}`;
    if (code === NO_RIGHT) return `${text}; the roles that docs/create-database.sql makes have the rights they need.`;
    if (code === NO_TABLE) return new NotPreparedError().message;
    if (code === READ_ONLY) return `The database can only be read (${text}); name the one that is written to.`;
    if (NOT_AVAILABLE.includes(code ?? "") && /\bextension\b/.test(text))
      return `${text}; ltree and pg_trgm come with PostgreSQL's own contrib package, which this server lacks.`;
    if (isUnavailable({ code, message: text }) || severity === "FATAL")
      return `The database cannot be reached: ${reasonOf(error)}`;
    // A file or a connection that the system refuses.
    if (syscall !== undefined) return text === "" ? reasonOf(error) : text;
  }
  return undefined;
}

interface Failure {
  code?: string;
  syscall?: string;
  severity?: string;
  message?: string;
}

/** The error, and those of the layers below that it was made of. */
function causes(error: unknown): Failure[] {
  const all: Failure[] = [];
  let cause = error as (Failure & { cause?: unknown }) | null | undefined;
  for (; typeof cause === "object" && cause !== null && all.length < 5; cause = cause.cause as typeof cause)
    all.push(cause);
  return all;
}
