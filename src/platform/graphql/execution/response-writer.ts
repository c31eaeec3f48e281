import {
  BREAK,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import { getArgumentValues } from "graphql/execution/values.js";
import { isPromise } from "../api/is-promise.js";
import { ResponseRun, UNWRITTEN, type Write } from "./response-run.js";
import { ResponseText } from "./response-text.js";
import { leafBytes } from "./response-leaves.js";
import { unmeteredResolver } from "../limits/metered-resolvers.js";
import { UNCHANGING_EXTENSION } from "./unchanging.js";
import { coercedVariables } from "../variables/variable-values.js";

/** Runs a query and answers the text of its data, or undefined when anything in it fails. Throws `ResponseTooLarge`. */
export type ResponseWriter<Context> = (
  context: Context,
  variables: Record<string, unknown>,
) => ResponseText | undefined | Promise<ResponseText | undefined>;

/**
 * Compiles a query into one that writes its answer as text while it runs, so that a long one is not first built of objects
 * and then read again. It knows success only: whatever fails is left to the interpreter, whose bytes it gives otherwise.
 * Undefined for what it does not know how to write.
 */
export function responseWriter<Context>(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ResponseWriter<Context> | undefined {
  const root = schema.getQueryType();
  if (operation.operation !== "query" || root == null || hasDirectives(document)) return undefined;
  const compiler = new Compiler<Context>(schema, document, operation);
  const fields = collectFields(schema, compiler.fragments, {}, root, operation.selectionSet);
  const write = compiler.object(root, fields)?.write;
  if (write === undefined) return undefined;
  return (context, variables) => {
    const coerced = coercedVariables(schema, operation, variables);
    return coerced === undefined ? undefined : new ResponseRun(context, coerced).start(write);
  };
}

/** Conditions decide with each request anew what is selected. */
function hasDirectives(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Directive: () => {
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}

interface Part<Context> {
  write: Write<Context>;
  /** Whether the text of a value depends on nothing but the value. */
  isPure: boolean;
}

const NO_ARGUMENTS = Object.freeze({});

class Compiler<Context> {
  // Without a prototype, where any name of a fragment is only a name.
  readonly fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  #fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments[definition.name.value] = definition;
    }
  }

  /** An object with its selected fields. */
  object(type: GraphQLObjectType, fields: Map<string, readonly FieldNode[]>): Part<Context> | undefined {
    const parts: Part<Context>[] = [];
    for (const [name, nodes] of fields) {
      const before = `${parts.length === 0 ? "{" : ","}"${name}":`;
      const after = parts.length === fields.size - 1 ? "}" : "";
      const part = this.#field(type, nodes, { before, after });
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const writes = parts.map(({ write }) => write);
    const values = [...fields.values()].filter(([node]) => node?.name.value !== "__typename").length;
    return {
      write: (source, into, run) => {
        run.size.count(values);
        for (const each of writes) each(source, into, run);
      },
      isPure: parts.every((part) => part.isPure),
    };
  }

  #field(parent: GraphQLObjectType, nodes: readonly FieldNode[], around: Around): Part<Context> | undefined {
    const [node] = nodes;
    if (node === undefined) return undefined;
    if (node.name.value === "__typename") {
      const text = `${around.before}"${parent.name}"${around.after}`;
      return { write: (_source, into) => into.add(text), isPure: true };
    }
    const field = parent.getFields()[node.name.value] as GraphQLField<unknown, Context> | undefined;
    if (field === undefined) return undefined;
    const isProperty = field.resolve === undefined && field.args.length === 0;
    const nullable = getNullableType(field.type);
    if (isProperty && isLeafType(nullable)) {
      return { write: leafProperty(field.name, around, leafBytes(nullable), isNonNullType(field.type)), isPure: true };
    }
    const value = this.#value(field.type, nodes);
    if (value === undefined) return undefined;
    if (!isProperty) return { write: this.#resolved(parent, field, nodes, node, around, value.write), isPure: false };
    const isKept = value.isPure && isObjectType(nullable) && nullable.extensions[UNCHANGING_EXTENSION] === true;
    const write = property(field.name, around, value.write);
    return { write: isKept ? remembered(field.name, write) : write, isPure: value.isPure };
  }

  #resolved(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, Context>,
    nodes: readonly FieldNode[],
    node: FieldNode,
    { before, after }: Around,
    complete: Write<Context>,
  ): Write<Context> {
    const number = this.#fields++;
    const resolve =
      (unmeteredResolver(field) as typeof field.resolve) ??
      ((source: unknown) => (source as Record<string, unknown> | null)?.[field.name]);
    const info = this.#information(parent, field, nodes);
    const declared = field as GraphQLField<unknown, unknown>;
    return (source, into, run) => {
      into.add(before);
      const args = (run.args[number] ??=
        field.args.length === 0 ? NO_ARGUMENTS : getArgumentValues(declared, node, run.variables));
      const itsInfo = (run.infos[number] ??= Object.assign(Object.create(info) as GraphQLResolveInfo, {
        variableValues: run.variables,
      }));
      run.put(resolve(source, args, run.context, itsInfo), complete, into);
      if (after !== "") into.add(after);
    };
  }

  #information(parent: GraphQLObjectType, { name, type }: GraphQLField<unknown, Context>, nodes: readonly FieldNode[]) {
    return {
      fieldName: name,
      fieldNodes: nodes,
      returnType: type,
      parentType: parent,
      schema: this.schema,
      fragments: this.fragments,
      rootValue: undefined,
      operation: this.operation,
      get path(): never {
        throw new Error("a written answer does not know paths");
      },
    };
  }

  /** A value of a type, null included. */
  #value(type: GraphQLOutputType, nodes: readonly FieldNode[]): Part<Context> | undefined {
    const isRequired = isNonNullType(type);
    const nullable = isRequired ? type.ofType : type;
    if (isLeafType(nullable)) return { write: leaf(leafBytes(nullable), isRequired), isPure: true };
    const part = isListType(nullable)
      ? this.#list(nullable.ofType, nodes)
      : this.#nested(getNamedType(nullable), nodes);
    return part && { write: present(part.write, isRequired), isPure: part.isPure };
  }

  #list(type: GraphQLOutputType, nodes: readonly FieldNode[]): Part<Context> | undefined {
    const item = this.#value(type, nodes);
    return item && { write: list(item.write), isPure: item.isPure };
  }

  #nested(type: GraphQLOutputType, nodes: readonly FieldNode[]): Part<Context> | undefined {
    // A type that asks its values whether they are of it is left to the interpreter, like interfaces and unions.
    if (!isObjectType(type) || type.isTypeOf != null) return undefined;
    return this.object(type, collectSubfields(this.schema, this.fragments, {}, type, nodes));
  }
}

