import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";
import type { RequestContext } from "./request-context.js";

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;
type FieldResolverMetadata = ReturnType<typeof getMetadataStorage>["fieldResolvers"][number];

/** Methods that take the parent, the context and what is selected need nothing from the schema builder when they run. */
const isPlain = ({ kind, params = [], middlewares = [], roles }: FieldResolverMetadata): boolean =>
  kind === "external" &&
  middlewares.length === 0 &&
  roles === undefined &&
  params.every(
    (param) =>
      ((param.kind === "root" || param.kind === "context") && param.propertyName === undefined) ||
      param.kind === "info",
  );

function directly({ params = [], methodName }: FieldResolverMetadata, resolver: Record<string, unknown>): Resolve {
  const method = (resolver[methodName] as (...values: unknown[]) => unknown).bind(resolver);
  const kinds = [...params].sort((a, b) => a.index - b.index).map(({ kind }) => kind);
  const [first, second, third] = kinds;
  // The usual orders without a list of values for each call.
  if (first === "root" && third === undefined) {
    if (second === undefined) return (root) => method(root);
    if (second === "context") return (root, _args, context) => method(root, context);
  }
  return (root, _args, context, info) =>
    method(...kinds.map((kind) => (kind === "root" ? root : kind === "context" ? context : info)));
}

/**
 * Lets field resolvers without arguments be called as they are. The schema builder's wrapper looks up the resolver, sorts
 * its parameters and copies the parent for every item of every list, which is a noticeable part of a long page.
 */
export function callResolversDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const names = new Map(storage.objectTypes.map(({ target, name }) => [target, name]));
  const resolvers = new Map<unknown, Record<string, unknown>>();
  for (const metadata of storage.fieldResolvers) {
    const name = isPlain(metadata) ? names.get(metadata.getObjectType?.() as never) : undefined;
    const type = name === undefined ? undefined : schema.getType(name);
    const field = isObjectType(type) ? type.getFields()[metadata.schemaName] : undefined;
    if (field === undefined) continue;
    let resolver = resolvers.get(metadata.target);
    if (resolver === undefined) {
      resolver = new (metadata.target as new () => Record<string, unknown>)();
      resolvers.set(metadata.target, resolver);
    }
    field.resolve = directly(metadata, resolver) as typeof field.resolve;
  }
}
