import { expect, test } from "@jest/globals";
import { familyOf, newFamily, newToken, newTokenPair, tokenHash } from "../../../src/modules/identity/token.rules.js";

test("a pair lives for an hour and for ninety days", () => {
  const pair = newTokenPair(newFamily(), new Date("2026-11-22T02:00:00Z"));
  expect(pair.accessTokenExpiresAt).toEqual(new Date("2026-11-22T03:00:00Z"));
  expect(pair.refreshTokenExpiresAt).toEqual(new Date("2027-02-20T02:00:00Z"));
});

test("every refresh token of a session is known as one of its family", () => {
  const family = newFamily();
  const now = new Date();
  const tokens = [newTokenPair(family, now), newTokenPair(family, now)].map(({ refreshToken }) => refreshToken);
  expect(new Set(tokens).size).toBe(2);
  expect(tokens.map(familyOf)).toEqual([family, family]);
});

test.each(["", "x", newToken(), newFamily(), `${newFamily()}.${newToken()}x`, `${newFamily()}.`, "\uD800"])(
  "%p is no refresh token",
  (text) => expect(familyOf(text)).toBeUndefined(),
);

test("what is stored does not give the token away", () => {
  const token = newToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(tokenHash(token)).toHaveLength(32);
  expect(tokenHash(token).toString("base64url")).not.toBe(token);
});
