import { isObjectType, type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";
import type { RequestContext } from "../api/request-context.js";
import { holdsLeavesParsedByCommand } from "../variables/lenient-scalars.js";

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;
type Storage = ReturnType<typeof getMetadataStorage>;
type Metadata = Storage["fieldResolvers"][number] | Storage["mutations"][number];
type Param = NonNullable<Metadata["params"]>[number];

/** Methods that need nothing from the schema builder when they run, if these are all their parameters. */
const isPlain = ({ params = [], middlewares = [], roles }: Metadata, isAsItIs: (param: Param) => boolean): boolean =>
  middlewares.length === 0 && roles === undefined && params.every(isAsItIs);

/** The parent, the context and what is selected. */
const isGiven = (param: Param): boolean =>
  ((param.kind === "root" || param.kind === "context") && param.propertyName === undefined) || param.kind === "info";

function directly({ params = [], methodName }: Metadata, resolver: Record<string, unknown>): Resolve {
  const method = (resolver[methodName] as (...values: unknown[]) => unknown).bind(resolver);
  const sorted = [...params].sort((a, b) => a.index - b.index);
  const [first, second, third] = sorted.map(({ kind }) => kind);
  // The usual orders without a list of values for each call.
  if (first === "root" && third === undefined) {
    if (second === undefined) return (root) => method(root);
    if (second === "context") return (root, _args, context) => method(root, context);
  }
  return (root, args: Record<string, unknown>, context, info) =>
    method(
      ...sorted.map((param) => {
        if (param.kind === "arg") return args[param.name];
        return param.kind === "root" ? root : param.kind === "context" ? context : info;
      }),
    );
}

/** One instance of each class of resolvers. */
function resolverInstances(): (metadata: Metadata) => Record<string, unknown> {
  const instances = new Map<unknown, Record<string, unknown>>();
  return ({ target }) => {
    let instance = instances.get(target);
    if (instance === undefined) {
      instance = new (target as new () => Record<string, unknown>)();
      instances.set(target, instance);
    }
    return instance;
  };
}

/**
 * Lets field resolvers without arguments be called as they are. The schema builder's wrapper looks up the resolver, sorts
 * its parameters and copies the parent for every item of every list, which is a noticeable part of a long page. So are
 * mutations whose command parses every leaf: instances of inputs serve to check them, which takes a long batch as long as
 * all else that is done before its first item.
 */
export function callResolversDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const instanceOf = resolverInstances();
  const names = new Map(storage.objectTypes.map(({ target, name }) => [target, name]));
  for (const metadata of storage.fieldResolvers) {
    const isDirect = metadata.kind === "external" && isPlain(metadata, isGiven);
    const name = isDirect ? names.get(metadata.getObjectType?.() as never) : undefined;
    const field = name === undefined ? undefined : fieldOf(schema.getType(name), metadata);
    if (field !== undefined) field.resolve = directly(metadata, instanceOf(metadata));
  }
  for (const metadata of storage.mutations) {
    const field = fieldOf(schema.getMutationType(), metadata);
    const isParsed = (param: Param): boolean =>
      isGiven(param) ||
      (param.kind === "arg" &&
        field?.args.some(({ name, type }) => name === param.name && holdsLeavesParsedByCommand(type)) === true);
    if (field !== undefined && metadata.params?.some(({ kind }) => kind === "arg") && isPlain(metadata, isParsed))
      field.resolve = directly(metadata, instanceOf(metadata));
  }
}

const fieldOf = (type: unknown, { schemaName }: Metadata): GraphQLField<unknown, RequestContext> | undefined =>
  isObjectType(type) ? type.getFields()[schemaName] : undefined;
