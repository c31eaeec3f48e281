import {
  getNamedType,
  isEnumType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { statementsDuring } from "./executed-statements.js";
import type { TestProgram } from "./program.js";
import { documentOf } from "./schema-documents.js";

/** Something that is asked, with its variables. */
export interface Question {
  /** Whether it asks several root fields at once. */
  isManifold?: boolean;
  query: string;
  variables: Record<string, unknown>;
}

/** What an argument is given: the id of something that is there, and otherwise something that fits. */
function valueOf({ name }: GraphQLField<unknown, unknown>, { type }: GraphQLArgument, ids: Ids): unknown {
  const named = getNamedType(type) as GraphQLInputType;
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const known: Record<string, unknown> = {
    ID: ids[name] ?? ids["tradeUnion"],
    Int: 20,
    Period: "2026-Q4",
    Date: "2026-11-22",
    String: "SIX_STANDARDS_DEFAULT",
  };
  return known[String(named)] ?? null;
}

/** Ids of something that is there, by the name of the root field or argument that takes them. */
export type Ids = Record<string, string>;

/** The root field with everything below it that takes no arguments. */
export const questionOf = (schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, ids: Ids): Question => ({
  query: documentOf(schema, field),
  variables: Object.fromEntries(
    field.args
      .filter(({ type, name }) => isNonNullType(type) || name === "first")
      .map((argument) => [argument.name, valueOf(field, argument, ids)]),
  ),
});

/** A refused field answers at once; what its neighbors have begun goes on, and is part of the same question. */
async function quiet(program: TestProgram): Promise<void> {
  for (let still = 0, before = -1; still < 3; before = program.statements.length) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    still = program.statements.length === before ? still + 1 : 0;
  }
}

/** What somebody is answered and what is executed for it, as one text. */
export async function learned(
  program: TestProgram,
  { query, variables, isManifold }: Question,
  { token }: { token: string | undefined },
): Promise<string> {
  let answer: object = {};
  const statements = await statementsDuring(async () => {
    const { status, data, errors, extensions } = await program.run(query, variables, { token });
    const shown = errors?.map(({ extensions: { requestId: _, ...rest }, ...error }) => ({ ...error, rest }));
    answer = { status, data: data as unknown, errors: shown, extensions };
    if (errors !== undefined && isManifold === true) await quiet(program);
  });
  // Parallel loads go out in any order, and now and then it is noted when devices were last seen.
  const executed = statements.filter((text) => !text.includes("last_seen_at = late.at")).toSorted();
  return JSON.stringify({ answer, statements: executed });
}
