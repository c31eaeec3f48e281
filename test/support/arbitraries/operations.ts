import fc from "fast-check";
import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  validate,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

export interface OperationOptions {
  /** Values of scalars, by the scalar's name; those of the language are known. */
  scalars?: Record<string, readonly unknown[]>;
  /** How deep fields lie within fields. */
  depth?: number;
  /** Fields that are never asked for, as `Type.field`. */
  without?: readonly string[];
}

const ODD_NAMES = ["constructor", "hasOwnProperty", "toString", "__typename", "_", "valueOf"];

/** Stands in a value for a variable of the operation. */
class Variable {
  constructor(readonly name: string) {}
}

const BUILT_IN: Record<string, readonly unknown[]> = {
  Int: [0, 1, 2, 3, -1, 100],
  Float: [0.5, -2, 1e300],
  String: ["", "a", 'é"\\\n', "__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8"],
  Boolean: [true, false],
  ID: ["1", "2", "x"],
};

/**
 * Valid queries over a schema: aliases, fragments, conditions, and variables that are right, wrong, left out or null.
 * Drawn from one number each, as an operation that is cut down is rarely valid.
 */
export const queries = (schema: GraphQLSchema, options: OperationOptions = {}): fc.Arbitrary<Operation> =>
  fc
    .noShrink(fc.integer())
    .map((seed) => new Draft(schema, numbers(seed), options).operation())
    .filter(({ query }) => validate(schema, parse(query)).length === 0);

