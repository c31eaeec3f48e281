import { addDays, addMonths } from "../../src/platform/clock/day.rules.js";
import { seededId } from "../../src/app/reference-data.js";
import { workingCalendarOf } from "../../src/modules/calendar/working-day.rules.js";
import { noticeDays } from "../../src/modules/ratings/notices/notice-days.rules.js";
import type { Accounts } from "./accounts.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import type { Row } from "./copy.js";
import { type Random, randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

export interface RatingRows {
  readonly awards: readonly Row[];
  readonly events: readonly Row[];
  readonly notices: readonly Row[];
  readonly applications: readonly Row[];
  readonly entries: readonly Row[];
}

export const AWARD_COLUMNS = `id program_id level_code trade_union_id site_id status conferring_level document_number conferred_on
  valid_until reexamine_by changed_on created_at`;
export const EVENT_COLUMNS =
  "id award_id kind happened_on cause cause_details level_code status document_number account_id recorded_at";
export const NOTICE_COLUMNS = `id kind title scope_id audience opens_on working_days closes_on is_provisional status created_by
  created_at`;
export const APPLICATION_COLUMNS =
  "id program_id level_code trade_union_id site_id status declared attachments notice_id applied_by created_at";
export const ENTRY_COLUMNS = "notice_id position trade_union_id application_id summary";

const VALID_MONTHS = 36;
const programId = (code: string): string => seededId(`rating program ${code}`);

/** Awards that were conferred in the last two years, and what is posted just now; the accounts' own unions hold none yet. */
export function ratingRows(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  accounts: Accounts,
  sites: readonly Row[],
): RatingRows {
  const random = randomFor(seed, "ratings");
  const [street] = tree.streets;
  const events: Row[] = [];
  const awards: Row[] = [];
  const confer = (program: string, levels: readonly string[], unionId: string, siteId: string | null) => {
    const award = conferred(random, calendar, accounts, { program, levels, unionId, siteId });
    awards.push(award.row);
    events.push(...award.events);
  };
  for (const union of tree.grassroots) {
    // The first street's unions begin with nothing, so that everything can be tried there from the beginning.
    if (union.parent.parent === street || !random.chance(0.05)) continue;
    confer("WORKERS_HOME", random.chance(0.25) ? ["QUALIFIED", "ADVANCED"] : ["QUALIFIED"], union.id, null);
  }
  for (const [siteId, unionId, kind] of sites) {
    if (kind !== "READING_ROOM" || !random.chance(0.4)) continue;
    confer(
      "READING_ROOM",
      random.chance(0.3) ? ["SELF_BUILT", "DISTRICT"] : ["SELF_BUILT"],
      String(unionId),
      String(siteId),
    );
  }
  return { awards, events, ...openNotice(random, calendar, tree, accounts, sites) };
}

interface Conferral {
  program: string;
  levels: readonly string[];
  unionId: string;
  siteId: string | null;
}

/** An award with its events: the first level, and the next one a year later where there is one. */
function conferred(
  random: Random,
  { today }: DemonstrationCalendar,
  { idOf }: Accounts,
  { program, levels, unionId, siteId }: Conferral,
): { row: Row; events: Row[] } {
  const first = addDays(today, -random.between(400 * levels.length, 400 * levels.length + 200));
  const days = levels.map((_level, index) => addMonths(first, 12 * index));
  const on = days.at(-1) ?? first;
  const numbers = days.map((day) => `思工〔${day.slice(0, 4)}〕${String(random.between(2, 40))}号`);
  const id = random.id(instantOn(first, 600));
  const reexamineBy = addMonths(on, 12 * (1 + Math.floor(random.fraction() * 2)));
  const row: Row = [
    ...[
      id,
      programId(program),
      levels.at(-1) ?? "",
      unionId,
      siteId,
      "CONFERRED",
      "DISTRICT",
      numbers.at(-1) ?? "",
      on,
    ],
    ...[addDays(addMonths(on, VALID_MONTHS), -1), reexamineBy, on, isoInstant(instantOn(first, 600))],
  ];
  const events = days.map((day, index): Row => {
    const instant = instantOn(day, 600);
    const kind = index === 0 ? "CONFER" : "UPGRADE";
    return [
      ...[random.id(instant), id, kind, day, "NOTICE_ENDED", "{}", levels[index] ?? "", "CONFERRED"],
      ...[numbers[index] ?? null, idOf.leader, isoInstant(instant)],
    ];
  });
  return { row, events };
}

/** Two areas in a public notice that is open on the day of the demonstration, and one application that waits for its street. */
function openNotice(
  random: Random,
  { today }: DemonstrationCalendar,
  tree: DemonstrationTree,
  { idOf }: Accounts,
  sites: readonly Row[],
): Omit<RatingRows, "awards" | "events"> {
  const program = programId("HARMONIOUS_AREA");
  const opensOn = addDays(today, -2);
  const instant = instantOn(opensOn, 540);
  const { closesOn, isProvisional } = noticeDays(workingCalendarOf([], `${today.slice(0, 4)}-12-31`), opensOn, 5);
  const noticeId = random.id(instant);
  const notice: Row = [
    ...[
      noticeId,
      "AWARD",
      "拟命名劳动关系和谐商贸街(工业园)区名单公示",
      tree.district.id,
      "PUBLIC",
      opensOn,
      5,
      closesOn,
    ],
    ...[isProvisional, "PUBLISHED", idOf.organizer, isoInstant(instant)],
  ];
  const areas = sites.filter(([, , kind]) => kind === "AREA").slice(0, 3);
  const applications = areas.map(([siteId, unionId], index): Row => {
    const isProposed = index < 2;
    const appliedAt = instantOn(addDays(opensOn, isProposed ? -30 : -1), 600 + index);
    const attachments = ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"].map((kind) => ({
      kind,
      sha256: random.hex(32),
    }));
    return [
      ...[random.id(appliedAt), program, "HARMONIOUS_AREA", unionId ?? null, siteId ?? null],
      ...[isProposed ? "PROPOSED" : "APPLIED", "{AREA_CONTRACT_IN_FORCE,NO_UNSETTLED_COLLECTIVE_DISPUTE}"],
      ...[JSON.stringify(attachments), isProposed ? noticeId : null, idOf["union-officer"], isoInstant(appliedAt)],
    ];
  });
  const summary = JSON.stringify({
    zh: "劳动关系和谐商贸街(工业园)区",
    en: "Harmonious labor relations commercial street or industrial park",
  });
  const entries = applications
    .filter(([, , , , , status]) => status === "PROPOSED")
    .map((application, index): Row => [noticeId, index + 1, application[3] ?? null, application[0] ?? null, summary]);
  return { notices: [notice], applications, entries };
}
