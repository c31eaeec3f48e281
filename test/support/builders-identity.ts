import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "../../src/modules/identity/password-hash.js";
import { builders, type BuiltPerson } from "./builders.js";
import type { GraphQLAnswer, RunOptions, TestProgram } from "./program.js";

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  refreshTokenExpiresAt: string;
}

export interface Refusal {
  code: string;
  message: string;
  path: string[];
}

export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    viewer { id name grants { role tradeUnion { id code name level } } }
    userErrors { code message path }
  }
}`;

const REFRESH = `mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    userErrors { code message path }
  }
}`;

interface SignInAnswer {
  session: Tokens | null;
  viewer: { id: string; name: string; grants: unknown[] } | null;
  userErrors: Refusal[];
}

export const PASSWORD = "a sound password";

/** Hashing takes longer than everything else that makes a person. */
const hashes = new Map<string, Promise<string>>();
const hashOf = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
};

/** People with passwords, and the ways in which they come in. */
export const identityBuilders = (program: TestProgram) => {
  const { person } = builders(program);

  /** Somebody who can sign in with `PASSWORD`, or the password given. */
  const member = async (
    grants: Parameters<typeof person>[0] = [],
    given: { password?: string } & NonNullable<Parameters<typeof person>[1]> = {},
  ): Promise<BuiltPerson & { password: string }> => {
    const { password = PASSWORD, ...rest } = given;
    return { ...(await person(grants, { ...rest, passwordHash: await hashOf(password) })), password };
  };

  const newDevice = (id: string = uuidv7()) => ({ id, name: "Tablet 1", platform: "android" });

  const trySignIn = (
    { username, password }: { username: string; password: string },
    device: { id: string; name: string; platform: string } = newDevice(),
    options: RunOptions = {},
  ): Promise<GraphQLAnswer<{ signIn: SignInAnswer }>> =>
    program.run(SIGN_IN, { input: { username, password, device } }, options);

  /** Signs in where that must succeed. */
  const signIn = async (
    credentials: { username: string; password: string },
    device = newDevice(),
  ): Promise<Tokens & { deviceId: string }> => {
    const { data, errors } = await trySignIn(credentials, device);
    if (errors !== undefined || data.signIn.session === null) throw new Error(JSON.stringify({ data, errors }));
    return { ...data.signIn.session, deviceId: device.id };
  };

  const refresh = async (refreshToken: string): Promise<{ session: Tokens | null; userErrors: Refusal[] }> =>
    (
      await program.data<{ refreshSession: { session: Tokens | null; userErrors: Refusal[] } }>(REFRESH, {
        input: { refreshToken },
      })
    ).refreshSession;

  /** Refreshes where that must succeed. */
  const refreshed = async (refreshToken: string): Promise<Tokens> => {
    const { session, userErrors } = await refresh(refreshToken);
    if (session === null) throw new Error(JSON.stringify(userErrors));
    return session;
  };

  /** Whether an access token opens the program. */
  const isOpen = async (token: string): Promise<boolean> =>
    (await program.run("{ viewer { id } }", {}, { token })).errors === undefined;

  return { member, newDevice, trySignIn, signIn, refresh, refreshed, isOpen };
};
