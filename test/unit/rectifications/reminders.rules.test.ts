import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { escalationOf, reminderOn } from "../../../src/modules/rectifications/messages/reminders.rules.js";
import { messageText } from "../../../src/modules/rectifications/messages/message-text.rules.js";

const DAY_MS = 86_400_000;
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const DUE = "2026-12-04";

describe("reminders", () => {
  test.each<[number, string | undefined, number | undefined, string[]]>([
    [-4, undefined, undefined, []],
    [-3, "DUE_SOON", -3, []],
    [-1, "DUE_SOON", -3, []],
    [0, "DUE_TODAY", 0, []],
    [1, undefined, undefined, []],
    [6, undefined, undefined, []],
    [7, "OVERDUE", 7, ["STREET"]],
    [13, "OVERDUE", 7, ["STREET"]],
    [14, "OVERDUE", 14, ["STREET", "FEDERATION"]],
    [70, "OVERDUE", 70, ["STREET", "FEDERATION"]],
  ])("%s days after the due day", (days, kind, plannedFor, escalation) => {
    const reminder = reminderOn(DUE, plus(DUE, days));
    expect(reminder?.kind).toBe(kind);
    expect(reminder?.onDay).toBe(plannedFor === undefined ? undefined : plus(DUE, plannedFor));
    if (reminder !== undefined) expect(escalationOf(DUE, reminder)).toEqual(escalation);
  });

  test("looked at on any days, however often: each is one of those that were planned, and none is new a second time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 60 }), { maxLength: 80 }), (days) => {
        const said = new Set<string>();
        for (const each of days) {
          const today = plus(DUE, each);
          const reminder = reminderOn(DUE, today);
          if (reminder === undefined) continue;
          expect(reminder.onDay <= today).toBe(true);
          said.add(`${reminder.kind} ${reminder.onDay}`);
        }
        const planned = new Set([
          `DUE_SOON ${plus(DUE, -3)}`,
          `DUE_TODAY ${DUE}`,
          ...Array.from({ length: 9 }, (_, week) => `OVERDUE ${plus(DUE, 7 * (week + 1))}`),
        ]);
        for (const each of said) expect(planned.has(each)).toBe(true);
      }),
    );
  });

  test("a message counts what it speaks of", () => {
    const findings = [
      { id: "1", kind: "OVERDUE" as const },
      { id: "2", kind: "DUE_SOON" as const },
      { id: "3", kind: "OVERDUE" as const },
    ];
    expect(messageText({ findings }, "zh-CN")).toBe("待整改问题:即将到期 1 项,已逾期 2 项。");
    expect(messageText({ findings }, "en")).toBe("Findings to be put right: 1 due soon, 2 overdue.");
  });
});
