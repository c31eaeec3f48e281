import { answerFlags, type AnswerFlag } from "../../checklists/answer-flags.rules.js";

/** What a reviewer is told about a submission, in both languages; it refuses nothing. */
const ownFlags = {
  TIMES_MISSING: { zh: "未记录开始或结束时间", en: "no time of beginning or end was recorded" },
  FINISHED_BEFORE_STARTED: { zh: "结束时间早于开始时间", en: "it ended before it began, by the tablet's clock" },
  TIME_IN_FUTURE: { zh: "平板时间晚于收到时间", en: "the tablet's clock was ahead of the time of receipt" },
  LASTED_LONG: { zh: "历时 {{hours}} 小时", en: "it took {{hours}} hours" },
  LASTED_SHORT: { zh: "历时仅 {{minutes}} 分钟", en: "it took only {{minutes}} minutes" },
  OFFLINE_LONG: { zh: "完成 {{days}} 天后才提交", en: "it was submitted {{days}} days after it ended" },
  OUTSIDE_PERIOD: { zh: "检查时间不在所属期间内", en: "it did not take place within its period" },
  LOCATION_MISSING: { zh: "未记录位置", en: "no place was recorded" },
  LOCATION_FAR: {
    zh: "离登记地址约 {{meters}} 米",
    en: "it was recorded about {{meters}} m from the registered place",
  },
  LOCATION_INACCURATE: { zh: "定位误差 {{meters}} 米", en: "the place is only known to within {{meters}} m" },
  UNION_SIGNATURE_MISSING: { zh: "被检查工会未签名", en: "nobody signed for the inspected union" },
  SIGNATURE_REFUSED: { zh: "有人拒绝签名", en: "somebody refused to sign" },
  CHECKLIST_RETIRED: {
    zh: "检查表版本已停用,检查开始时仍有效",
    en: "the checklist version was retired after the work began",
  },
  ASSIGNMENT_CHANGED: {
    zh: "任务在检查开始后被改派或取消",
    en: "the assignment was changed or canceled after the work began",
  },
  BASELINE_REVISED: {
    zh: "所依据的自查在检查开始后被退回或修改",
    en: "the self-inspection that it is based on was returned or revised after the work began",
  },
  TRADE_UNION_CLOSED: { zh: "该工会已撤销", en: "the union is closed" },
  CO_SIGNATURE_REFUSED: { zh: "同行检查员拒绝签名", en: "a co-inspector refused to sign" },
  CO_SIGNATURE_MISSING: { zh: "同行检查员逾期未签名", en: "a co-inspector did not sign in time" },
} as const;

/** Texts of all flags that an inspection can carry. */
export const inspectionFlags = { ...answerFlags, ...ownFlags } as const;
export type InspectionFlagCode = keyof typeof inspectionFlags;

/** A flag as it is stored: a code, and what its text names. */
export interface StoredFlag {
  readonly code: InspectionFlagCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export const flagged = (code: InspectionFlagCode, details: StoredFlag["details"] = {}): StoredFlag => ({
  code,
  details,
});

/** A flag that the answers themselves raise, as an inspection keeps it. */
export const answerFlag = ({ code, details }: AnswerFlag): StoredFlag => ({ code, details });
