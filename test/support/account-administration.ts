import { builders, type BuiltPerson, type District } from "./builders.js";
import { people, PERSONAS, type Persona } from "./personas.js";
import type { RunOptions, TestProgram } from "./program.js";

/** Everybody of the personas but the administrator, and the anonymous: those who manage no accounts. */
export const NO_MANAGERS: readonly Persona[] = [
  ...PERSONAS.filter((persona) => persona !== "administrator"),
  "anonymous",
];

/** A district with all personas and with people around the administrator of one street. */
export interface Administration {
  at: District;
  persons: Awaited<ReturnType<typeof people>>;
  /** Manages accounts below one street only. */
  streetAdministrator: BuiltPerson;
  /** Has a role in that street only. */
  inside: BuiltPerson;
  /** Has a role in another street only. */
  outside: BuiltPerson;
  /** Has a role in both streets. */
  both: BuiltPerson;
  /** Has no role at all. */
  without: BuiltPerson;
  tokenOf: (persona: Persona) => string | undefined;
}

export async function administration(program: TestProgram): Promise<Administration> {
  const { district, person } = builders(program);
  const at = await district();
  const persons = await people(program, at);
  return {
    at,
    persons,
    streetAdministrator: await person([{ role: "ADMINISTRATOR", at: at.street }]),
    inside: await person([{ role: "INSPECTOR", at: at.community }]),
    outside: await person([{ role: "INSPECTOR", at: at.otherStreet }]),
    both: await person([
      { role: "INSPECTOR", at: at.street },
      { role: "REVIEWER", at: at.otherStreet },
    ]),
    without: await person(),
    tokenOf: (persona) => (persona === "anonymous" ? undefined : persons[persona].token),
  };
}

/** Code and path of every refusal of a mutation's only field, and its top-level codes. */
export async function refusalsOf(
  program: TestProgram,
  mutation: string,
  input: object,
  options: RunOptions,
): Promise<{ errors: string[]; userErrors: string[][] }> {
  const { data, errors } = await program.run<Record<string, { userErrors: { code: string; path: string[] }[] }> | null>(
    mutation,
    { input },
    options,
  );
  const refused = Object.values(data ?? {}).flatMap(({ userErrors }) => userErrors);
  return {
    errors: (errors ?? []).map(({ extensions }) => extensions.code),
    userErrors: refused.map(({ code, path }) => [code, ...path]),
  };
}
