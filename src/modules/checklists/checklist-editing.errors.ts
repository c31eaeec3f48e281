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
  CHECKLIST_KIND_CHANGED: {
    zh: "同一代码的检查表,种类和对象不能改变。",
    en: "The versions of one code have the same kind and subject.",
  },
});

/** The refusals of the pure rules, entered into the catalog: they report codes instead of throwing. */
export const checklistRefusals = defineErrors(checklistErrors);
