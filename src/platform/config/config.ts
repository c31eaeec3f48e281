import { z } from "zod";

const FLAGS = new Map([
  ...["yes", "true", "1", "on"].map((word) => [word, true] as const),
  ...["no", "false", "0", "off"].map((word) => [word, false] as const),
]);
const flag = z
  .string()
  .transform((value) => FLAGS.get(value.trim().toLowerCase()))
  .refine((value) => value !== undefined, "must be yes or no (or true, false, 1, 0, on, off)");
/** One of a few words; capitals and blanks around it do not matter. */
const oneOf = <const Word extends string>(...words: Word[]) =>
  z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum(words, `must be one of ${words.join(", ")}`));
/** Digits only: what JavaScript also takes for a number (a blank, `0x10`, `1e3`) is a slip of the pen here. */
const integer = (min: number, max: number) =>
  z
    .string()
    .transform((value) => (/^\s*\d{1,9}\s*$/.test(value) ? Number(value) : NaN))
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);
const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value;
const origins = list.refine((values) => values.every(isOrigin), "must be origins such as https://example.org");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://");
const isWebAddress = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const day = z.iso.date("must be a day such as 2026-11-30");

const environment = z.object({
  NODE_ENV: oneOf("production", "development", "test").default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: integer(0, 65535).default(4000),
  PUBLIC_URL: z.string().refine(isWebAddress, "must be an address such as https://example.org/graphql").optional(),
  CORS_ORIGINS: origins.default([]),
  TRUST_PROXY: flag.default(false),
  APP_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: integer(2, 500).default(10),
  DATA_DIR: z.string().min(1).default(".data"),
  DEMO: flag.optional(),
  DEMO_PASSWORD: z.string().min(8, "must have at least 8 characters").max(200).optional(),
  DEMO_TODAY: day.optional(),
  LOG_LEVEL: oneOf("silent", "fatal", "error", "warn", "info", "debug", "trace").default("warn"),
});

export type Environment = z.infer<typeof environment>;

export interface Config extends Environment {
  isProduction: boolean;
  /** Whether the program runs its own PostgreSQL. */
  isEmbedded: boolean;
  /** Whether demonstration data and accounts are wanted: by default with the embedded database, outside production only. */
  isDemo: boolean;
}

/** A wrong setting, said in one sentence that names the variable. */
export class ConfigError extends Error {}

/** Reads the environment once; throws a ConfigError that names every wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`Wrong configuration. ${faults.join("; ")}`);
  }
  const settings = parsed.data;
  const isProduction = settings.NODE_ENV === "production";
  const isEmbedded = settings.DATABASE_URL === undefined;
  if (isProduction && settings.APP_SECRET === undefined) {
    throw new ConfigError("Wrong configuration. APP_SECRET: is needed in production");
  }
  if (isEmbedded && settings.MIGRATION_DATABASE_URL !== undefined) {
    throw new ConfigError("Wrong configuration. MIGRATION_DATABASE_URL: is of no use without DATABASE_URL");
  }
  if (isProduction && settings.DEMO === true) {
    throw new ConfigError("Wrong configuration. DEMO: demonstration accounts are refused in production");
  }
  if (isProduction && settings.DEMO_PASSWORD !== undefined) {
    throw new ConfigError("Wrong configuration. DEMO_PASSWORD: demonstration accounts are refused in production");
  }
  return { ...settings, isProduction, isEmbedded, isDemo: settings.DEMO ?? (isEmbedded && !isProduction) };
}
