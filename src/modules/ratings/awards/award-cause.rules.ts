import type { Language } from "../../../platform/access/actor.js";
import { filledText } from "../../../platform/i18n/filled-text.js";
import type { Text } from "../../../platform/i18n/messages.js";
import type { AwardEventKind } from "./award.lifecycle.js";

/** Why something happens to an award without anybody having to say why, in both languages. */
const awardCauses = {
  NOTICE_ENDED: { zh: "公示期满,予以命名", en: "conferred after its public notice" },
  SUPERIOR_AWARD: { zh: "登记上级命名", en: "the award of a superior body was recorded" },
  REEXAMINATION_OPENED: { zh: "开展复查", en: "a re-examination was opened" },
  REEXAMINATION_PASSED: { zh: "复查合格", en: "the re-examination was passed" },
  REEXAMINATION_FAILED: { zh: "复查不合格:{{prerequisites}}", en: "the re-examination was failed: {{prerequisites}}" },
  TERM_ENDED: { zh: "有效期届满", en: "its term ended" },
} satisfies Record<string, Text>;

/** A cause of the program's own: its code, and what its text is filled from. */
export interface AwardCause {
  readonly code: keyof typeof awardCauses;
  readonly details?: Readonly<Record<string, string>>;
}

/** What the program wrote of events of a kind as a Chinese sentence, before it wrote codes. */
const EARLIER: Readonly<Partial<Record<AwardEventKind, AwardCause["code"]>>> = {
  CONFER: "NOTICE_ENDED",
  UPGRADE: "NOTICE_ENDED",
  RECORD: "SUPERIOR_AWARD",
  REEXAMINE: "REEXAMINATION_OPENED",
  PASS: "REEXAMINATION_PASSED",
  FAIL: "REEXAMINATION_FAILED",
  LAPSE: "TERM_ENDED",
};

/** Why it happened, in the reader's language; what somebody typed as it was typed. */
export function awardCauseText(
  { kind, cause, causeDetails }: { kind: AwardEventKind; cause: string; causeDetails: AwardCause["details"] | null },
  language: Language,
): string {
  if (causeDetails != null) return filledText(awardCauses[cause as AwardCause["code"]], causeDetails, language);
  const code = EARLIER[kind];
  if (code === undefined) return cause;
  const [opening = "", ...filled] = awardCauses[code].zh.split("{{");
  if (cause !== opening && (filled.length === 0 || !cause.startsWith(opening))) return cause;
  return filledText(awardCauses[code], { prerequisites: cause.slice(opening.length) }, language);
}
