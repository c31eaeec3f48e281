import { defineErrors } from "../../../platform/errors/domain-error.js";

/** Refusals of what one person may not do on one matter, where no module has a sentence of its own for it. */
defineErrors({
  DECIDER_ANSWERS_FOR_UNION: {
    zh: "在该工会任职的人员不能作此决定。",
    en: "Whoever holds office in the union concerned does not decide this.",
  },
  DECIDER_IS_PARTY: {
    zh: "提出异议、申请延期或提交整改的人员不能作此决定。",
    en: "Whoever contested the finding, asked for time or rectified it does not decide this.",
  },
  DECIDER_IS_APPLICANT: { zh: "申报人不能作此决定。", en: "Whoever applied does not decide this." },
  DECIDER_IS_PROPOSER: { zh: "提出变更的人不能作此决定。", en: "Whoever proposed the change does not decide it." },
});
