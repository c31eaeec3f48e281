import { defineErrors } from "../../../platform/errors/domain-error.js";

/** Refusals around an inspection as a whole. */
export const inspectionErrors = defineErrors({
  // Also the answer for an inspection that the caller may not see: its existence is not disclosed.
  INSPECTION_NOT_FOUND: { zh: "没有这次检查。", en: "There is no such inspection." },
  INSPECTION_TRANSITION_REFUSED: {
    zh: "检查处于 {{status}} 状态,不能这样处理。",
    en: "The inspection is {{status}}; this cannot be done to it now.",
  },
  INSPECTION_UNDER_REVIEW: {
    zh: "检查已进入审核,不能撤回。",
    en: "The review of this inspection has begun; it can no longer be withdrawn.",
  },
  DRAFT_CHANGES_SUBJECT: {
    zh: "草稿不能改变检查的对象、检查表、类型或期间({{field}})。",
    en: "A draft cannot change what is inspected, by which checklist, as what or for which period ({{field}}).",
  },
  REVIEWER_IS_INSPECTOR: {
    zh: "检查人不能审核自己的检查。",
    en: "Nobody reviews an inspection that they took part in.",
  },
  REVIEW_WITHOUT_REASON: {
    zh: "退回须写明意见或逐项说明。",
    en: "A return needs a comment or a remark on a criterion.",
  },
  REMARK_DOUBLED: { zh: "对评分项 {{criterion}} 重复说明。", en: "There are two remarks on criterion {{criterion}}." },
  PRE_REVIEW_OUTSTANDING: { zh: "街道尚未预审。", en: "The street has not reviewed it yet." },
  PRE_REVIEW_NOT_ASKED: { zh: "该检查不需要街道预审。", en: "No review by the street is asked for here." },
  PRE_REVIEW_DONE: { zh: "街道已预审。", en: "The street has forwarded it already." },
  CO_SIGNATURES_OUTSTANDING: {
    zh: "还有 {{count}} 位同行检查员未签名,签名期限到 {{until}}。",
    en: "{{count}} co-inspectors have not signed yet; they may until {{until}}.",
  },
  CO_SIGNATURE_NOT_ASKED: { zh: "这次检查不需要您签名。", en: "Your signature is not asked for here." },
  CO_SIGNATURE_GIVEN: { zh: "您已签名或拒签。", en: "You have signed or refused already." },
  CO_SIGNATURE_OVERDUE: { zh: "签名期限({{until}})已过。", en: "The time for signing ended at {{until}}." },
});
