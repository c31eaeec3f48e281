import { defineErrors } from "../../../platform/errors/domain-error.js";

export const proposalErrors = defineErrors({
  // Also the answer for a proposal that the caller may not see.
  PROPOSAL_NOT_FOUND: { zh: "没有这条变更建议。", en: "There is no such proposal." },
  PROPOSAL_DECIDED: { zh: "该建议已处理。", en: "The proposal has been decided already." },
});
