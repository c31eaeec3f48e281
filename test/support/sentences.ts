import { expect } from "@jest/globals";
import type { BuiltPerson } from "./builders.js";
import type { mutationOf } from "./mutations.js";

type Mutation = ReturnType<typeof mutationOf>;
type Payload = Awaited<ReturnType<Mutation["run"]>>;

/** A call with what is expected of it; it is sent by naming the expectation. */
export interface Call {
  /** It succeeds, and its payload holds at least this. */
  gives: (expected: object) => Promise<Payload>;
  /** It is refused with this code alone; the path is told from `input` on. */
  isRefused: (code: string, ...pathInInput: string[]) => Promise<void>;
}

/**
 * Makes one sentence of who calls, what, and what comes of it:
 *
 *     const as = sentences({ changeSite: mutationOf(program, "changeSite", "site { version }") });
 *     await as(persons.administrator).changeSite({ siteId, expectedVersion: 1 }).isRefused("STALE_VERSION", "expectedVersion");
 *
 * Who may not enter at all is `onlyFor`'s.
 */
export const sentences =
  <Field extends string>(mutations: Readonly<Record<Field, Mutation>>) =>
  (person: BuiltPerson): Record<Field, (input: object) => Call> => {
    const callOf = (mutation: Mutation) => (input: object) => ({
      gives: async (expected: object) => {
        const payload = await mutation.run(input, person);
        expect(payload).toMatchObject({ userErrors: [], ...expected });
        return payload;
      },
      isRefused: async (code: string, ...pathInInput: string[]) => {
        expect(await mutation.refused(input, person)).toEqual([{ code, path: ["input", ...pathInInput] }]);
      },
    });
    const calls = Object.entries<Mutation>(mutations).map(([field, mutation]) => [field, callOf(mutation)]);
    return Object.fromEntries(calls) as Record<Field, (input: object) => Call>;
  };
