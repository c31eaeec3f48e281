import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, ID, Info, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestError } from "../../../platform/errors/request-error.js";
import { connectionOf, page, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { codePoints, isStorable } from "../../../platform/graphql/api/validate-arguments.js";
import { Account } from "../../identity/account.entity.js";
import type { AccountRow } from "../../identity/account.queries.js";
import { disableAccount } from "./commands/disable-account.js";
import { enableAccount } from "./commands/enable-account.js";
import { linkAccounts } from "./commands/link-accounts.js";
import { resetPassword } from "./commands/reset-password.js";
import {
  AccountsArgs,
  DisableAccountInput,
  EnableAccountInput,
  LinkAccountsInput,
  ResetPasswordInput,
} from "./managed-account.inputs.js";
import { accountsPage, countAccounts, visibleAccount } from "./managed-account.queries.js";

const AccountConnection = connectionOf("Account", () => Account);

@ObjectType({ simpleResolvers: true, description: "Answer to `resetPassword`." })
export class ResetPasswordPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The account." })
  account?: Account | null;

  @Field(() => String, {
    nullable: true,
    description: "Password for the next sign-in, to be replaced there. Shown this once.",
  })
  oneTimePassword?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `disableAccount`." })
export class DisableAccountPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The account." })
  account?: Account | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `enableAccount`." })
export class EnableAccountPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The account." })
  account?: Account | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `linkAccounts`." })
export class LinkAccountsPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The one account." })
  account?: Account | null;
}

const MAXIMUM_SEARCH = 100;

@Resolver()
export class ManagedAccountResolver {
  @Query(() => AccountConnection, {
    description:
      "People with a role below where the caller manages accounts, people without any role, and the caller themselves; by name in pinyin order.",
  })
  @Requires("account:manage")
  accounts(
    @Args(() => AccountsArgs) args: AccountsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AccountRow>> {
    const { em, actor } = context;
    const { search } = args;
    if (search != null && (!isStorable(search) || codePoints(search) > MAXIMUM_SEARCH)) {
      throw new RequestError("BAD_USER_INPUT", { argument: "search" });
    }
    return page(args, context, info, {
      list: "accounts",
      keys: ({ name, id }) => [name, id],
      fetch: (limit, after) => accountsPage(em, actor, { search }, limit, after),
      count: () => countAccounts(em, actor, { search }),
    });
  }

  @Query(() => Account, { nullable: true, description: "One account; null when there is none among `accounts`." })
  @Requires("account:manage")
  async account(
    @Arg("id", () => ID, { description: "UUID of the account." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<AccountRow | null> {
    return (await visibleAccount(em, actor, id)) ?? null;
  }

  @Mutation(() => ResetPasswordPayload, {
    description:
      "Replaces a forgotten password by a one-time password and ends the person's sessions. The person and the leaders are told; plans of unannounced visits stay shut for the person until another insider confirms (`confirmInsider`). Not for oneself, nor for somebody with a role elsewhere.",
  })
  @Requires("account:manage")
  resetPassword(
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ResetPasswordPayload>> {
    return resetPassword(work, input);
  }

  @Mutation(() => DisableAccountPayload, {
    description:
      "Shuts a person out at once, on every device; their roles stay. Not for oneself, nor for somebody with a role elsewhere.",
  })
  @Requires("account:manage")
  async disableAccount(
    @Arg("input", () => DisableAccountInput) input: DisableAccountInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DisableAccountPayload>> {
    return { account: await disableAccount(work, input) };
  }

  @Mutation(() => EnableAccountPayload, {
    description:
      "Lets a disabled person sign in again. The person and the leaders are told; plans of unannounced visits stay shut until another insider confirms.",
  })
  @Requires("account:manage")
  async enableAccount(
    @Arg("input", () => EnableAccountInput) input: EnableAccountInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EnableAccountPayload>> {
    return { account: await enableAccount(work, input) };
  }

  @Mutation(() => LinkAccountsPayload, {
    description:
      "Notes that two accounts belong to one person: what either did keeps the other from deciding about it. Not to be taken back, and not for oneself.",
  })
  @Requires("account:manage")
  async linkAccounts(
    @Arg("input", () => LinkAccountsInput) input: LinkAccountsInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<LinkAccountsPayload>> {
    return { account: await linkAccounts(work, input) };
  }
}
