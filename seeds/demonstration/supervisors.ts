import { PledgeKind, lastDayOfTerm } from "../../src/modules/supervision/supervisors/supervisor.rules.js";
import type { Accounts, DemonstrationUsername } from "./accounts.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import type { Row } from "./copy.js";
import { randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

const SUPERVISORS: readonly { username: DemonstrationUsername; source: string }[] = [
  { username: "supervisor1", source: "PEOPLES_DEPUTY" },
  { username: "supervisor2", source: "CPPCC_MEMBER" },
  { username: "supervisor3", source: "WORKER" },
];

/** The terms of the invited supervisors, who all pledged on their first day. */
export function supervisorRows(
  seed: number,
  { inspectedFrom }: DemonstrationCalendar,
  { district }: DemonstrationTree,
  { idOf }: Pick<Accounts, "idOf">,
): { supervisors: readonly Row[]; pledges: readonly Row[] } {
  const random = randomFor(seed, "supervisors");
  const instant = instantOn(inspectedFrom, 540);
  const supervisors = SUPERVISORS.map(({ username, source }) => ({
    id: random.id(instant),
    row: [district.id, idOf[username], source, inspectedFrom, lastDayOfTerm(inspectedFrom), random.id(instant)],
  }));
  return {
    supervisors: supervisors.map(({ id, row }) => [id, ...row, isoInstant(instant)]),
    pledges: supervisors.flatMap(({ id }) => Object.values(PledgeKind).map((kind) => [id, kind, inspectedFrom])),
  };
}
