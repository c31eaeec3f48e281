import { defineErrors } from "./domain-error.js";

/** Refusals that no single module owns. */
export const platformErrors = defineErrors({
  NOT_PERMITTED: { zh: "您无权对该对象执行此操作。", en: "You may not do this to this object." },
  STALE_VERSION: {
    zh: "数据已被他人修改(当前版本 {{version}}),请刷新后重试。",
    en: "Somebody else has changed this meanwhile (it is at version {{version}}); reload and try again.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: "该幂等键已用于另一次请求,请换一个新的。",
    en: "This idempotency key belongs to another request; use a new one.",
  },
  STORAGE_FULL: {
    zh: "您保存的内容已满(最多 {{items}} 项、{{megabytes}} MB),本次内容未保存。请删除不再需要的草稿和被退回记录,或等待:超过 90 天的不再计入。",
    en: "You have stored as much as you may (at most {{items}} items and {{megabytes}} MB), so this was not stored. Discard drafts and rejections that nobody needs, or wait: what is older than 90 days counts no more.",
  },
  TEXT_EMPTY: { zh: "此项不能为空。", en: "This text must not be empty." },
  TEXT_TOO_LONG: { zh: "文字过长,最多 {{max}} 个字符。", en: "The text is too long: at most {{max}} characters." },
  TEXT_NOT_VALID: {
    zh: "文字含有无法保存的字符(空字符或不成对的代理项)。",
    en: "The text contains characters that cannot be stored (NUL or a lone surrogate).",
  },
  LIST_EMPTY: { zh: "列表至少要有一项。", en: "The list must have at least one item." },
  LIST_TOO_LONG: { zh: "列表过长,最多 {{max}} 项。", en: "The list is too long: at most {{max}} items." },
  NUMBER_OUT_OF_RANGE: {
    zh: "数值须在 {{min}} 到 {{max}} 之间。",
    en: "The number must lie between {{min}} and {{max}}.",
  },
  ID_NOT_VALID: { zh: "标识不是有效的 UUID。", en: "The id is not a valid UUID." },
  INSTANT_NOT_VALID: {
    zh: "时间无效,应为带时区的 ISO 8601 格式,如 2026-11-18T09:02:11+08:00。",
    en: "Not an instant; it looks like 2026-11-18T09:02:11+08:00 (ISO 8601 with offset).",
  },
  DATE_NOT_VALID: { zh: "日期不存在。", en: "This day does not exist." },
  DATE_OUT_OF_RANGE: { zh: "日期须在 {{min}} 到 {{max}} 之间。", en: "The day must lie between {{min}} and {{max}}." },
  DATES_OUT_OF_ORDER: { zh: "结束日期早于开始日期。", en: "The end lies before the start." },
  PERIOD_NOT_VALID: {
    zh: "期间无效,应为 2026、2026-H1、2026-Q4 或 2026-11 的形式。",
    en: "Not a period; periods look like 2026, 2026-H1, 2026-Q4 or 2026-11.",
  },
  PERIOD_TOO_FAR: { zh: "期间离今天过远。", en: "The period lies too far from today." },
  LOCATION_NOT_VALID: { zh: "经纬度无效。", en: "The latitude or longitude is not valid." },
  VALUE_MISSING: { zh: "缺少此项。", en: "This is missing." },
  VALUE_NOT_VALID: { zh: "此值与其类型不符。", en: "The value does not fit its type." },
  VALUE_UNKNOWN: { zh: "没有这个取值:{{value}}。", en: "There is no such value: {{value}}." },
});
