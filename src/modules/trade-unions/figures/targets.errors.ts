import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const targetErrors = defineErrors({
  // Also the answer for a target of a union outside the caller's reach.
  TARGET_NOT_FOUND: { zh: "没有这个目标任务。", en: "There is no such target." },
  TARGET_MEASURE_NOT_VALID: {
    zh: "指标代码无效,应由大写字母、数字和下划线组成,最多 50 个字符。",
    en: "The code of a measure consists of at most 50 capital letters, digits and underscores.",
  },
  TARGET_FIGURE_TOO_PRECISE: { zh: "数值最多保留两位小数。", en: "The figure may have at most two decimals." },
  TARGET_MEASURE_DIFFERS: { zh: "指标与上级目标不一致。", en: "The measure is not that of the target above." },
  TARGET_PERIOD_OUTSIDE_PARENT: { zh: "期间超出上级目标的期间。", en: "The period leaves that of the target above." },
  TARGET_UNION_NOT_BELOW: {
    zh: "该工会不是目标所属工会的直接下级。",
    en: "The trade union does not lie directly below the one whose target is split.",
  },
  TARGET_PART_ASSIGNED_TWICE: { zh: "该工会已分解到一次。", en: "This trade union already has a part of the target." },
  TARGET_PARTS_TOO_MANY: {
    zh: "一个目标最多分解为 {{max}} 份。",
    en: "A target can be split into at most {{max}} parts.",
  },
  TARGET_PROGRESS_OUTSIDE_PERIOD: {
    zh: "统计日期须在目标期间({{from}} 至 {{to}})内。",
    en: "The day must lie within the target's period ({{from}} to {{to}}).",
  },
  TARGET_PROGRESS_IN_FUTURE: { zh: "统计日期不能晚于今天。", en: "The day must not lie in the future." },
});

defineConstraintErrors({
  targets_part_once: () => targetErrors.TARGET_PART_ASSIGNED_TWICE(["input", "tradeUnionId"]),
  targets_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});
