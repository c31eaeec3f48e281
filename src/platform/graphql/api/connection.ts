import type { GraphQLResolveInfo } from "graphql";
import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { RequestError } from "../../errors/request-error.js";
import { decodeCursor, encodeCursor, type CursorKeys } from "./cursor.js";
import type { RequestContext } from "./request-context.js";
import { Cursor } from "./scalars.js";
import { selectionOf } from "./selection.js";

export const MAXIMUM_PAGE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: "How many at the most, 1 to 100." })
  first!: number;

  @Field(() => Cursor, { nullable: true, description: "Go on behind this place: `endCursor` of the page before." })
  after?: string | null;
}

@ObjectType({ description: "Whether a list goes on, and where.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are more behind this page." })
  hasNextPage!: boolean;

  @Field(() => Cursor, { nullable: true, description: "The place of the last item; null when the page is empty." })
  endCursor!: string | null;
}

export interface Connection<Node> {
  edges: { cursor: string | null; node: Node }[];
  pageInfo: PageInfo;
  totalCount: number | null;
}

/** The connection and edge types of a list of `node`. Give the result a name and export it as the return type. */
export function connectionOf<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One place in a list of ${name}.`, simpleResolvers: true })
  class Edge {
    @Field(() => Cursor, { description: "The place itself, for `after`." })
    cursor!: string;

    @Field(node, { description: "What stands there." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [Edge], { description: "The items of the page, in order." })
    edges!: Edge[];

    @Field(() => PageInfo, { description: "Whether and where the list goes on." })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: "How many there are in all that the caller may see; counted only when asked for.",
    })
    totalCount!: number;
  }
  return ConnectionType;
}

export interface PageSource<Row> {
  /** Names the list and its order, so that a cursor of another one is refused. */
  list: string;
  /** The sort values of a row. */
  keys: (row: Row) => CursorKeys;
  /** At most `limit` rows behind `after`, in order. */
  fetch: (limit: number, after: CursorKeys | undefined, isCounted: boolean) => Promise<Row[]>;
  count: () => Promise<number>;
  /** The count as a row brings it along, where `fetch` can read it in the same statement. */
  countIn?: (row: Row) => number | undefined;
}

/** Rows and their count, each only when it is asked for, in as few statements as the list can. */
async function read<Row>(
  source: PageSource<Row>,
  limit: number,
  after: CursorKeys | undefined,
  wanted: { rows: boolean; count: boolean },
): Promise<[Row[], number | null]> {
  const { countIn } = source;
  if (countIn === undefined || !wanted.rows || !wanted.count) {
    return Promise.all([
      wanted.rows ? source.fetch(limit, after, false) : [],
      wanted.count ? source.count() : Promise.resolve(null),
    ]);
  }
  const found = await source.fetch(limit, after, true);
  const [first] = found;
  return [found, (first && countIn(first)) ?? (await source.count())];
}

/** One page of a list: one row more than asked for is fetched to learn whether it goes on. */
export async function page<Row>(
  { first, after }: PageArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
  source: PageSource<Row>,
): Promise<Connection<Row>> {
  if (first < 1 || first > MAXIMUM_PAGE) throw new RequestError("BAD_USER_INPUT", { argument: "first" });
  const { secret } = context.services;
  const selection = selectionOf(info);
  const from = after == null ? undefined : decodeCursor(source.list, after, secret);
  const [found, totalCount] = await read(source, first + 1, from, {
    rows: selection["edges"] !== undefined || selection["pageInfo"] !== undefined,
    count: selection["totalCount"] !== undefined,
  });
  const shown = found.slice(0, first);
  const last = shown.at(-1);
  const withCursors = selection["edges"]?.["cursor"] !== undefined;
  return {
    edges: shown.map((node) => ({
      node,
      cursor: withCursors ? encodeCursor(source.list, source.keys(node), secret) : null,
    })),
    pageInfo: {
      hasNextPage: found.length > first,
      endCursor: last === undefined ? null : encodeCursor(source.list, source.keys(last), secret),
    },
    totalCount,
  };
}
