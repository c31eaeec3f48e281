import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import type { Row } from "./copy.js";
import { personName } from "./names.js";
import { randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

/** What the district and its streets put into union funds in 2011, in fen, as published. */
const FISCAL_INPUT_2011 = 134_390_000;

export function fundRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): Row[] {
  const instant = instantOn(calendar.countedOn, 540);
  const id = randomFor(seed, "funds").id(instant);
  const key = [tree.district.id, 2011, "FISCAL_INPUT", "DISTRICT_AND_STREETS"] as const;
  return [[id, ...key, FISCAL_INPUT_2011, "EXACT", isoInstant(instant)]];
}

/** Places of the union, account, name and post in a row of officers. */
const [UNION, ACCOUNT, NAME, POST] = [1, 2, 3, 4] as const;

/** The auditing commissions of the district and its streets: the chair in office and members, elected with the committee. */
export function commissionRows(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  officers: readonly Row[],
): { commissions: Row[]; members: Row[] } {
  const random = randomFor(seed, "commissions");
  const instant = instantOn(calendar.countedOn, 540);
  const chairs = new Map(officers.filter((row) => row[POST] === "AUDITING_CHAIR").map((row) => [row[UNION], row]));
  const [commissions, members]: [Row[], Row[]] = [[], []];
  for (const union of [tree.district, ...tree.streets]) {
    const chair = chairs.get(union.id);
    if (chair === undefined) continue;
    const id = random.id(instant);
    commissions.push([id, union.id, union.termStartsOn, union.termEndsOn, isoInstant(instant)]);
    members.push([id, 0, chair[NAME] ?? "", "AUDITING_CHAIR", chair[ACCOUNT] ?? null]);
    const others = random.between(2, 4);
    for (let place = 1; place <= others; place++)
      members.push([id, place, personName(random), "AUDITING_MEMBER", null]);
  }
  return { commissions, members };
}
