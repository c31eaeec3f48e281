import { businessDay } from "../../../platform/clock/clock.js";
import { metersBetween } from "../../inspections/submission/submission-flags.rules.js";

/** What makes an opening doubtful; it refuses nothing, since the team may have been offline. */
export const visitFlags = {
  OPENED_BEFORE_APPROVAL: {
    zh: "平板时间早于批准时间",
    en: "by the tablet's clock it was opened before it was approved",
  },
  // Without the days: they were fixed with the draw, and whoever reads the flag need not have had a part in it.
  OPENED_OUTSIDE_WINDOW: {
    zh: "开启日期不在计划日期内",
    en: "it was opened outside the days that were planned for it",
  },
  OPENED_IN_FUTURE: { zh: "平板时间晚于收到时间", en: "the tablet's clock was ahead of the time of receipt" },
  OPENING_RECEIVED_LATE: {
    zh: "开启 {{hours}} 小时后才收到",
    en: "the opening was received {{hours}} hours after it",
  },
  OPENED_WITHOUT_LOCATION: { zh: "未记录位置", en: "no place was recorded" },
  OPENED_FAR_AWAY: {
    zh: "离登记地址约 {{meters}} 米",
    en: "it was opened about {{meters}} m from the registered place",
  },
  OPENED_AT_INACCURATE_PLACE: {
    zh: "定位误差 {{meters}} 米",
    en: "the place is only known to within {{meters}} m",
  },
  REPORT_LATE: { zh: "报告逾期", en: "the report came after its last day" },
} as const;
export type VisitFlagCode = keyof typeof visitFlags;

/** A flag as it is stored: a code, and what its text names. */
export interface StoredVisitFlag {
  readonly code: VisitFlagCode;
  readonly details: Readonly<Record<string, string | number>>;
}

interface Place {
  latitude: number;
  longitude: number;
  accuracyMeters?: number | null;
}

export interface Opening {
  openedAt: Date;
  receivedAt: Date;
  approvedAt: Date;
  windowFrom: string;
  windowTo: string;
  location: Place | null;
  /** Where the union or site is, when that is known. */
  registered: Place | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Offline for longer than a working day is worth a question. */
const LATE = 24 * HOUR;
/** Meters from the registered place that still count as there. */
const NEAR = 1_000;
const ACCURATE = 500;

const flag = (code: VisitFlagCode, details: StoredVisitFlag["details"] = {}): StoredVisitFlag => ({ code, details });

/** What the claimed time and place of an opening make doubtful. */
export function openingFlags(opening: Opening): StoredVisitFlag[] {
  const { openedAt, receivedAt, approvedAt, windowFrom, windowTo, location, registered } = opening;
  const flags: StoredVisitFlag[] = [];
  const day = businessDay(openedAt);
  // A minute of difference between two clocks is no news.
  if (openedAt.getTime() < approvedAt.getTime() - MINUTE) flags.push(flag("OPENED_BEFORE_APPROVAL"));
  if (openedAt.getTime() > receivedAt.getTime() + MINUTE) flags.push(flag("OPENED_IN_FUTURE"));
  if (day < windowFrom || day > windowTo) flags.push(flag("OPENED_OUTSIDE_WINDOW", { from: windowFrom, to: windowTo }));
  const late = receivedAt.getTime() - openedAt.getTime();
  if (late > LATE) flags.push(flag("OPENING_RECEIVED_LATE", { hours: Math.floor(late / HOUR) }));
  if (location === null) return [...flags, flag("OPENED_WITHOUT_LOCATION")];
  const accuracy = location.accuracyMeters ?? 0;
  if (accuracy > ACCURATE) flags.push(flag("OPENED_AT_INACCURATE_PLACE", { meters: Math.round(accuracy) }));
  const meters =
    registered === null
      ? 0
      : metersBetween({ ...location, accuracyMeters: accuracy }, { ...registered, accuracyMeters: 0 });
  if (meters > NEAR + accuracy) flags.push(flag("OPENED_FAR_AWAY", { meters: Math.round(meters) }));
  return flags;
}

export const lateReport: StoredVisitFlag = flag("REPORT_LATE");
