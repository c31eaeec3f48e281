import type { GraphQLResolveInfo } from "graphql";
import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { RequestError } from "../errors/request-error.js";
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
  fetch: (limit: number, after: CursorKeys | undefined) => Promise<Row[]>;
  count: () => Promise<number>;
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
  const [found, totalCount] = await Promise.all([
    selection["edges"] === undefined && selection["pageInfo"] === undefined ? [] : source.fetch(first + 1, from),
    selection["totalCount"] === undefined ? null : source.count(),
  ]);
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
