import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Account } from "../../identity/account.entity.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { confirmGrant } from "./commands/confirm-grant.js";
import { grantRole } from "./commands/grant-role.js";
import { revokeGrant } from "./commands/revoke-grant.js";
import { Grant, GrantState } from "./grant.entity.js";
import { ConfirmGrantInput, GrantRoleInput, RevokeGrantInput } from "./grant.inputs.js";
import { grantById, type GrantRow } from "./grant.queries.js";
import { countPendingGrants, pendingGrantPage, type PendingGrantRow } from "./pending-grant.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";
import { tradeUnionById } from "../tree/trade-union.loader.js";
import type { TradeUnionRow } from "../tree/trade-union.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `grantRole`." })
export class GrantRolePayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The person, with what they hold now." })
  account?: Account | null;

  @Field(() => Grant, {
    nullable: true,
    description: "What was given, or, in the state PENDING, what waits for a second person and is not among `grants`.",
  })
  grant?: GrantRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `confirmGrant`." })
export class ConfirmGrantPayload extends MutationPayload {
  @Field(() => Grant, { nullable: true, description: "The grant, which holds from today on." })
  grant?: GrantRow | null;
}

const GrantConnection = connectionOf("Grant", () => Grant);

@ObjectType({ simpleResolvers: true, description: "Answer to `revokeGrant`." })
export class RevokeGrantPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The person, with what they still hold." })
  account?: Account | null;
}

@Resolver(() => Grant)
export class GrantResolver {
  @Query(() => GrantConnection, {
    description:
      "Grants that wait for a second leader or administrator, where the caller is one at or above; the latest first. They have no effect.",
  })
  @Requires("grant:confirm")
  pendingGrants(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PendingGrantRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "pendingGrants",
      keys: ({ requestedAt, id }) => [requestedAt, id],
      fetch: (limit, after) => pendingGrantPage(em, actor, limit, after),
      count: () => countPendingGrants(em, actor),
    });
  }

  @Mutation(() => GrantRolePayload, {
    description:
      "Gives somebody else a role at a union below the caller's own administration. A role that judges or sees what is sealed (all but INSPECTOR, STREET_OFFICER and UNION_OFFICER), and whatever adds permissions, waits for `confirmGrant`. The same role there again is GRANT_EXISTS or GRANT_PENDING.",
  })
  @Requires("account:manage")
  async grantRole(
    @Arg("input", () => GrantRoleInput) input: GrantRoleInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<GrantRolePayload>> {
    const { account, grantId } = await grantRole(work, input);
    return { account, grant: await grantById(work.em, grantId) };
  }

  @Mutation(() => ConfirmGrantPayload, {
    description:
      "Lets a grant take effect that waits: by a second leader or administrator at or above, who neither gave nor receives it and whose own password none of them issued (GRANT_CONFIRMER_NOT_SECOND).",
  })
  @Requires("grant:confirm")
  async confirmGrant(
    @Arg("input", () => ConfirmGrantInput) input: ConfirmGrantInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ConfirmGrantPayload>> {
    await confirmGrant(work, input);
    return { grant: await grantById(work.em, input.grantId) };
  }

  @Mutation(() => RevokeGrantPayload, {
    description:
      "Takes a role away at once, or back when it still waits for a second person. Nobody takes away their own last grant as an administrator (LAST_ADMINISTRATOR).",
  })
  @Requires("account:manage")
  async revokeGrant(
    @Arg("input", () => RevokeGrantInput) input: RevokeGrantInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RevokeGrantPayload>> {
    return { account: await revokeGrant(work, input) };
  }

  @FieldResolver(() => GrantState, { description: "Whether it has effect." })
  state(@Root() { state }: GrantRow): GrantRow["state"] {
    return state;
  }

  @FieldResolver(() => Person, { description: "Who holds it, or is to hold it." })
  person(@Root() { accountId }: GrantRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(accountId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who gave it; null when it was given beside the server.",
  })
  grantedBy(@Root() { grantedBy }: GrantRow, @Ctx() context: RequestContext): Promise<Person> | null {
    return grantedBy === null ? null : context.loader(personById).load(grantedBy);
  }

  @FieldResolver(() => Person, { nullable: true, description: "The second person who confirmed it; null without one." })
  confirmedBy(@Root() { confirmedBy }: GrantRow, @Ctx() context: RequestContext): Promise<Person> | null {
    return confirmedBy === null ? null : context.loader(personById).load(confirmedBy);
  }

  @FieldResolver(() => TradeUnion, { description: "The union at which it is held." })
  tradeUnion(
    @Root() { tradeUnionId }: Pick<Grant, "tradeUnionId">,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