/** The text around the value of a field: its name, and the brackets of the object at its first and last. */
interface Around {
  before: string;
  after: string;
}

const propertyOf = (source: unknown, name: string): unknown => {
  const value = (source as Record<string, unknown> | undefined)?.[name];
  // A method would want arguments.
  if (typeof value === "function") throw UNWRITTEN;
  return value;
};

/** A field that is a property of its object. */
const property =
  <Context>(name: string, { before, after }: Around, complete: Write<Context>): Write<Context> =>
  (source, into, run) => {
    into.add(before);
    run.put(propertyOf(source, name), complete, into);
    if (after !== "") into.add(after);
  };

/** Values that come again and again, so that the whole text of the field is kept for them. */
const MAXIMUM_KEPT = 500;
const isFrequent = (value: unknown): boolean => typeof value === "number" || typeof value === "boolean";

/** A field that is a property of its object, and a number, a text or the like. */
function leafProperty<Context>(
  name: string,
  { before, after }: Around,
  bytesOf: (value: unknown) => string | undefined,
  isRequired: boolean,
): Write<Context> {
  const kept = new Map<unknown, string>();
  const write = leaf<Context>(bytesOf, isRequired);
  const whole: Write<Context> = (value, into) => {
    if (value == null && !isRequired) {
      into.add(`${before}null${after}`);
      return;
    }
    const bytes = value == null ? undefined : bytesOf(value);
    if (bytes === undefined) throw UNWRITTEN;
    const text = `${before}${bytes}${after}`;
    if (isFrequent(value) && kept.size < MAXIMUM_KEPT) kept.set(value, text);
    into.add(text);
  };
  return (source, into, run) => {
    const value = propertyOf(source, name);
    const text = kept.get(value);
    if (text !== undefined) into.add(text);
    else if (!isPromise(value)) whole(value, into, run);
    else {
      into.add(before);
      run.put(value, write, into);
      into.add(after);
    }
  };
}

function nothing(into: ResponseText, isRequired: boolean): void {
  if (isRequired) throw UNWRITTEN;
  into.add("null");
}

const leaf =
  <Context>(bytesOf: (value: unknown) => string | undefined, isRequired: boolean): Write<Context> =>
  (value, into) => {
    if (value == null) return nothing(into, isRequired);
    const bytes = bytesOf(value);
    if (bytes === undefined) throw UNWRITTEN;
    into.add(bytes);
  };

const present =
  <Context>(write: Write<Context>, isRequired: boolean): Write<Context> =>
  (value, into, run) => {
    if (value == null) nothing(into, isRequired);
    else if (typeof value !== "object" || value instanceof Error) throw UNWRITTEN;
    else write(value, into, run);
  };

const list =
  <Context>(item: Write<Context>): Write<Context> =>
  (values, into, run) => {
    if (!Array.isArray(values)) throw UNWRITTEN;
    let opening = "[";
    try {
      run.size.count(values.length);
      for (const value of values as unknown[]) {
        into.add(opening);
        run.put(value, item, into);
        opening = ",";
      }
    } catch (error) {
      // Those behind were never listened to; their failures would end the process.
      for (const value of values as unknown[]) if (isPromise(value)) value.then(undefined, () => undefined);
      throw error;
    }
    into.add(values.length === 0 ? "[]" : "]");
  };

/** Keeps the texts of a property whose objects never change. */
function remembered<Context>(name: string, write: Write<Context>): Write<Context> {
  const known = new WeakMap<object, { text: string; values: number }>();
  return (source, into, run) => {
    const value = propertyOf(source, name);
    const isObject = typeof value === "object" && value !== null;
    const kept = isObject ? known.get(value) : undefined;
    if (kept !== undefined) {
      run.size.count(kept.values);
      into.add(kept.text);
      return;
    }
    const before = run.size.values;
    const own = new ResponseText("", run.size);
    write(source, own, run);
    const text = own.whole;
    if (text !== undefined && isObject) known.set(value, { text, values: run.size.values - before });
    into.append(own);
  };
}
