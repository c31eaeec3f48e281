import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Kind, parse, print, type OperationDefinitionNode } from "graphql";
import { projectRoot } from "../../src/app/project-root.js";
import type { BuiltPerson } from "./builders.js";
import type { ContractOperations } from "./gql/contract-operations.js";
import type { TestProgram } from "./program.js";

export type OperationName = keyof ContractOperations;
export type VariablesOf<Name extends OperationName> = ContractOperations[Name]["variables"];
/** What it answers when nothing is refused: then no part of a payload is missing. */
type AnswerOf<Name extends OperationName> = {
  [Field in keyof ContractOperations[Name]["answer"]]: Accepted<ContractOperations[Name]["answer"][Field]>;
};
type Accepted<Payload> = Payload extends { userErrors: unknown }
  ? { [Part in keyof Payload]: NonNullable<Payload[Part]> }
  : Payload;

const operationsOf = (file: string): OperationDefinitionNode[] =>
  parse(readFileSync(join(projectRoot, "schema", "contract", `${file}.graphql`), "utf8")).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );

/**
 * Performs the operations of these files of the contract; `everyOperationIsPerformed` stands at the end of the test file.
 * Operations of the borrowed files may be performed too, but need not be.
 */
export function contractOperations(program: TestProgram, files: readonly string[], borrowed: readonly string[] = []) {
  const named = (from: readonly string[]) =>
    from.flatMap(operationsOf).map((operation) => [operation.name?.value ?? "", operation] as const);
  const own = named(files);
  const operations = new Map([...own, ...named(borrowed)]);
  const performed = new Set<string>();

  /** Sends an operation as it stands in its file; it must succeed altogether. */
  async function perform<Name extends OperationName>(
    name: Name,
    variables: VariablesOf<Name>,
    person: BuiltPerson | null,
  ): Promise<AnswerOf<Name>> {
    const operation = operations.get(name);
    if (operation === undefined) throw new Error(`the contract has no operation ${name}`);
    performed.add(name);
    const answer = await program.run<AnswerOf<Name>>(print(operation), variables, { token: person?.token });
    expect(answer.errors).toBeUndefined();
    for (const payload of Object.values(answer.data) as { userErrors?: unknown[] }[]) {
      if (operation.operation === "mutation") expect(payload.userErrors ?? []).toEqual([]);
    }
    return answer.data;
  }

  const everyOperationIsPerformed = () =>
    test("every operation of the contract was performed", () => {
      expect(own.map(([name]) => name).filter((name) => !performed.has(name))).toEqual([]);
    });

  return { perform, everyOperationIsPerformed };
}
