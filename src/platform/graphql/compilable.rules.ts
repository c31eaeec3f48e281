import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/**
 * Whether the compiled executor is known to give the interpreter's answer, byte for byte, to an operation of a valid
 * document. Where it is not, the operation is interpreted, which is only slower. The reasons:
 * - directives: it orders fields and merges conditions in its own way;
 * - underscores in aliases: it joins paths with them, so two fields could get the information of one;
 * - texts with its own markers: it would run them as code;
 * - introspection: the schema it runs on has a type of its own;
 * - a nullable variable inside a literal: it sends null where the interpreter leaves the place out or refuses it;
 * - several mutations: it goes on behind one that failed.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  if (operation.operation === "subscription") return false;
  if (operation.operation === "mutation" && hasSeveralFields(operation.selectionSet)) return false;
  const types = new TypeInfo(schema);
  const nullable = nullableVariables(document);
  let isSafe = true;
  const unsafe = (): typeof BREAK => {
    isSafe = false;
    return BREAK;
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Directive: unsafe,
      Field: ({ alias, name }) =>
        alias?.value.includes("_") === true || INTROSPECTION.has(name.value) ? unsafe() : undefined,
      StringValue: ({ value }) => (value.includes(MARKER) ? unsafe() : undefined),
      ObjectField: ({ name }) => (name.value.includes(MARKER) ? unsafe() : undefined),
      Variable: ({ name }, _key, parent) => {
        const holder = parent !== undefined && "kind" in parent ? parent.kind : undefined;
        // One that is the whole argument, or that is being declared, is treated alike by both.
        if (holder === Kind.ARGUMENT || holder === Kind.VARIABLE_DEFINITION) return undefined;
        const isFieldOfInput = holder === Kind.OBJECT_FIELD && types.getInputType() != null;
        return isFieldOfInput && !nullable.has(name.value) ? undefined : unsafe();
      },
    }),
  );
  return isSafe;
}

const MARKER = "__MAGIC_";
const INTROSPECTION = new Set(["__schema", "__type"]);

/** Names that some operation of the document declares with a type that allows null. */
function nullableVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      if (type.kind !== Kind.NON_NULL_TYPE) names.add(variable.name.value);
    }
  }
  return names;
}

/** Whether more than one root field is asked for, or may be: a fragment can hold any number. */
export const hasSeveralFields = ({ selections }: SelectionSetNode): boolean =>
  selections.length > 1 || selections[0]?.kind !== Kind.FIELD;
