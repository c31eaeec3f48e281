import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { Pledge, Supervisor } from "./supervisor.entity.js";
import { SupervisorFilterInput } from "./supervisor.inputs.js";
import { supervisorFactsById } from "./supervisor.loader.js";
import { supervisorCount, supervisorPage, type SupervisorRow } from "./supervisor.queries.js";

const SupervisorConnection = connectionOf("Supervisor", () => Supervisor);

/** What the entity and the row of a list have in common. */
type Term = Pick<Supervisor, "id" | "accountId" | "tradeUnionId">;

@Resolver(() => Supervisor)
export class SupervisorResolver {
  @Query(() => SupervisorConnection, {
    description:
      "The register of invited supervisors, by name in pinyin order, every term by itself. A supervisor sees the own terms.",
  })
  @Requires("supervisor:read")
  supervisors(
    @Arg("filter", () => SupervisorFilterInput, { nullable: true, description: "Which of them; without it all." })
    given: SupervisorFilterInput | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SupervisorRow>> {
    const { em, actor, clock } = context;
    const filter = given ?? {};
    const today = businessDay(clock.now());
    return page(args, context, info, {
      list: "supervisors",
      keys: ({ name, termFrom, id }) => [name, termFrom, id],
      fetch: (limit, after) => supervisorPage(em, actor, filter, today, limit, after),
      count: () => supervisorCount(em, actor, filter, today),
    });
  }

  @FieldResolver(() => String, { description: "The person's name." })
  async name(@Root() { id }: Term, @Ctx() context: RequestContext): Promise<string> {
    return (await context.loader(supervisorFactsById).load(id)).name;
  }

  @FieldResolver(() => Person, { description: "The person, whose id is asked for where people are sent on visits." })
  async person(@Root() { id, accountId }: Term, @Ctx() context: RequestContext): Promise<Person> {
    return { id: accountId, name: (await context.loader(supervisorFactsById).load(id)).name };
  }

  @FieldResolver(() => TradeUnion, { description: "The union that invited, in whose subtree the person may be sent." })
  tradeUnion(@Root() { tradeUnionId }: Term, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => [Pledge], { description: "What was signed for the term, at most one of each kind." })
  async pledges(@Root() { id }: Term, @Ctx() context: RequestContext): Promise<Pledge[]> {
    return (await context.loader(supervisorFactsById).load(id)).pledges;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether the person may be sent on visits today: the term runs, all pledges are signed, the role is held and the account not disabled.",
  })
  async isActive(@Root() { id }: Term, @Ctx() context: RequestContext): Promise<boolean> {
    return (await context.loader(supervisorFactsById).load(id)).isActive;
  }
}
