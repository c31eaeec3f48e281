import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const officerErrors = defineErrors({
  // Also the answer for an officer of a union outside the caller's reach.
  OFFICER_NOT_FOUND: { zh: "没有这名工会干部。", en: "There is no such officer." },
  OFFICER_ACCOUNT_NOT_FOUND: { zh: "没有这个账号。", en: "There is no such account." },
  OFFICERS_TOO_MANY: { zh: "该工会在任干部已达 {{max}} 人。", en: "The union already has {{max}} officers." },
  CHAIR_ALREADY_IN_OFFICE: {
    zh: "该日期已有主席在任,请先办理离任。",
    en: "Another chair was in office on that day; end that office first.",
  },
  OFFICE_DATE_IN_FUTURE: { zh: "日期不能晚于今天。", en: "The day must not lie in the future." },
  OFFICE_ALREADY_ENDED: { zh: "该任职已结束,不能再修改。", en: "This office has ended and cannot be changed." },
  CONCURRENT_POST_KIND_MISSING: {
    zh: "填写了兼任职务,须同时选择职务类别。",
    en: "A concurrent post needs its kind, or its eligibility cannot be checked.",
  },
  PARTY_BODY_KIND_NOT_EXPECTED: {
    zh: "只有党组织副书记才填写党组织类别。",
    en: "Only a deputy Party secretary has a kind of Party body.",
  },
});

defineConstraintErrors({
  officers_one_chair: () => officerErrors.CHAIR_ALREADY_IN_OFFICE(["input", "post"]),
  officers_account_fkey: () => officerErrors.OFFICER_ACCOUNT_NOT_FOUND(["input", "accountId"]),
  officers_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});
