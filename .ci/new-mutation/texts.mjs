/** The words of an entity's name, as they stand in a sentence. */
const spoken = ({ entity }) => entity.replaceAll("-", " ");

const idOf = ({ object }) => `${object}Id`;

export const commandText = ({ field, type, entityFile, entityClass }, { platform, inputs }) => `
import type { Work } from "${platform}/unit-of-work/work.js";
import type { ${entityClass} } from "../${entityFile}";
import type { ${type}Input } from "../${inputs}.js";

/** One sentence: what it does, and what it will not do. */
export async function ${field}(_work: Work, _input: ${type}Input): Promise<${entityClass}> {
  // Load it locked, where out of reach is not found; ask the policy; act; journal; flush; return.
  throw new Error("${field} is not written yet");
}
`;

export const inputText = (request) => `
@InputType({ description: "" })
export class ${request.type}Input {
  @Field(() => ID, { description: "The ${spoken(request)}." })
  @IsId()
  ${idOf(request)}!: string;
  ${
    request.isVersioned
      ? `
  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;`
      : ""
  }
}
`;

export const payloadText = (request) => `
@ObjectType({ simpleResolvers: true, description: "Answer to \`${request.field}\`." })
export class ${request.type}Payload extends MutationPayload {
  @Field(() => ${request.entityClass}, { nullable: true, description: "The ${spoken(request)} as it is now." })
  ${request.object}?: ${request.entityClass} | null;
}
`;

export const methodText = ({ field, type, object, permission }) => `
  @Mutation(() => ${type}Payload, { description: "" })
  ${permission === undefined ? "" : `@Requires("${permission}")`}
  async ${field}(
    @Arg("input", () => ${type}Input) input: ${type}Input,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<${type}Payload>> {
    return { ${object}: await ${field}(work, input) };
  }
`;

export const hiddenCaseText = (request) =>
  `write("${request.field}", "${idOf(request)}", ${JSON.stringify(request.seers)}, "${request.hiddenKind}", (${idOf(request)}) => ({
    ${idOf(request)}${request.isVersioned ? ", ...AT_VERSION" : ""}
  }))`;

export const testText = (request) => {
  const { field, object, seers, isVersioned } = request;
  const sent = (given) => `as(persons.${seers[0] ?? "nobody"}).${field}(input(${given}))`;
  return `
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { sentences } from "../../support/sentences.js";
import { unwritten } from "../../support/unwritten.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const ${field} = mutationOf(program, "${field}", "${object} { id }");
const as = sentences({ ${field} });
const input = (given: object = {}) => ({ ${idOf(request)}: ""${isVersioned ? ", expectedVersion: 1" : ""}, ...given });

describe("${field}", () => {
  test("it does what it is for, and the journal says so", async () => {
    unwritten("everything that ${field} changes, by its answer, and the entry in the journal with its actor");
    const { ${idOf(request)} } = input();
    await ${sent("")}.gives({ ${object}: { id: ${idOf(request)} } });
    expect(await journalOf(program, ${idOf(request)})).toEqual([]);
  });

  test("each refusal has its code and path, and changes nothing", async () => {
    unwritten("a row of test.each for every code that ${field} can answer, out of reach and not permitted among them");
    await ${sent("")}.isRefused("CODE", "${idOf(request)}");
  });

  test("of two at once one succeeds", async () => {
    unwritten("two calls sent together${isVersioned ? ", the later of which is refused as STALE_VERSION" : ""}; or take this case out where they cannot collide");
    await Promise.all([${sent("")}.gives({}), ${sent("")}.isRefused("CODE")]);
  });

  onlyFor([], program, ${field}, () => ({
    persons,
    input: unwritten("name the personas who may enter ${field}; all others send an input that would be fine"),
    state: () => program.sql("select"),
  }));
});
`;
};
