import { daysAfter } from "../../platform/clock/day.rules.js";
import { createHash, randomBytes } from "node:crypto";

/** How long an access token opens the program after it was issued, in minutes. */
const ACCESS_MINUTES = 60;

/** How long a refresh token can be exchanged after it was issued, in days. */
const REFRESH_DAYS = 90;

const SECRET_BYTES = 32;
const FAMILY_BYTES = 16;
const REFRESH_TOKEN = /^([\w-]{22})\.[\w-]{43}$/;

/** An opaque token of 256 random bits, as handed to a device; only its hash is stored. */
export const newToken = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** What is stored of a token. No salt: the token itself is random enough that nobody can guess it from the hash. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The secret that all refresh tokens of one session begin with: 128 random bits. */
export const newFamily = (): string => randomBytes(FAMILY_BYTES).toString("base64url");

/** The family that a refresh token belongs to; undefined when it is no refresh token at all. */
export const familyOf = (refreshToken: string): string | undefined => REFRESH_TOKEN.exec(refreshToken)?.[1];

/** What a device gets at sign-in and at each refresh. */
export interface TokenPair {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

/** A fresh pair of a family. */
export const newTokenPair = (family: string, now: Date): TokenPair => ({
  accessToken: newToken(),
  accessTokenExpiresAt: new Date(now.getTime() + ACCESS_MINUTES * 60_000),
  refreshToken: `${family}.${newToken()}`,
  refreshTokenExpiresAt: daysAfter(now, REFRESH_DAYS),
});
