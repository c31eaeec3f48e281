import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { emptyPage } from "../../../platform/graphql/api/nested-page.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { coverEmployer } from "./commands/cover-employer.js";
import { endCoverage } from "./commands/end-coverage.js";
import { Coverage } from "./coverage.entity.js";
import { coveragePage, type CoverageRow } from "./coverage.queries.js";
import { Employer } from "./employer.entity.js";
import { CoverageFilterInput, CoverEmployerInput, EndCoverageInput } from "./employer.inputs.js";
import { employerById } from "./employer.loader.js";
import type { EmployerRow } from "./employer.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";
import type { TradeUnionListRow } from "../tree/trade-union-list.queries.js";
import { tradeUnionById } from "../tree/trade-union.loader.js";
import { seesRegister } from "../tree/trade-union.policy.js";
import type { TradeUnionRow } from "../tree/trade-union.queries.js";

export const CoverageConnection = connectionOf("Coverage", () => Coverage);

@ObjectType({ simpleResolvers: true, description: "Answer to `coverEmployer`." })
export class CoverEmployerPayload extends MutationPayload {
  @Field(() => Coverage, { nullable: true, description: "The new coverage." })
  coverage?: Coverage | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `endCoverage`." })
export class EndCoveragePayload extends MutationPayload {
  @Field(() => Coverage, { nullable: true, description: "The ended coverage." })
  coverage?: Coverage | null;
}

@Resolver(() => TradeUnion)
export class TradeUnionCoverageResolver {
  @FieldResolver(() => CoverageConnection, {
    description: "Whom it covers, oldest entry first. Empty where the caller may not see the union's register.",
  })
  async coverage(
    @Root() union: TradeUnionListRow,
    @Arg("filter", () => CoverageFilterInput, {
      nullable: true,
      description: "Which of them; without it those that go on.",
    })
    filter: CoverageFilterInput | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CoverageRow>> {
    if (!seesRegister(context.actor, union)) return emptyPage();
    return coveragePage(pageArgs, context, info, union.id, {
      kind: filter?.kind ?? null,
      hasEnded: filter?.hasEnded ?? false,
    });
  }
}

@Resolver(() => Coverage)
export class CoverageResolver {
  @Mutation(() => CoverEmployerPayload, { description: "Records that a union covers an employer." })
  @Requires("trade-union:write")
  async coverEmployer(
    @Arg("input", () => CoverEmployerInput) input: CoverEmployerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CoverEmployerPayload>> {
    return { coverage: await coverEmployer(work, input) };
  }

  @Mutation(() => EndCoveragePayload, { description: "Records that a union covers an employer no longer." })
  @Requires("trade-union:write")
  async endCoverage(
    @Arg("input", () => EndCoverageInput) input: EndCoverageInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EndCoveragePayload>> {
    return { coverage: await endCoverage(work, input) };
  }

  @FieldResolver(() => Employer, { description: "The employer." })
  employer(@Root() { employerId }: CoverageRow, @Ctx() context: RequestContext): Promise<EmployerRow | null> {
    return context.loader(employerById).load(employerId);
  }

  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(@Root() { tradeUnionId }: CoverageRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
