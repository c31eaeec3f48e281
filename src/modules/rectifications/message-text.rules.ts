import type { Language } from "../../platform/actor.js";
import type { MessageDetails } from "./message.entity.js";
import { reminderKinds, type ReminderKind } from "./reminders.rules.js";

const PARTS: Readonly<Record<ReminderKind, { zh: string; en: string }>> = {
  DUE_SOON: { zh: "即将到期", en: "due soon" },
  DUE_TODAY: { zh: "今日到期", en: "due today" },
  OVERDUE: { zh: "已逾期", en: "overdue" },
};

/** What a message about due findings says: how many of each kind. */
export function messageText({ findings }: MessageDetails, language: Language): string {
  const counted = reminderKinds
    .map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
  return language === "en"
    ? `Findings to be put right: ${counted.map(([kind, count]) => `${count} ${PARTS[kind].en}`).join(", ")}.`
    : `待整改问题:${counted.map(([kind, count]) => `${PARTS[kind].zh} ${count} 项`).join(",")}。`;
}
