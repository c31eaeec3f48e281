import { defineErrors } from "../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../platform/errors/expected-errors.js";
import { platformErrors } from "../../platform/errors/platform.errors.js";

export const circularErrors = defineErrors({
  CIRCULAR_NOT_FOUND: { zh: "没有这份通报。", en: "There is no such circular." },
  CIRCULAR_STATE_REFUSED: {
    zh: "通报当前状态为{{status}},不能执行此操作。",
    en: "The circular is {{status}}; this cannot be done with it.",
  },
  CIRCULAR_ISSUER_UNCLEAR: {
    zh: "您可为多个工会起草通报,请指明发文工会。",
    en: "You draft for several unions; say which of them issues the circular.",
  },
  CIRCULAR_SIGNER_IS_DRAFTER: {
    zh: "起草人不得签发本人起草的通报。",
    en: "Whoever drafted a circular does not sign it.",
  },
  CIRCULAR_NUMBER_TAKEN: { zh: "该文号已被使用。", en: "This number belongs to another circular." },
  CIRCULAR_WITHOUT_RECIPIENTS: {
    zh: "通报没有收文单位,不能发给收文单位。",
    en: "The circular has no recipients to publish it to.",
  },
  AUTHORITY_DOCUMENT_MISSING: {
    zh: "公开点名须有依据文件。",
    en: "Naming unions with problems in public needs a document that allows it.",
  },
  CIRCULAR_NAMES_VISITED: {
    zh: "不点名通报的标题或正文中出现了被访单位:{{names}}。",
    en: "An anonymous circular must not mention who was visited: {{names}}.",
  },
  RANKING_NOT_FOUND: { zh: "没有这个排名。", en: "There is no such ranking." },
});

defineConstraintErrors({
  circulars_number_once: () => circularErrors.CIRCULAR_NUMBER_TAKEN(["input", "number"]),
  circulars_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});
