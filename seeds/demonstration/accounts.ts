import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import { type Row, textArray } from "./copy.js";
import type { DemonstrationUnion, GrassrootsUnion } from "./model.js";
import { personName } from "./names.js";
import { type OfficerAccounts, officeKey } from "./people.js";
import { randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

/** User names of the demonstration, each with the role it holds and where. */
export const DEMONSTRATION_ACCOUNTS = [
  { username: "administrator", role: "ADMINISTRATOR", at: "CITY" },
  { username: "leader", role: "LEADER", at: "DISTRICT" },
  { username: "organizer", role: "ORGANIZER", at: "DISTRICT" },
  { username: "inspector1", role: "INSPECTOR", at: "DISTRICT" },
  { username: "inspector2", role: "INSPECTOR", at: "DISTRICT" },
  { username: "reviewer", role: "REVIEWER", at: "DISTRICT" },
  { username: "auditor", role: "AUDITOR", at: "DISTRICT" },
  { username: "supervisor1", role: "SUPERVISOR", at: "DISTRICT" },
  { username: "supervisor2", role: "SUPERVISOR", at: "DISTRICT" },
  { username: "street-officer", role: "STREET_OFFICER", at: "STREET" },
  { username: "union-officer", role: "UNION_OFFICER", at: "GRASSROOTS" },
  { username: "auditor2", role: "AUDITOR", at: "DISTRICT" },
  { username: "supervisor3", role: "SUPERVISOR", at: "DISTRICT" },
  { username: "department-member", role: "DEPARTMENT_MEMBER", at: "DISTRICT" },
] as const;

export type DemonstrationUsername = (typeof DEMONSTRATION_ACCOUNTS)[number]["username"];

/** What no password hashes to: until a password is set, nobody gets in. */
const NO_PASSWORD = "-";

export interface Accounts {
  readonly accounts: readonly Row[];
  readonly grants: readonly Row[];
  readonly idOf: Readonly<Record<DemonstrationUsername, string>>;
  readonly officerAccounts: OfficerAccounts;
  /** The union in which the second inspector holds office and which they therefore must not inspect. */
  readonly ownUnionOfInspector2: GrassrootsUnion;
}

/** Long ago, so that a district that was made by a clock ahead of time has its people once the clock is put right. */
const GRANTED_SINCE = "2020-01-01";

/** The accounts with their grants; some of their people hold office, as they do in the field. */
export function demonstrationAccounts(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
): Accounts {
  const random = randomFor(seed, "accounts");
  const [street] = tree.streets;
  const own = tree.grassroots.filter((union) => union.ownership === "PRIVATE" && union.parent.parent === street);
  const [unionOfficersUnion, ownUnionOfInspector2] = [own[0], own[1]];
  const city = tree.district.parent;
  if (!street || !unionOfficersUnion || !ownUnionOfInspector2 || !city)
    throw new RangeError("the tree is too small for the accounts");
  const places: Record<string, DemonstrationUnion> = {
    CITY: city,
    DISTRICT: tree.district,
    STREET: street,
    GRASSROOTS: unionOfficersUnion,
  };

  const instant = instantOn(calendar.countedOn, 480);
  const createdAt = isoInstant(instant);
  const accounts: Row[] = [];
  const grants: Row[] = [];
  const people = new Map<string, { accountId: string; name: string }>();
  for (const { username, role, at } of DEMONSTRATION_ACCOUNTS) {
    const accountId = random.id(instant);
    const name = personName(random);
    people.set(username, { accountId, name });
    accounts.push([accountId, username, name, "zh-CN", NO_PASSWORD, createdAt]);
    grants.push([random.id(instant), accountId, places[at]?.id ?? null, role, textArray([]), GRANTED_SINCE, createdAt]);
  }
  const idOf = Object.fromEntries(
    [...people].map(([username, { accountId }]) => [username, accountId]),
  ) as Accounts["idOf"];
  const office = (union: DemonstrationUnion, post: string, username: DemonstrationUsername) =>
    [officeKey(union.id, post), people.get(username) ?? { accountId: "", name: "" }] as const;
  const officerAccounts = new Map([
    office(tree.district, "EXECUTIVE_VICE_CHAIR", "leader"),
    office(tree.district, "AUDITING_CHAIR", "auditor"),
    office(street, "EXECUTIVE_VICE_CHAIR", "street-officer"),
    office(unionOfficersUnion, "CHAIR", "union-officer"),
    office(ownUnionOfInspector2, "COMMITTEE_MEMBER", "inspector2"),
  ]);
  return { accounts, grants, idOf, officerAccounts, ownUnionOfInspector2 };
}
