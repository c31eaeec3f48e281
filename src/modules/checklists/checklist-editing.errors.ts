import { defineErrors } from "../../platform/errors/domain-error.js";
import { checklistErrors } from "./checklists.errors.js";

/** Refusals around a checklist version as a whole. */
export const checklistEditingErrors = defineErrors({
  CHECKLIST_NOT_FOUND: { zh: "没有这个检查表版本。", en: "There is no such checklist version." },
  CHECKLIST_NOT_A_DRAFT: {
    zh: "该版本已发布,不能再修改;请起草新版本。",
    en: "This version was published and never changes; draft a new version.",
  },
  CHECKLIST_NOT_PUBLISHED: { zh: "该版本未处于发布状态。", en: "This version is not published." },
  CHECKLIST_HAS_DRAFT: {
    zh: "该检查表已有一个草稿版本。",
    en: "This checklist has a draft already; there is one at a time.",
  },
  CHECKLIST_CODE_FORM: {
    zh: "检查表代码应为 3 至 64 个大写字母、数字或下划线,并以字母开头。",
    en: "The code of a checklist has 3 to 64 capital letters, digits or underscores and begins with a letter.",
  },
  CHECKLIST_KIND_UNKNOWN: { zh: "没有这种检查表。", en: "There is no such kind of checklist." },
  CHECKLIST_KIND_CHANGED: {
    zh: "同一代码的检查表,种类和对象不能改变。",
    en: "The versions of one code have the same kind and subject.",
  },
});

/** The refusals of the pure rules, entered into the catalog: they report codes instead of throwing. */
defineErrors(checklistErrors);
