import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const grantErrors = defineErrors({
  // Also the answer for a grant outside the caller's reach: its existence is not disclosed.
  GRANT_NOT_FOUND: { zh: "没有这项授权。", en: "There is no such grant." },
  GRANT_EXISTS: { zh: "该账号在此工会已有该角色。", en: "The account already holds this role at this union." },
  GRANT_PENDING: {
    zh: "该账号在此工会的该角色正等待第二人确认。",
    en: "This role at this union already waits for a second person to confirm it.",
  },
  GRANT_NOT_PENDING: { zh: "这项授权不在等待确认。", en: "This grant does not wait for a confirmation." },
  GRANT_TO_ONESELF: { zh: "不能给本人授权。", en: "Nobody gives a role to themselves." },
  GRANT_CONFIRMER_NOT_SECOND: {
    zh: "授权须由另一人确认:既非授予人,也非被授予人,也不得使用其中一人设定密码的账号。",
    en: "A grant is confirmed by a second person: neither who gave it nor who receives it, nor by an account whose password one of them issued.",
  },
  GRANT_ASKER_LOST_ROLE: {
    zh: "提出这项授权的人已无权授予,请撤回后由有权的人重新授予。",
    en: "Whoever asked for this grant may no longer give it: take it back, and let somebody who may ask anew.",
  },
  GRANTS_TOO_MANY: { zh: "一个账号最多可有 {{max}} 项授权。", en: "An account can hold at most {{max}} grants." },
  ROLE_NOT_AT_LEVEL: { zh: "该角色不能授予这一层级的工会。", en: "This role cannot be held at a union of this level." },
  PERMISSION_NOT_GRANTABLE: { zh: "这些权限不能附加到该角色。", en: "These permissions cannot be added to this role." },
  LAST_ADMINISTRATOR: {
    zh: "不能撤销本人最后一项管理员授权,请由其他管理员操作。",
    en: "You cannot revoke your own last grant as an administrator; ask another administrator.",
  },
});

defineConstraintErrors({
  grants_role_once: () => grantErrors.GRANT_EXISTS(["input", "role"]),
  pending_grants_once: () => grantErrors.GRANT_PENDING(["input", "role"]),
  pending_grants_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  grants_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});
