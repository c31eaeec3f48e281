import { describe, expect, test } from "@jest/globals";
import { readAdminCommand, UsageError } from "../../../src/app/admin/admin-command.js";

describe("the administrator's command line", () => {
  test.each([[[]], [["help"]], [["--help"]], [["create-account", "--help"]]])("%j asks for help", (args) =>
    expect(readAdminCommand(args)).toBeUndefined(),
  );

  test("reads an account with a role", () => {
    expect(readAdminCommand(["create-account", "--username", "lin", "--name", " 林 ", "--at=350203"])).toEqual({
      kind: "create-account",
      username: "lin",
      name: "林",
      language: "zh-CN",
      grant: { role: "ADMINISTRATOR", at: "350203" },
    });
  });

  test.each([
    [["make-account"], "There is no command make-account."],
    [["create-account", "--username", "lin"], "--name is missing."],
    [["create-account", "--username", " ", "--name", "x"], "--username is missing."],
    [["create-account", "--username", "lin", "--name", "x".repeat(101)], "--name must have at most 100 characters."],
    [
      ["create-account", "--username", "lin", "--name", "x", "--role", "LEADER"],
      "--role needs --at, the union at which it is held.",
    ],
    [
      ["create-account", "--username", "lin", "--name", "x", "--at", "1", "--role", "MEMBER"],
      "--role must be one of ADMINISTRATOR, ",
    ],
    [
      ["create-root", "--name", "x", "--code", "1", "--level", "GRASSROOTS"],
      "--level must be one of CITY, DISTRICT, STREET.",
    ],
    [["list", "--all"], "Unknown option '--all'."],
    [["list", "everything"], "Unexpected argument 'everything'."],
    [["reset-password", "--username"], "Option '--username <value>' argument missing."],
  ])("%j is refused in one line", (args, sentence) => {
    const read = () => readAdminCommand(args);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}[^\\n]*$`));
  });
});
