import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const siteErrors = defineErrors({
  // Also the answer for a site of a union outside the caller's reach.
  SITE_NOT_FOUND: { zh: "没有这个场所。", en: "There is no such site." },
  SITE_CLOSED: { zh: "该场所已关闭,不能再修改。", en: "The site is closed and cannot be changed." },
});

defineConstraintErrors({
  sites_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});
