import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { declareRelation } from "./commands/declare-relation.js";
import { endRelation } from "./commands/end-relation.js";
import { DeclaredRelation } from "./supervisor-relation.entity.js";
import { DeclareRelationInput, EndRelationInput } from "./supervisor-relation.inputs.js";
import { relationCount, relationPage, type RelationRow } from "./supervisor-relation.queries.js";

const DeclaredRelationConnection = connectionOf("DeclaredRelation", () => DeclaredRelation);

@ObjectType({ simpleResolvers: true, description: "Answer to `declareRelation`." })
export class DeclareRelationPayload extends MutationPayload {
  @Field(() => DeclaredRelation, { nullable: true, description: "The relation." })
  relation?: DeclaredRelation | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `endRelation`." })
export class EndRelationPayload extends MutationPayload {
  @Field(() => DeclaredRelation, { nullable: true, description: "The relation, with its last day." })
  relation?: DeclaredRelation | null;
}

@Resolver(() => DeclaredRelation)
export class SupervisorRelationResolver {
  @Query(() => DeclaredRelationConnection, {
    description:
      "Relations to unions that were declared, the latest first: the caller's own, and for those who keep the register all within their reach.",
  })
  @Requires("relation:declare")
  declaredRelations(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RelationRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "declaredRelations",
      keys: ({ createdAt, id }) => [createdAt, id],
      fetch: (limit, after) => relationPage(em, actor, limit, after),
      count: () => relationCount(em, actor),
    });
  }

  @Mutation(() => DeclareRelationPayload, {
    description: "Declares a relation to a union, which keeps its holder from visits there and below.",
  })
  @Requires("relation:declare")
  async declareRelation(
    @Arg("input", () => DeclareRelationInput) input: DeclareRelationInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DeclareRelationPayload>> {
    return { relation: await declareRelation(work, input) };
  }

  @Mutation(() => EndRelationPayload, { description: "Says since when a declared relation is over." })
  @Requires("relation:declare")
  async endRelation(
    @Arg("input", () => EndRelationInput) input: EndRelationInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EndRelationPayload>> {
    return { relation: await endRelation(work, input) };
  }

  @FieldResolver(() => Person, { description: "Whose relation it is." })
  person(@Root() { accountId }: RelationRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(accountId);
  }

  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(@Root() { tradeUnionId }: RelationRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
