import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";
import { RequestError } from "../../errors/request-error.js";

/** The sort values of a row, in the order of the list; the last one makes them unique. */
export type CursorKeys = readonly (string | number | null)[];

const MAC_BYTES = 12;

let lastKey: { secret: string; key: KeyObject } | undefined;

/** A process has one secret; preparing it anew would be a third of the cost of every cursor of a page. */
function keyOf(secret: string): KeyObject {
  if (lastKey?.secret !== secret) lastKey = { secret, key: createSecretKey(secret, "utf8") };
  return lastKey.key;
}

// The list's name is signed without being sent; as JSON, so that it cannot run on into the keys.
const mac = (list: string, payload: string, secret: string): Buffer =>
  createHmac("sha256", keyOf(secret))
    .update(`cursor\0${JSON.stringify(list)}${payload}`)
    .digest()
    .subarray(0, MAC_BYTES);

/** A signed place in the list named `list`: clients cannot make one up, nor use it in another list. */
export function encodeCursor(list: string, keys: CursorKeys, secret: string): string {
  const payload = JSON.stringify(keys);
  return `${Buffer.from(payload).toString("base64url")}.${mac(list, payload, secret).toString("base64url")}`;
}

/** The keys of a cursor of this list; anything else is `BAD_CURSOR`. */
export function decodeCursor(list: string, cursor: string, secret: string): CursorKeys {
  const [encoded = "", signature = "", ...rest] = cursor.split(".");
  const payload = Buffer.from(encoded, "base64url").toString();
  const given = Buffer.from(signature, "base64url");
  if (rest.length > 0 || given.length !== MAC_BYTES || !timingSafeEqual(given, mac(list, payload, secret)))
    throw new RequestError("BAD_CURSOR");
  return JSON.parse(payload) as CursorKeys;
}
