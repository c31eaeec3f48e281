import { builders, type BuiltPerson, type District } from "./builders.js";
import type { TestProgram } from "./program.js";

/** One person per role with the reach that the role has in the field, plus people from elsewhere and anonymous callers. */
export const PERSONAS = [
  "administrator",
  "leader",
  "organizer",
  "inspector",
  "reviewer",
  "auditor",
  "supervisor",
  "streetOfficer",
  "otherStreetOfficer",
  "unionOfficer",
  "otherUnionOfficer",
  "nobody",
] as const;
export type Persona = (typeof PERSONAS)[number] | "anonymous";

/** Those who may submit what they are sent on. */
export const SUBMITTERS: readonly Persona[] = [
  "inspector",
  "auditor",
  "supervisor",
  "unionOfficer",
  "otherUnionOfficer",
];

/** All personas of a district; `anonymous` has no token. */
export async function people(
  program: TestProgram,
  at: District,
): Promise<Record<(typeof PERSONAS)[number], BuiltPerson>> {
  const { person } = builders(program);
  return {
    administrator: await person([{ role: "ADMINISTRATOR", at: at.root }]),
    leader: await person([{ role: "LEADER", at: at.root }]),
    organizer: await person([{ role: "ORGANIZER", at: at.root }]),
    inspector: await person([{ role: "INSPECTOR", at: at.root }]),
    reviewer: await person([{ role: "REVIEWER", at: at.root }]),
    auditor: await person([{ role: "AUDITOR", at: at.root }]),
    supervisor: await person([{ role: "SUPERVISOR", at: at.root }]),
    streetOfficer: await person([{ role: "STREET_OFFICER", at: at.street }]),
    otherStreetOfficer: await person([{ role: "STREET_OFFICER", at: at.otherStreet }]),
    unionOfficer: await person([{ role: "UNION_OFFICER", at: at.union }]),
    otherUnionOfficer: await person([{ role: "UNION_OFFICER", at: at.farUnion }]),
    nobody: await person(),
  };
}