/** Numbers from 0 up to 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Draft {
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  readonly #scalars: Record<string, readonly unknown[]>;
  readonly #without: ReadonlySet<string>;
  #names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
    private readonly options: OperationOptions,
  ) {
    this.#scalars = { ...BUILT_IN, ...options.scalars };
    this.#without = new Set(options.without);
  }

  operation(): Operation {
    const type = this.schema.getQueryType();
    if (type == null) throw new GraphQLError("there is no query type");
    const selection = this.#selection(type, this.options.depth ?? 4);
    const definitions = this.#definitions.length === 0 ? "" : `(${this.#definitions.join(", ")})`;
    return {
      query: [`query Generated${definitions} ${selection}`, ...this.#fragments].join("\n"),
      variables: this.#variables,
    };
  }

  #oneIn(times: number): boolean {
    return this.random() * times < 1;
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const parts = Array.from({ length: this.#pick([1, 2, 3, 4]) }, () => this.#part(type, depth));
    // The same thing twice is merged.
    if (this.#oneIn(5)) parts.push(parts[0] ?? "__typename");
    return `{ ${parts.join(" ")} }`;
  }

  #part(type: GraphQLObjectType, depth: number): string {
    if (this.#oneIn(10)) {
      const condition = this.#oneIn(2) ? "" : `on ${type.name} `;
      return `... ${condition}${this.#conditions()}${this.#selection(type, depth)}`;
    }
    if (this.#oneIn(10)) {
      const name = `F${this.#names++}`;
      this.#fragments.push(`fragment ${name} on ${type.name} ${this.#selection(type, depth)}`);
      return `...${name} ${this.#conditions()}`;
    }
    return this.#field(type, depth);
  }

  #field(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (depth > 0 || isLeafType(getNamedType(field.type))) && !this.#without.has(`${type.name}.${field.name}`),
    );
    if (fields.length === 0 || this.#oneIn(15)) {
      return `${this.#pick(["", "__proto__: ", "constructor: "])}__typename ${this.#conditions()}`;
    }
    const field = this.#pick(fields);
    const fieldType = getNamedType(field.type);
    const below = isObjectType(fieldType) ? this.#selection(fieldType, depth - 1) : "";
    // The same alias for the same field, so that they merge; with arguments of their own they could not.
    const alias = field.args.length > 0 ? `a${this.#names++}: ` : this.#aliasOf(field.name);
    return `${alias}${field.name}${this.#arguments(field)} ${this.#conditions()}${below}`;
  }

  #aliasOf(name: string): string {
    return this.#oneIn(4) ? `${this.#pick(["a", "with_", "idx0", "__proto__"])}${name}: ` : "";
  }

  #conditions(): string {
    if (!this.#oneIn(12)) return "";
    const name = this.#pick(["skip", "include"]);
    const value = this.#oneIn(2) ? this.#pick(["true", "false"]) : `$${this.#declare("Boolean!", [true, false])}`;
    return `@${name}(if: ${value}) `;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args
      .filter((argument) => isRequiredArgument(argument) || this.#oneIn(2))
      .map(({ name, type }) => `${name}: ${this.#printed(type, this.#value(type, 2))}`);
    return given.length === 0 ? "" : `(${given.join(", ")})`;
  }

  /** A value of the type, or a variable in its place. */
  #value(type: GraphQLInputType, depth: number): unknown {
    if (this.#oneIn(5)) return this.#variable(type);
    return this.#constant(type, depth, (inner) => this.#value(inner, depth - 1));
  }

  #constant(type: GraphQLInputType, depth: number, inner: (type: GraphQLInputType) => unknown): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType as GraphQLInputType, depth, inner);
    return this.#oneIn(6) ? null : this.#present(type, depth, inner);
  }

  #present(type: GraphQLInputType, depth: number, inner: (type: GraphQLInputType) => unknown): unknown {
    if (isListType(type)) {
      const item = type.ofType as GraphQLInputType;
      if (this.#oneIn(4) && !isListType(item))
        return this.#present(isNonNullType(item) ? (item.ofType as GraphQLInputType) : item, depth, inner);
      return Array.from({ length: this.#pick([0, 1, 2]) }, () => inner(item));
    }
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isRequiredInputField(field) || (depth > 0 && this.#oneIn(3)),
      );
      return Object.fromEntries(fields.map((field) => [field.name, inner(field.type)]));
    }
    const values = this.#scalars[getNamedType(type).name];
    if (values === undefined) throw new GraphQLError(`no values of ${String(type)} are known`);
    return this.#pick(values);
  }

  #variable(type: GraphQLInputType): Variable {
    const plain = (each: GraphQLInputType): unknown => this.#constant(each, 0, plain);
    const isRequired = isNonNullType(type);
    const bare = isRequired ? (type.ofType as GraphQLInputType) : type;
    const right = plain(type);
    const name = this.#nextVariable(right);
    // A type without "!" is allowed in a required place only with a default.
    if (this.#oneIn(3))
      this.#definitions.push(`$${name}: ${bare.toString()} = ${this.#printed(bare, this.#present(bare, 0, plain))}`);
    else if (isRequired || this.#oneIn(2)) this.#definitions.push(`$${name}: ${bare.toString()}!`);
    else this.#definitions.push(`$${name}: ${bare.toString()}`);
    return new Variable(name);
  }

  #declare(type: string, values: readonly unknown[]): string {
    const name = this.#nextVariable(this.#pick(values));
    this.#definitions.push(`$${name}: ${type}`);
    return name;
  }

  #nextVariable(right: unknown): string {
    const number = this.#names++;
    // Names that objects have by themselves, each in one place.
    const odd = this.#oneIn(6)
      ? ODD_NAMES.filter((each) => !this.#definitions.some((has) => has.startsWith(`$${each}:`)))
      : [];
    const name = odd.length === 0 ? `v${number}` : this.#pick(odd);
    const sent = this.#oneIn(8) ? this.#pick(["nothing", "null", "wrong"]) : "right";
    if (sent === "right") this.#variables[name] = right;
    if (sent === "null") this.#variables[name] = null;
    if (sent === "wrong")
      this.#variables[name] = this.#pick<unknown>([{ secret: "s3cret" }, [[1]], "s3cret", 1.5, true]);
    return name;
  }

  #printed(type: GraphQLInputType, value: unknown): string {
    if (value instanceof Variable) return `$${value.name}`;
    if (value === null) return "null";
    if (isNonNullType(type)) return this.#printed(type.ofType as GraphQLInputType, value);
    if (isListType(type)) {
      const item = type.ofType as GraphQLInputType;
      return Array.isArray(value)
        ? `[${value.map((each) => this.#printed(item, each)).join(", ")}]`
        : this.#printed(item, value);
    }
    if (isEnumType(type)) return String(value);
    if (isInputObjectType(type)) {
      const fields = type.getFields();
      const parts = Object.entries(value as object).flatMap(([name, each]) => {
        const field = fields[name];
        return field === undefined ? [] : [`${name}: ${this.#printed(field.type, each)}`];
      });
      return `{ ${parts.join(", ")} }`;
    }
    return printedJson(value);
  }
}

const printedJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printedJson).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, each]) => `${name}: ${printedJson(each)}`)
      .join(", ")} }`;
  }
  return JSON.stringify(value);
};
