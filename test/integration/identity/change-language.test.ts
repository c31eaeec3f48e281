import { describe, expect, test } from "@jest/globals";
import { builders } from "../../support/builders.js";
import { type Refusal } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const MUTATION = `mutation ChangeLanguage($input: ChangeLanguageInput!) {
  changeLanguage(input: $input) { viewer { language } userErrors { code message path } }
}`;
const change = async (token: string, language: string) =>
  (
    await program.data<{ changeLanguage: { viewer: { language: string } | null; userErrors: Refusal[] } }>(
      MUTATION,
      { input: { language } },
      { token },
    )
  ).changeLanguage;

describe("changeLanguage", () => {
  test("answers in the new language from then on; the journal says so once", async () => {
    const { token, accountId } = await builders(program).person();
    expect(await change(token, "zh-CN")).toEqual({ viewer: { language: "zh-CN" }, userErrors: [] });
    expect(await change(token, "zh-CN")).toEqual({ viewer: { language: "zh-CN" }, userErrors: [] });
    expect((await change(token, "fr")).userErrors).toEqual([
      { code: "VALUE_UNKNOWN", message: "没有这个取值:fr。", path: ["input", "language"] },
    ]);
    expect(
      await program.sql("select action, actor_id from journal_entries where subject_id = $1", [accountId]),
    ).toEqual([{ action: "account.language-changed", actor_id: accountId }]);
  });

  test.each([
    ["fr", "VALUE_UNKNOWN"],
    ["EN", "VALUE_UNKNOWN"],
    [" ", "TEXT_EMPTY"],
    ["e\uD800", "TEXT_NOT_VALID"],
    ["e\0", "TEXT_NOT_VALID"],
    ["x".repeat(21), "TEXT_TOO_LONG"],
  ])("%p is refused", async (language, code) => {
    const { token, accountId } = await builders(program).person();
    const answer = await change(token, language);
    expect(answer.viewer).toBeNull();
    expect(answer.userErrors.map((error) => [error.code, ...error.path])).toEqual([[code, "input", "language"]]);
    expect(await program.sql("select language from accounts where id = $1", [accountId])).toEqual([{ language: "en" }]);
  });

  test("an anonymous caller has no language to change", async () => {
    const { errors } = await program.run(MUTATION, { input: { language: "en" } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });
});
