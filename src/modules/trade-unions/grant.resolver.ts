import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/request-context.js";
import { MutationPayload } from "../../platform/graphql/user-error.js";
import { Account } from "../identity/account.entity.js";
import { grantRole } from "./commands/grant-role.js";
import { revokeGrant } from "./commands/revoke-grant.js";
import { Grant } from "./grant.entity.js";
import { GrantRoleInput, RevokeGrantInput } from "./grant.inputs.js";
import { TradeUnion } from "./trade-union.entity.js";
import { tradeUnionById } from "./trade-union.loader.js";
import type { TradeUnionRow } from "./trade-union.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `grantRole`." })
export class GrantRolePayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The person, with what he holds now." })
  account?: Account | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `revokeGrant`." })
export class RevokeGrantPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The person, with what he still holds." })
  account?: Account | null;
}

@Resolver(() => Grant)
export class GrantResolver {
  @Mutation(() => GrantRolePayload, {
    description:
      "Gives a person a role at a union below the caller's own administration. The same role there again is GRANT_EXISTS.",
  })
  @Requires("account:manage")
  async grantRole(
    @Arg("input", () => GrantRoleInput) input: GrantRoleInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<GrantRolePayload>> {
    return { account: await grantRole(work, input) };
  }

  @Mutation(() => RevokeGrantPayload, {
    description:
      "Takes a role away at once. Nobody takes away his own last grant as an administrator (LAST_ADMINISTRATOR).",
  })
  @Requires("account:manage")
  async revokeGrant(
    @Arg("input", () => RevokeGrantInput) input: RevokeGrantInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RevokeGrantPayload>> {
    return { account: await revokeGrant(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "The union at which it is held." })
  tradeUnion(
    @Root() { tradeUnionId }: Pick<Grant, "tradeUnionId">,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
