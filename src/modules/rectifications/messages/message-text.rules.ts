import type { Language } from "../../../platform/access/actor.js";
import type { AccountOpened, FindingsDue, GrantPending, MessageDetails } from "./message.entity.js";
import { reminderKinds, type ReminderKind } from "./reminders.rules.js";

const PARTS: Readonly<Record<ReminderKind, { zh: string; en: string }>> = {
  DUE_SOON: { zh: "即将到期", en: "due soon" },
  DUE_TODAY: { zh: "今日到期", en: "due today" },
  OVERDUE: { zh: "已逾期", en: "overdue" },
};

/** What a message says, by what it is about. */
export function messageText(details: MessageDetails, language: Language): string {
  if ("findings" in details) return findingsText(details, language);
  return "how" in details ? openedText(details, language) : pendingText(details, language);
}

/** How many findings there are of each kind. */
function findingsText({ findings }: FindingsDue, language: Language): string {
  const counted = reminderKinds
    .map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
  return language === "en"
    ? `Findings to be put right: ${counted.map(([kind, count]) => `${count} ${PARTS[kind].en}`).join(", ")}.`
    : `待整改问题:${counted.map(([kind, count]) => `${PARTS[kind].zh} ${count} 项`).join(",")}。`;
}

/** It says the same whether or not anything is shut for the person, since it must not tell who knows of a sealed plan. */
function openedText({ person, by, how }: AccountOpened, language: Language): string {
  const who = by ?? (language === "en" ? "the operator of the server" : "服务器运维人员");
  const done = {
    PASSWORD_RESET: { en: `The password of ${person} was replaced by ${who}.`, zh: `${who}重置了${person}的密码。` },
    ENABLED: { en: `${person} was let in again by ${who}.`, zh: `${who}重新启用了${person}的账号。` },
  }[how];
  return language === "en"
    ? `${done.en} Sealed plans that the person may know of stay shut for this account until another insider confirms it. If this was not agreed with the person, disable the account.`
    : `${done.zh}该账号此前知悉的密封计划须经另一知情人确认后方可再次查看。如未经本人同意,请停用该账号。`;
}

function pendingText({ person, by, role }: GrantPending, language: Language): string {
  return language === "en"
    ? `${by} asked that ${person} be given the role ${role}; it waits for a second leader or administrator to confirm it.`
    : `${by}申请授予${person}角色 ${role},须由另一位领导或管理员确认后生效。`;
}
