import type { Text } from "../../../platform/i18n/messages.js";
import { asPercent, minimumsOf, prerequisitesOf, type Prerequisite } from "./prerequisite.rules.js";
import type { RatingProgramBody, StatedLevel } from "./rating-program.types.js";

/** A level with everything that it asks. */
export interface LevelRules {
  readonly code: string;
  readonly title: Text;
  /** How good it says the holder is, apart from who confers it. */
  readonly tier: string;
  /** Levels of one scale follow each other; an award of one scale says nothing about the other. */
  readonly scale: string;
  /** Place in its scale, the lowest first. */
  readonly rank: number;
  /** Who confers it, where the level itself says so; else any of the program's. */
  readonly conferringLevel: string | null;
  readonly minPercent: number | null;
  readonly minSatisfactionPercent: number | null;
  readonly validMonths: number | null;
  readonly prerequisites: readonly Prerequisite[];
}

export interface ProgramRules {
  readonly levels: readonly LevelRules[];
  readonly conferringLevels: readonly string[];
  readonly requiredAttachments: readonly string[];
  readonly reexaminationEveryMonths: number;
  readonly noticeWorkingDays: number;
  readonly objectionWorkingDays: number;
  readonly siteKind: string | null;
}

const TIERS = "TIER";
const NOTICE_WORKING_DAYS = 5;
const OBJECTION_WORKING_DAYS = 10;
const REEXAMINATION_MONTHS = 12;
/** A program that names no attachments asks for these (申报表、大会决议、事迹材料). */
const ATTACHMENTS = ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"];

/** The program's rules out of the reference data, whichever program it is. */
export function programRules(body: RatingProgramBody): ProgramRules {
  const { code, validity, deadlines, alternativeScale } = body;
  // A program that states no levels names or does not name: its one level is the program itself.
  const stated = body.levels ?? body.tiers ?? [{ code, title: body.title ?? { zh: code, en: code } }];
  const bands: StatedLevel[] = (alternativeScale?.bands ?? []).map(({ stars, minScore, title }) => ({
    code: `${alternativeScale?.code ?? ""}_${String(stars)}`,
    title: title ?? { zh: `${String(stars)}星级`, en: `${String(stars)} ${stars === 1 ? "star" : "stars"}` },
    tier: alternativeScale?.code ?? "",
    minScore,
  }));
  const scales = [
    { scale: TIERS, levels: stated },
    { scale: alternativeScale?.code ?? "", levels: bands },
  ];
  return {
    levels: scales.flatMap(({ scale, levels }) => ranked(levels).map((level) => levelRules(level, scale, body))),
    conferringLevels: body.conferringLevels ?? ["DISTRICT"],
    requiredAttachments: body.applicationAttachments ?? ATTACHMENTS,
    reexaminationEveryMonths: validity?.reexaminationEveryMonths ?? REEXAMINATION_MONTHS,
    noticeWorkingDays: deadlines?.publicNotice?.workingDays ?? NOTICE_WORKING_DAYS,
    objectionWorkingDays: deadlines?.appealAnswer?.workingDays ?? OBJECTION_WORKING_DAYS,
    siteKind: body.siteKind ?? null,
  };
}

/** From the lowest to the highest; what asks for the same score stays in the order in which it is written. */
const ranked = (levels: readonly StatedLevel[]): (StatedLevel & { rank: number })[] =>
  [...levels].sort((a, b) => (a.minScore ?? 0) - (b.minScore ?? 0)).map((level, rank) => ({ ...level, rank }));

function levelRules(level: StatedLevel & { rank: number }, scale: string, body: RatingProgramBody): LevelRules {
  return {
    code: level.code,
    title: level.title,
    tier: level.tier ?? level.code,
    scale,
    rank: level.rank,
    conferringLevel: level.conferringLevel ?? null,
    minPercent: level.minScore ?? null,
    minSatisfactionPercent: level.minSatisfactionRate === undefined ? null : asPercent(level.minSatisfactionRate),
    validMonths: body.validity?.months ?? null,
    prerequisites: [
      ...prerequisitesOf(level, body.prerequisites ?? []),
      ...minimumsOf(level.minimums ?? {}, body.minimumLabels ?? {}),
    ],
  };
}

/** The level of that code, or undefined. */
export const levelOf = (rules: ProgramRules, code: string): LevelRules | undefined =>
  rules.levels.find((level) => level.code === code);

/** Whether the district itself may confer the level; what it may not, it recommends and records. */
export const isConferredBy = (rules: ProgramRules, level: LevelRules, conferringLevel: string): boolean =>
  level.conferringLevel === null
    ? rules.conferringLevels.includes(conferringLevel)
    : level.conferringLevel === conferringLevel;
