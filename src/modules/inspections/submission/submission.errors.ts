import { defineErrors } from "../../../platform/errors/domain-error.js";

/** Why what a tablet submitted was refused. */
export const submissionErrors = defineErrors({
  INSTANT_OUT_OF_RANGE: {
    zh: "时间须在 2012 年之后,且不晚于收到后 24 小时。",
    en: "The time must lie after the year 2011 and no more than 24 hours after receipt.",
  },
  REVISION_NOT_VALID: { zh: "修订号应为从 1 开始的整数。", en: "The revision is a whole number from 1." },
  REVISION_NOT_EXPECTED: {
    zh: "现在只能提交第 {{expected}} 次修订。",
    en: "Only revision {{expected}} can be submitted now.",
  },
  REVISION_NOT_RETURNED: {
    zh: "第 {{revision}} 次修订未被退回,不能提交新的修订。",
    en: "Revision {{revision}} was not returned, so no other can follow it.",
  },
  REVISION_CHANGES_SUBJECT: {
    zh: "修订不能改变检查的对象、检查表、类型或期间({{field}})。",
    en: "A revision cannot change what is inspected, by which checklist, as what or for which period ({{field}}).",
  },
  ID_REUSED_WITH_OTHER_CONTENT: {
    zh: "该标识和修订号已用于内容不同的检查。",
    en: "This id and revision belong to an inspection with other content.",
  },
  ASSIGNMENT_REQUIRED: {
    zh: "没有任务单的检查,只能是本工会的自查,或由有此授权的检查员提交。",
    en: "Without an assignment only a union's own self-inspection can be submitted, or what an inspector with that right does.",
  },
  ASSIGNMENT_ALREADY_DONE: {
    zh: "该任务已有提交的检查。",
    en: "An inspection was submitted for this assignment already.",
  },
  ASSIGNMENT_CONTRADICTED: {
    zh: "与任务单不符:{{field}}。",
    en: "This is not what the assignment says: {{field}}.",
  },
  CHECKLIST_NOT_VALID_THEN: {
    zh: "检查开始时该检查表版本已停用或尚未发布。",
    en: "This checklist version was not in use when the work began.",
  },
  CHECKLIST_NOT_FOR_LEVEL: {
    zh: "该检查表不适用于此层级的工会({{level}})。",
    en: "This checklist is not for unions of this level ({{level}}).",
  },
  SUBJECT_REQUIRED: { zh: "该检查表须指明 {{field}}。", en: "This checklist needs {{field}}." },
  SUBJECT_NOT_EXPECTED: { zh: "该检查表不涉及 {{field}}。", en: "This checklist takes no {{field}}." },
  EMPLOYER_NOT_COVERED: { zh: "该工会没有覆盖这个单位。", en: "The union covers no such employer." },
  SITE_NOT_OF_TRADE_UNION: { zh: "该工会没有这个场所。", en: "The union has no such site." },
  SITE_KIND_NOT_EXPECTED: {
    zh: "该检查表不适用于此类场所({{kind}})。",
    en: "This checklist is not for this kind of site ({{kind}}).",
  },
  BASELINE_NOT_FOUND: { zh: "没有可作依据的本工会自查。", en: "There is no such self-inspection of this union." },
  BASELINE_OF_OTHER_CHECKLIST: {
    zh: "自查使用的是检查表的另一版本。",
    en: "That self-inspection used another checklist version.",
  },
  CO_INSPECTOR_NOT_FOUND: { zh: "没有这位可参加检查的检查员。", en: "There is no such inspector who may take part." },
  CO_INSPECTOR_DOUBLED: { zh: "检查员重复。", en: "This inspector is named twice." },
  NOT_PERFORMED_WITH_ANSWERS: {
    zh: "未能实施的检查不能有答案。",
    en: "An inspection that was not performed has no answers.",
  },
  FINDING_CHECKS_NOT_EXPECTED: { zh: "只有回头看才核对问题整改。", en: "Only a follow-up looks at earlier findings." },
  FINDING_CHECK_DOUBLED: { zh: "同一问题核对了两次。", en: "This finding is looked at twice." },
  FINDING_NOT_ASSIGNED: {
    zh: "本次回头看不包括该问题。",
    en: "This follow-up was not sent out to look at this finding.",
  },
  FINDING_CHECKS_MISSING: {
    zh: "还有 {{count}} 个指定的问题没有核对。",
    en: "{{count}} of the findings that this follow-up is to look at are missing.",
  },
  FINDING_UNKNOWN: { zh: "该工会没有这个问题。", en: "There is no such finding at this trade union." },
  EVIDENCE_DOUBLED: { zh: "证据 {{sha256}} 重复。", en: "Evidence {{sha256}} is announced twice." },
  EVIDENCE_SIZE_NOT_POSSIBLE: { zh: "文件大小须为 1 到 {{max}} 字节。", en: "A file has 1 to {{max}} bytes." },
  MEDIA_TYPE_NOT_ALLOWED: {
    zh: "不接受此类文件({{mediaType}})。",
    en: "Files of this type are not taken ({{mediaType}}).",
  },
  SIGNATURE_INCOMPLETE: {
    zh: "签名须有图像,或写明拒签理由。",
    en: "A signature has an image, or a reason why it was refused.",
  },
});
