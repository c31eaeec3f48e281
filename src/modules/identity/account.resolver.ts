import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { OwnCeiling, OwnTransactions, Requires, SignedIn } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../platform/graphql/api/user-error.js";
import { Account } from "./account.entity.js";
import { ChangeLanguageInput, ChangePasswordInput, CreateAccountInput } from "./account.inputs.js";
import { accountById } from "./account.loader.js";
import { changeLanguage } from "./commands/change-language.js";
import { changePassword } from "./commands/change-password.js";
import { createAccount } from "./commands/create-account.js";
import { requireCredentials } from "./credentials.js";
import { identityErrors } from "./identity.errors.js";
import { hashPassword } from "./password-hash.js";
import { normalizedPassword, PASSWORD_LENGTH, passwordFault } from "./password.rules.js";
import { withRetryAfter } from "./session.resolver.js";
import { Viewer } from "./viewer.entity.js";
import { viewerOf } from "./viewer.resolver.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `createAccount`." })
export class CreateAccountPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The account." })
  account?: Account | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Password for the first sign-in, to be replaced there. Shown this once; null when the request is repeated.",
  })
  oneTimePassword?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changePassword`." })
export class ChangePasswordPayload extends MutationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeLanguage`." })
export class ChangeLanguagePayload extends MutationPayload {
  @Field(() => Viewer, { nullable: true, description: "The caller, as they are now." })
  viewer?: Viewer | null;
}

@Resolver()
export class AccountResolver {
  @Mutation(() => CreateAccountPayload, {
    description: "Makes an account without any role, and a one-time password for it.",
  })
  @Requires("account:manage")
  createAccount(
    @Arg("input", () => CreateAccountInput) input: CreateAccountInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CreateAccountPayload>> {
    return createAccount(work, input, work.actor.accountId);
  }

  @Mutation(() => ChangePasswordPayload, {
    description: "Replaces the caller's password. This session goes on; their sessions everywhere else end.",
  })
  @SignedIn()
  @OwnTransactions()
  @OwnCeiling()
  async changePassword(
    @Arg("input", () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<Partial<ChangePasswordPayload>> {
    const { username = "" } = (await context.loader(accountById).load(context.actor.accountId)) ?? {};
    const fault = passwordFault(input.newPassword, username);
    if (fault !== undefined) throw identityErrors[fault](["input", "newPassword"], PASSWORD_LENGTH);
    const wrong = () => identityErrors.PASSWORD_WRONG(["input", "currentPassword"]);
    const checked = await withRetryAfter(context, () =>
      requireCredentials(
        context,
        { username, password: input.currentPassword, deviceId: context.actor.deviceId },
        wrong,
      ),
    );
    if (normalizedPassword(input.newPassword) === normalizedPassword(input.currentPassword)) {
      throw identityErrors.PASSWORD_UNCHANGED(["input", "newPassword"]);
    }
    const passwordHash = await hashPassword(input.newPassword);
    await context.inTransaction((work) => changePassword(work, checked, passwordHash));
    return {};
  }

  @Mutation(() => ChangeLanguagePayload, { description: "Changes the language in which the caller is answered." })
  @SignedIn()
  async changeLanguage(
    @Arg("input", () => ChangeLanguageInput) input: ChangeLanguageInput,
    @Ctx() { work, actor }: RequestContext,
  ): Promise<Partial<ChangeLanguagePayload>> {
    return { viewer: viewerOf(await changeLanguage(work, input), actor.deviceId) };
  }
}
