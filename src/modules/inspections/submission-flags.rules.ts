import type { AnswerFlag } from "../checklists/answer-flags.rules.js";
import { answerFlags } from "../checklists/answer-flags.rules.js";
import type { SubmittedHeader } from "./inspection-input.rules.js";
import type { ClaimedLocation } from "./inspection-parts.rules.js";

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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An inspection that took longer is rarely one visit. */
const LONGEST = 12 * HOUR;
/** Thirty criteria cannot be looked at in less. */
const SHORTEST = 10 * MINUTE;
/** A tablet without network for longer than this is worth a question. */
const LONGEST_OFFLINE = 14 * DAY;
/** Meters from the registered place that still count as there. */
const NEAR = 1_000;
const ACCURATE = 500;

const flag = (code: InspectionFlagCode, details: StoredFlag["details"] = {}): StoredFlag => ({ code, details });

/** Great-circle distance in meters, on a sphere of the mean radius of the Earth. */
export function metersBetween(a: ClaimedLocation, b: ClaimedLocation): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** What the tablet's times make doubtful; nothing is refused for them here. */
export function timeFlags(
  {
    startedAt,
    finishedAt,
    notPerformed,
    kind,
  }: Pick<SubmittedHeader, "startedAt" | "finishedAt" | "notPerformed" | "kind">,
  receivedAt: Date,
): StoredFlag[] {
  if (startedAt === null || finishedAt === null) return notPerformed === null ? [flag("TIMES_MISSING")] : [];
  const [started, finished, received] = [Date.parse(startedAt), Date.parse(finishedAt), receivedAt.getTime()];
  const lasted = finished - started;
  const flags: StoredFlag[] = [];
  if (lasted < 0) flags.push(flag("FINISHED_BEFORE_STARTED"));
  else if (lasted > LONGEST) flags.push(flag("LASTED_LONG", { hours: Math.round(lasted / HOUR) }));
  else if (lasted < SHORTEST && notPerformed === null && kind !== "FOLLOW_UP")
    flags.push(flag("LASTED_SHORT", { minutes: Math.floor(lasted / MINUTE) }));
  // A minute of difference between two clocks is no news.
  if (Math.max(started, finished) > received + MINUTE) flags.push(flag("TIME_IN_FUTURE"));
  if (received - finished > LONGEST_OFFLINE)
    flags.push(flag("OFFLINE_LONG", { days: Math.floor((received - finished) / DAY) }));
  return flags;
}

/** What the tablet's place makes doubtful; `registered` is where the union or site is, when that is known. */
export function locationFlags(
  { location, notPerformed, kind }: Pick<SubmittedHeader, "location" | "notPerformed" | "kind">,
  registered: ClaimedLocation | null,
): StoredFlag[] {
  if (kind === "SELF") return [];
  if (location === null) return notPerformed === null ? [flag("LOCATION_MISSING")] : [];
  const accuracy = location.accuracyMeters ?? 0;
  const flags: StoredFlag[] = [];
  if (accuracy > ACCURATE) flags.push(flag("LOCATION_INACCURATE", { meters: Math.round(accuracy) }));
  const meters = registered === null ? 0 : metersBetween(location, registered);
  if (meters > NEAR + accuracy) flags.push(flag("LOCATION_FAR", { meters: Math.round(meters) }));
  return flags;
}

/** Whether the inspected union signed. */
export function signatureFlags({
  signatures,
  notPerformed,
  kind,
}: Pick<SubmittedHeader, "signatures" | "notPerformed" | "kind">): StoredFlag[] {
  if (notPerformed !== null || kind === "SELF") return [];
  const refused = signatures.some(({ refusedReason }) => refusedReason !== undefined);
  const isSigned = signatures.some(({ role }) => role === "INSPECTED_UNION");
  return [...(isSigned ? [] : [flag("UNION_SIGNATURE_MISSING")]), ...(refused ? [flag("SIGNATURE_REFUSED")] : [])];
}

export const flagged = flag;
export const answerFlag = ({ code, details }: AnswerFlag): StoredFlag => ({ code, details });
