import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from "type-graphql";
import { OpensSession, OwnCeiling, OwnTransactions, Public, SignedIn } from "../../platform/access/access.js";
import { DomainError } from "../../platform/errors/domain-error.js";
import { RequestError } from "../../platform/errors/request-error.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { DateTime } from "../../platform/graphql/api/scalars.js";
import { rootFieldNames } from "../../platform/graphql/limits/turns.js";
import { MutationPayload, userErrors } from "../../platform/graphql/api/user-error.js";
import { refreshSession } from "./commands/refresh-session.js";
import { signIn } from "./commands/sign-in.js";
import { signOut } from "./commands/sign-out.js";
import { requireCredentials, noteArrival } from "./credentials.js";
import { identityErrors } from "./identity.errors.js";
import { RefreshSessionInput, SignInInput } from "./session.inputs.js";
import type { TokenPair } from "./token.rules.js";
import { Viewer } from "./viewer.entity.js";
import { viewerOf } from "./viewer.resolver.js";

@ObjectType({
  simpleResolvers: true,
  description: "The tokens of a session. Store them before using them: the first use gives up the pair before.",
})
export class SessionTokens implements TokenPair {
  @Field(() => String, { description: "Opaque; sent as `Authorization: Bearer …` with every request." })
  accessToken!: string;

  @Field(() => DateTime, { description: "When the access token ends, 60 minutes after it was issued." })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: "Opaque; exchanged once for the next pair, again only while no answer to it was used.",
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: "When the refresh token ends, 90 days after it was issued." })
  refreshTokenExpiresAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `signIn`." })
export class SignInPayload extends MutationPayload {
  @Field(() => SessionTokens, { nullable: true, description: "The tokens of the new session." })
  session?: SessionTokens | null;

  @Field(() => Viewer, { nullable: true, description: "Who is signed in now." })
  viewer?: Viewer | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `refreshSession`." })
export class RefreshSessionPayload extends MutationPayload {
  @Field(() => SessionTokens, { nullable: true, description: "The next pair of tokens." })
  session?: SessionTokens | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `signOut`." })
export class SignOutPayload extends MutationPayload {}

@Resolver()
export class SessionResolver {
  @Mutation(() => SignInPayload, {
    description:
      "Opens a session on a device; other people's and earlier sessions on it go on. At most once per operation. After five wrong passwords for an account the next attempt has to wait, 1 s at first and twice as long after each further one, 15 minutes at the most: TOO_MANY_ATTEMPTS, with `Retry-After`. A device on which the account was signed in before waits for its own wrong ones only, any other for those of its network; one is forgotten every 15 minutes.",
  })
  @Public()
  @OpensSession()
  @OwnTransactions()
  @OwnCeiling()
  async signIn(
    @Arg("input", () => SignInInput) input: SignInInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<SignInPayload>> {
    if (rootFieldNames(info.operation, info.fragments).filter((name) => name === "signIn").length > 1) {
      throw new RequestError("BAD_USER_INPUT", { argument: "signIn" });
    }
    return withRetryAfter(context, async () => {
      const credentials = await requireCredentials(context, { ...input, deviceId: input.device.id }, () =>
        identityErrors.SIGN_IN_FAILED(),
      );
      if (credentials.mustChangePassword && !context.isOpenWithOneTimePassword)
        throw new RequestError("PASSWORD_CHANGE_REQUIRED");
      const { account, pair } = await context.inTransaction((work) => signIn(work, credentials, input.device));
      return { session: pair, viewer: viewerOf(account, input.device.id) };
    });
  }

  @Mutation(() => RefreshSessionPayload, {
    description:
      "Exchanges a refresh token for the next pair. The same token again, after a lost answer or at the same time, gives one more usable pair, as long as none was used. Afterwards it is a replay: the session ends (SESSION_REVOKED).",
  })
  @Public()
  @OpensSession()
  async refreshSession(
    @Arg("input", () => RefreshSessionInput) input: RefreshSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<Partial<RefreshSessionPayload>> {
    const outcome = await refreshSession(context.work, input);
    if ("refusal" in outcome) return { userErrors: userErrors([outcome.refusal], context.language) };
    noteArrival(context, outcome.username);
    return { session: outcome.pair };
  }

  @Mutation(() => SignOutPayload, {
    description: "Ends the session of the token that is sent along; its tokens stop at once.",
  })
  @SignedIn()
  @OwnCeiling()
  async signOut(@Ctx() { work }: RequestContext): Promise<Partial<SignOutPayload>> {
    await signOut(work);
    return {};
  }
}

/** Tells clients and proxies, too, when an attempt makes sense again. */
export async function withRetryAfter<Payload>(context: RequestContext, body: () => Promise<Payload>): Promise<Payload> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof DomainError && error.code === "TOO_MANY_ATTEMPTS") {
      context.headers.set("retry-after", String(error.details["seconds"]));
    }
    throw error;
  }
}
