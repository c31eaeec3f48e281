import { defineErrors } from "../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../platform/errors/expected-errors.js";

export const identityErrors = defineErrors({
  // One answer for an unknown name, a wrong password and a disabled account: an anonymous caller learns nothing of who exists.
  SIGN_IN_FAILED: { zh: "用户名或密码不正确。", en: "The username or the password is not right." },
  TOO_MANY_ATTEMPTS: {
    zh: "尝试次数过多,请在 {{seconds}} 秒后重试。",
    en: "Too many attempts; try again in {{seconds}} seconds.",
  },
  DEVICE_REVOKED: {
    zh: "该设备已被停用,须由管理员恢复后才能登录。",
    en: "This device was revoked; an administrator has to restore it first.",
  },
  REFRESH_TOKEN_NOT_VALID: {
    zh: "刷新令牌无效或已过期,请重新登录。",
    en: "The refresh token is unknown or expired; sign in again.",
  },
  SESSION_REVOKED: { zh: "会话已被终止,请重新登录。", en: "The session was ended; sign in again." },
  PASSWORD_WRONG: { zh: "当前密码不正确。", en: "The current password is not right." },
  PASSWORD_TOO_SHORT: {
    zh: "密码至少要有 {{min}} 个字符。",
    en: "The password must have at least {{min}} characters.",
  },
  PASSWORD_TOO_LONG: { zh: "密码最多 {{max}} 个字符。", en: "The password must have at most {{max}} characters." },
  PASSWORD_TOO_WEAK: {
    zh: "密码太容易被猜到:请避开用户名、常见密码、键盘顺序、日期和重复,几个不相干的词连在一起更好。",
    en: "The password is easily guessed: avoid the username, common passwords, rows of keys, dates and repetitions; several unrelated words are better.",
  },
  PASSWORD_UNCHANGED: { zh: "新密码不能与当前密码相同。", en: "The new password must differ from the current one." },
  USERNAME_NOT_VALID: {
    zh: "用户名须为 2 至 63 个小写字母、数字、点、下划线或连字符,并以字母或数字开头。",
    en: "A username has 2 to 63 lower-case letters, digits, dots, underscores or hyphens and begins with a letter or digit.",
  },
  USERNAME_TAKEN: { zh: "该用户名已被使用。", en: "This username is taken." },
  // Also the answer for an account outside the caller's reach: its existence is not disclosed.
  ACCOUNT_NOT_FOUND: { zh: "没有这个账号。", en: "There is no such account." },
  ACCOUNTS_ARE_ONE: { zh: "这是同一个账号。", en: "This is one and the same account." },
  ACCOUNT_DISABLED: { zh: "该账号已停用。", en: "The account is disabled." },
  DEVICE_NOT_FOUND: { zh: "没有这台设备。", en: "There is no such device." },
});

defineConstraintErrors({
  accounts_username_unique: () => identityErrors.USERNAME_TAKEN(["input", "username"]),
});
