import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { changeEmployer } from "./commands/change-employer.js";
import { closeEmployer } from "./commands/close-employer.js";
import { createEmployer } from "./commands/create-employer.js";
import { employerCoveragePage, type CoverageRow } from "./coverage.queries.js";
import { CoverageConnection } from "./coverage.resolver.js";
import { employerCount, employerPage } from "./employer-list.queries.js";
import { Employer } from "./employer.entity.js";
import {
  ChangeEmployerInput,
  CloseEmployerInput,
  CoverageFilterInput,
  CreateEmployerInput,
  EmployerFilter,
} from "./employer.inputs.js";
import { visibleEmployer, type EmployerRow } from "./employer.queries.js";

const EmployerConnection = connectionOf("Employer", () => Employer);

@ObjectType({ simpleResolvers: true, description: "Answer to `createEmployer`." })
export class CreateEmployerPayload extends MutationPayload {
  @Field(() => Employer, { nullable: true, description: "The new employer." })
  employer?: Employer | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeEmployer`." })
export class ChangeEmployerPayload extends MutationPayload {
  @Field(() => Employer, { nullable: true, description: "The employer as it is now." })
  employer?: Employer | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeEmployer`." })
export class CloseEmployerPayload extends MutationPayload {
  @Field(() => Employer, { nullable: true, description: "The closed employer." })
  employer?: Employer | null;
}

@Resolver(() => Employer)
export class EmployerResolver {
  @Query(() => Employer, {
    nullable: true,
    description:
      "One employer; null when there is none that a union within the caller's reach covers or covered. Administrators see all.",
  })
  @Requires("trade-union:read")
  async employer(
    @Arg("id", () => ID, { description: "UUID of the employer." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<EmployerRow | null> {
    return (await visibleEmployer(em, actor, id)) ?? null;
  }

  @Query(() => EmployerConnection, {
    description:
      "Employers by name in pinyin order: those that unions within the caller's reach cover or covered. Administrators of a city or district see all; those of a street find others by a `search` that is the whole name or credit code.",
  })
  @Requires("trade-union:read")
  employers(
    @Arg("filter", () => EmployerFilter, { nullable: true, description: "Which of them; without it all that exist." })
    given: EmployerFilter | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<EmployerRow>> {
    const filter = given ?? {};
    return page<EmployerRow>(pageArgs, context, info, {
      list: "employers",
      keys: ({ name, id }) => [name, id],
      fetch: (limit, after) => employerPage(context.em, context.actor, filter, limit, after),
      count: () => employerCount(context.em, context.actor, filter),
    });
  }

  @Mutation(() => CreateEmployerPayload, { description: "Registers an employer." })
  @Requires("trade-union:write")
  async createEmployer(
    @Arg("input", () => CreateEmployerInput) input: CreateEmployerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CreateEmployerPayload>> {
    return { employer: await createEmployer(work, input) };
  }

  @Mutation(() => ChangeEmployerPayload, { description: "Corrects what the register says of an employer." })
  @Requires("trade-union:write")
  async changeEmployer(
    @Arg("input", () => ChangeEmployerInput) input: ChangeEmployerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeEmployerPayload>> {
    return { employer: await changeEmployer(work, input) };
  }

  @Mutation(() => CloseEmployerPayload, { description: "Records that an employer exists no longer." })
  @Requires("trade-union:write")
  async closeEmployer(
    @Arg("input", () => CloseEmployerInput) input: CloseEmployerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CloseEmployerPayload>> {
    return { employer: await closeEmployer(work, input) };
  }

  @FieldResolver(() => CoverageConnection, {
    description: "Which unions within the caller's reach cover it, oldest entry first.",
  })
  coverage(
    @Root() { id }: EmployerRow,
    @Arg("filter", () => CoverageFilterInput, {
      nullable: true,
      description: "Which of them; without it those that go on.",
    })
    filter: CoverageFilterInput | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CoverageRow>> {
    return employerCoveragePage(pageArgs, context, info, id, {
      kind: filter?.kind ?? null,
      hasEnded: filter?.hasEnded ?? false,
    });
  }
}
