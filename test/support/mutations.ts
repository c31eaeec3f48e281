import { expect, test } from "@jest/globals";
import type { BuiltPerson } from "./builders.js";
import { PERSONAS, type Persona } from "./personas.js";
import type { TestProgram } from "./program.js";

interface Refusal {
  code: string;
  path: string[];
}

/** Sends mutations of one field and answers its payload; `refused` leaves codes and paths of the refusals. */
export const mutationOf = (program: TestProgram, field: string, selection: string) => {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  const text = `mutation ${name}($input: ${name}Input!) { ${field}(input: $input) { ${selection} userErrors { code message path } } }`;
  type Payload<Data> = Data & { userErrors: (Refusal & { message: string })[] };

  const run = async <Data = Record<string, unknown>>(input: object, person: BuiltPerson): Promise<Payload<Data>> => {
    const data = await program.data<Record<string, Payload<Data>>>(text, { input }, { token: person.token });
    const payload = data[field];
    if (payload === undefined) throw new Error(`${field} answered nothing`);
    return payload;
  };
  const refused = async (input: object, person: BuiltPerson): Promise<Refusal[]> =>
    (await run(input, person)).userErrors.map(({ code, path }) => ({ code, path }));
  return { text, run, refused };
};

/** Tests that nobody but the named personas may enter the field, and that nothing happens when others try. */
export function onlyFor(
  allowed: readonly Persona[],
  program: TestProgram,
  mutation: { text: string },
  given: () => {
    persons: Record<(typeof PERSONAS)[number], BuiltPerson>;
    input: object;
    state: () => Promise<unknown>;
  },
): void {
  test.each<Persona>([...PERSONAS.filter((persona) => !allowed.includes(persona)), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const { persons, input, state } = given();
      const before = await state();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(mutation.text, { input }, { token });
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await state()).toEqual(before);
    },
  );
}

/** Journal entries about an object, oldest first. */
export const journalOf = (program: TestProgram, subjectId: string) =>
  program.sql<{ action: string; actor_id: string }>(
    "select action, actor_id from journal_entries where subject_id = $1 order by at, id",
    [subjectId],
  );
