import { describe, expect, test } from "@jest/globals";
import { readConfig } from "../../../src/platform/config/config.js";

const SECRET = "a secret that is long enough to be one";

describe("settings", () => {
  test("nothing set means an embedded database with the demonstration district", () => {
    expect(readConfig({})).toMatchObject({ PORT: 4000, isEmbedded: true, isProduction: false, isDemo: true });
  });

  test("a database of one's own means no demonstration district, unless it is asked for", () => {
    const own = { DATABASE_URL: "postgresql://app@db/liuyou" };
    expect(readConfig(own)).toMatchObject({ isEmbedded: false, isDemo: false });
    expect(readConfig({ ...own, DEMO: "1" }).isDemo).toBe(true);
  });

  test("an empty variable is as good as none", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 4000, isEmbedded: true });
  });

  test("in production there is no demonstration district", () => {
    expect(readConfig({ NODE_ENV: "production", APP_SECRET: SECRET }).isDemo).toBe(false);
  });

  const wrong: [string, Record<string, string>][] = [
    ["PORT", { PORT: "abc" }],
    ["PORT", { PORT: "65536" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://db" }],
    ["MIGRATION_DATABASE_URL", { MIGRATION_DATABASE_URL: "postgresql://owner@db/liuyou" }],
    ["DATABASE_POOL_SIZE", { DATABASE_POOL_SIZE: "1" }],
    ["PUBLIC_URL", { PUBLIC_URL: "here" }],
    ["CORS_ORIGINS", { CORS_ORIGINS: "https://a.example,https://b.example/path" }],
    ["APP_SECRET", { APP_SECRET: "short" }],
    ["APP_SECRET", { NODE_ENV: "production" }],
    ["DEMO", { DEMO: "perhaps" }],
    ["DEMO", { NODE_ENV: "production", APP_SECRET: SECRET, DEMO: "1" }],
    ["DEMO_PASSWORD", { NODE_ENV: "production", APP_SECRET: SECRET, DEMO_PASSWORD: "long enough" }],
    ["DEMO_PASSWORD", { DEMO_PASSWORD: "short" }],
    ["DEMO_TODAY", { DEMO_TODAY: "2026-02-30" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["NODE_ENV", { NODE_ENV: "staging" }],
  ];
  test.each(wrong)("a wrong %s is named: %j", (variable, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^Wrong configuration\\. ${variable}: [^\\n]+$`));
  });
});
