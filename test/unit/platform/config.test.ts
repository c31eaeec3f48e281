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

  test.each(["TRUST_PROXY", "DEMO"])("%s takes yes and no in all their writings", (variable) => {
    const read = (value: string) => (readConfig({ [variable]: value }) as unknown as Record<string, unknown>)[variable];
    expect(["yes", "true", "1", "on", "YES", " On "].map(read)).toEqual(Array.from({ length: 6 }, () => true));
    expect(["no", "false", "0", "off", "No", "FALSE"].map(read)).toEqual(Array.from({ length: 6 }, () => false));
  });

  test("nobody's word is taken for where a request comes from unless that is said", () => {
    expect(readConfig({}).TRUST_PROXY).toBe(false);
    expect(readConfig({ TRUST_PROXY: "  " }).TRUST_PROXY).toBe(false);
  });

  test("words take capitals and blanks around them", () => {
    expect(readConfig({ LOG_LEVEL: " Error", PORT: " 4001 " })).toMatchObject({ LOG_LEVEL: "error", PORT: 4001 });
    expect(readConfig({ NODE_ENV: "Production", APP_SECRET: SECRET }).isProduction).toBe(true);
  });

  const wrong: [string, Record<string, string>][] = [
    ["PORT", { PORT: "abc" }],
    ["PORT", { PORT: "65536" }],
    ["PORT", { PORT: "0x10" }],
    ["PORT", { PORT: "-1" }],
    ["DATABASE_POOL_SIZE", { DATABASE_POOL_SIZE: "1e2" }],
    ["TRUST_PROXY", { TRUST_PROXY: "2" }],
    ["TRUST_PROXY", { TRUST_PROXY: "10.0.0.1" }],
    ["TRUST_PROXY", { TRUST_PROXY: "undefined" }],
    ["PUBLIC_URL", { PUBLIC_URL: "localhost:4000" }],
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
