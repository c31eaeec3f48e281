import type { OpenSelection } from "../platform/graphql/execution/root-fields.js";

const USER_ERRORS: OpenSelection = { code: true, message: true, path: true };

/** Who has signed in, and where their roles are: no list, and nothing of a union but what it is called. */
const VIEWER: OpenSelection = {
  id: true,
  name: true,
  username: true,
  language: true,
  mustChangePassword: true,
  permissions: true,
  device: { id: true, name: true, platform: true, firstSeenAt: true, lastSeenAt: true },
  grants: {
    id: true,
    role: true,
    extraPermissions: true,
    since: true,
    until: true,
    tradeUnion: { id: true, code: true, name: true, level: true },
  },
};

const SESSION: OpenSelection = {
  accessToken: true,
  accessTokenExpiresAt: true,
  refreshToken: true,
  refreshTokenExpiresAt: true,
};

/**
 * All that a session opens which began with a one-time password: what replacing the password needs, and what a sign-in
 * asks by the way. Whoever gave the password out knows it too, so nothing of the person's work is among it.
 */
export const OPEN_WITH_ONE_TIME_PASSWORD: OpenSelection = {
  viewer: VIEWER,
  changePassword: { userErrors: USER_ERRORS },
  signOut: { userErrors: USER_ERRORS },
  signIn: { session: SESSION, viewer: VIEWER, userErrors: USER_ERRORS },
  refreshSession: { session: SESSION, userErrors: USER_ERRORS },
};
