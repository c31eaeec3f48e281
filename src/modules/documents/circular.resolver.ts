import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Public } from "../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../platform/graphql/api/connection.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { personById } from "../identity/person.loader.js";
import { Person } from "../identity/person.types.js";
import { TradeUnion } from "../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../trade-unions/tree/trade-union.queries.js";
import { Circular, CircularRecipient, CircularSignature } from "./circular.entity.js";
import { CircularFilterInput } from "./circular.inputs.js";
import { circularFactsById } from "./circular.loader.js";
import { readsDrafts } from "./circular.policy.js";
import { circularCount, circularPage, recipientPage, visibleCircular, type CircularRow } from "./circular.queries.js";
import { Document } from "./document.types.js";

const CircularConnection = connectionOf("Circular", () => Circular);
const CircularRecipientConnection = connectionOf("CircularRecipient", () => CircularRecipient);

/** What the entity and the row of a list have in common. */
type Issued = Pick<Circular, "id" | "tradeUnionId" | "signedName" | "signedPost"> & {
  draftedById: string | null;
  signedAt: Date | string | null;
};

@Resolver(() => Circular)
export class CircularResolver {
  @Query(() => CircularConnection, {
    description:
      "Circulars, the latest first. What is published is seen by its audience, anonymous callers included where it is PUBLIC; what is not, by those who draft and sign for the issuing union.",
  })
  @Public()
  circulars(
    @Arg("filter", () => CircularFilterInput, { nullable: true, description: "Which of them; without it all." })
    given: CircularFilterInput | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CircularRow>> {
    const { em, viewer } = context;
    const filter = given ?? {};
    return page(args, context, info, {
      list: "circulars",
      keys: ({ listedAt, id }) => [listedAt, id],
      fetch: (limit, after) => circularPage(em, viewer, filter, limit, after),
      count: () => circularCount(em, viewer, filter),
    });
  }

  @Query(() => Circular, { nullable: true, description: "One circular; null when there is none among `circulars`." })
  @Public()
  async circular(
    @Arg("id", () => ID, { description: "UUID of the circular." }) id: string,
    @Ctx() { em, viewer }: RequestContext,
  ): Promise<CircularRow | null> {
    return (await visibleCircular(em, viewer, id)) ?? null;
  }

  @FieldResolver(() => TradeUnion, { description: "The union that issues it." })
  issuer(@Root() { tradeUnionId }: Issued, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => CircularSignature, { nullable: true, description: "Who signed it; null while it is a draft." })
  signedBy(@Root() { signedName, signedPost, signedAt }: Issued): CircularSignature | null {
    return signedName === null || signedAt === null ? null : { name: signedName, post: signedPost, at: signedAt };
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who drafted it; shown to those who draft and sign for the issuing union, null to others.",
  })
  async draftedBy(@Root() circular: Issued, @Ctx() context: RequestContext): Promise<Person | null> {
    if (circular.draftedById === null || !(await isInside(circular, context))) return null;
    return context.loader(personById).load(circular.draftedById);
  }

  @FieldResolver(() => [ID], {
    description:
      "Unannounced visits that it reports on, at most 100; shown to those who draft and sign for the issuing union, none to others.",
  })
  async visitIds(@Root() circular: Issued, @Ctx() context: RequestContext): Promise<string[]> {
    if (!(await isInside(circular, context))) return [];
    return (await context.loader(circularFactsById).load(circular.id)).visitIds;
  }

  @FieldResolver(() => CircularRecipientConnection, { description: "The unions that receive it, in the order given." })
  recipients(
    @Root() { id }: Issued,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<{ tradeUnionId: string }>> {
    return recipientPage(args, context, info, id, null);
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: "The printed circular. Circulars are not printed yet, so it is always null.",
  })
  document(): Document | null {
    return null;
  }
}

@Resolver(() => CircularRecipient)
export class CircularRecipientResolver {
  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(
    @Root() { tradeUnionId }: CircularRecipient,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}

async function isInside({ id }: Issued, context: RequestContext): Promise<boolean> {
  if (context.viewer === null) return false;
  return readsDrafts(context.viewer, (await context.loader(circularFactsById).load(id)).path);
}
