import DataLoader from "dataloader";
import type { GraphQLResolveInfo } from "graphql";
import { page, type Connection, type PageArgs } from "./connection.js";
import type { CursorKeys } from "./cursor.js";
import type { LoaderFactory, RequestContext } from "./request-context.js";

export interface NestedPageRequest<Filter> {
  filter: Filter;
  limit: number;
  after: CursorKeys | undefined;
}

/** A list that hangs on every object of another list. Each function is one statement for all the parents together. */
export interface NestedPageSource<Row, Filter> {
  /** Names the list and its order. */
  list: string;
  /** The sort values of a row. */
  keys: (row: Row) => CursorKeys;
  /** The parent that a row belongs to. */
  parentOf: (row: Row) => string;
  /** Of each parent at most `limit` rows behind `after`, in order. */
  fetch: (context: RequestContext, parentIds: readonly string[], request: NestedPageRequest<Filter>) => Promise<Row[]>;
  /** How many rows each parent has in all; one without any may be left out. */
  count: (
    context: RequestContext,
    parentIds: readonly string[],
    filter: Filter,
  ) => Promise<{ parentId: string; count: number }[]>;
}

interface Key<Request> {
  parentId: string;
  request: Request;
}

/** Groups what was asked for the same way, so that n parents cost as many statements as one. */
function batched<Request, Value>(
  load: (context: RequestContext, parentIds: readonly string[], request: Request) => Promise<Map<string, Value>>,
  none: Value,
): LoaderFactory<Key<Request>, Value> {
  return (context) =>
    new DataLoader<Key<Request>, Value, string>(
      async (keys) => {
        const groups = Map.groupBy(keys, ({ request }) => JSON.stringify(request));
        const loaded = new Map(
          await Promise.all(
            [...groups].map(async ([name, [first, ...rest]]) => {
              if (first === undefined) return [name, new Map<string, Value>()] as const;
              return [
                name,
                await load(
                  context,
                  [first, ...rest].map((key) => key.parentId),
                  first.request,
                ),
              ] as const;
            }),
          ),
        );
        return keys.map(({ parentId, request }) => loaded.get(JSON.stringify(request))?.get(parentId) ?? none);
      },
      { cacheKeyFn: (key) => JSON.stringify(key) },
    ) as unknown as DataLoader<Key<Request>, Value>;
}

export type NestedPage<Row, Filter> = (
  args: PageArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
  parentId: string,
  filter: Filter,
) => Promise<Connection<Row>>;

/** The resolver of a nested list: pages like any other list's, loaded for all parents of a request at once. */
export function nestedPage<Row, Filter>(source: NestedPageSource<Row, Filter>): NestedPage<Row, Filter> {
  const pages = batched<NestedPageRequest<Filter>, Row[]>(
    async (context, parentIds, request) =>
      Map.groupBy(await source.fetch(context, parentIds, request), source.parentOf),
    [],
  );
  const counts = batched<Filter, number>(
    async (context, parentIds, filter) =>
      new Map((await source.count(context, parentIds, filter)).map(({ parentId, count }) => [parentId, count])),
    0,
  );
  return (args, context, info, parentId, filter) =>
    page<Row>(args, context, info, {
      list: `${source.list}:${parentId}`,
      keys: source.keys,
      fetch: (limit, after) => context.loader(pages).load({ parentId, request: { filter, limit, after } }),
      count: () => context.loader(counts).load({ parentId, request: filter }),
    });
}

/** What a nested list answers where the caller may not look into it: the same as one that holds nothing. */
export const emptyPage = <Row>(): Connection<Row> => ({
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: 0,
});
