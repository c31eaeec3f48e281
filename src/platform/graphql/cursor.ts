import { createHmac, timingSafeEqual } from "node:crypto";
import { RequestError } from "../errors/request-error.js";

/** The sort values of a row, in the order of the list; the last one makes them unique. */
export type CursorKeys = readonly (string | number | null)[];

const MAC_BYTES = 12;

const mac = (payload: string, secret: string): Buffer =>
  createHmac("sha256", secret).update("cursor\0").update(payload).digest().subarray(0, MAC_BYTES);

/** A signed place in the list named `list`: clients cannot make one up, nor use it in another list. */
export function encodeCursor(list: string, keys: CursorKeys, secret: string): string {
  const payload = JSON.stringify([list, ...keys]);
  return `${Buffer.from(payload).toString("base64url")}.${mac(payload, secret).toString("base64url")}`;
}

/** The keys of a cursor of this list; anything else is `BAD_CURSOR`. */
export function decodeCursor(list: string, cursor: string, secret: string): CursorKeys {
  const [encoded = "", signature = "", ...rest] = cursor.split(".");
  const payload = Buffer.from(encoded, "base64url").toString();
  const given = Buffer.from(signature, "base64url");
  const expected = mac(payload, secret);
  if (rest.length > 0 || given.length !== MAC_BYTES || !timingSafeEqual(given, expected))
    throw new RequestError("BAD_CURSOR");
  const [name, ...keys] = JSON.parse(payload) as [string, ...CursorKeys];
  if (name !== list) throw new RequestError("BAD_CURSOR");
  return keys;
}
