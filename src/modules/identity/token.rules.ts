import { createHash, randomBytes } from "node:crypto";

/** An opaque token of 256 random bits, as handed to a device; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token. No salt: the token itself is random enough that nobody can guess it from the hash. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
