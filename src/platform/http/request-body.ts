import { ANONYMOUS_BODY_BYTES } from "../graphql/api/callers.js";
import type { IncomingMessage } from "node:http";
import type { RequestErrorCode } from "../errors/request-error.js";
import type { Text } from "../i18n/messages.js";
import { ROOM_AFTER_SECONDS } from "./held-bytes.js";
import {
  ABSURD_NESTING,
  cutBelow,
  hasMoreValues,
  MAXIMUM_NESTING,
  MAXIMUM_VALUES,
  nestingOf,
} from "./json-nesting.rules.js";

/** A full batch with long notes stays well below this. */
const MAXIMUM_BODY_BYTES = 8 * 1024 * 1024;

/** How much of what is refused is read and thrown away, so that a client that is still sending sees the answer. */
const DISCARDED_BYTES = 2 * MAXIMUM_BODY_BYTES;

export interface BodyRefusal {
  status: number;
  code: RequestErrorCode;
  /** What is wrong; the code's own text when there is no more to say. */
  text?: Text;
  /** After how many seconds it makes sense to come again. */
  retryAfterSeconds?: number;
}

/** What the client sent, not yet looked at, or why it is refused. */
export type Body = { bytes: Buffer } | BodyRefusal;

/** Who decides about a body while it arrives. */
export interface BodyGate {
  /** Holds so many more bytes; false when there is no room for them. */
  hold: (bytes: number) => boolean;
  /** Why the caller may not send a body that is larger than one of an anonymous caller; undefined when the caller may. */
  admitLarge: () => Promise<BodyRefusal | undefined>;
}

const UNSUPPORTED: BodyRefusal = { status: 415, code: "BAD_USER_INPUT" };
const NOT_JSON: BodyRefusal = { status: 400, code: "BAD_USER_INPUT" };
const TOO_LARGE: BodyRefusal = {
  status: 413,
  code: "BAD_USER_INPUT",
  text: { zh: "请求过大,最多 8 MiB。", en: "The request is too large: at most 8 MiB." },
};
export const TOO_LARGE_FOR_ANONYMOUS: BodyRefusal = {
  status: 413,
  code: "BAD_USER_INPUT",
  text: {
    zh: "请求过大:未登录时最多 64 KiB,请先登录。",
    en: "The request is too large: at most 64 KiB without signing in.",
  },
};
export const NO_ROOM: BodyRefusal = { status: 429, code: "THROTTLED", retryAfterSeconds: ROOM_AFTER_SECONDS };
export const NESTED_TOO_DEEP: BodyRefusal = {
  status: 400,
  code: "BAD_USER_INPUT",
  text: { zh: "请求嵌套过深。", en: "The request is nested too deep." },
};

const TOO_MANY_VALUES: BodyRefusal = {
  status: 413,
  code: "BAD_USER_INPUT",
  text: { zh: "请求的值过多,最多 300,000 个。", en: "The request has too many values: at most 300,000." },
};

/** Reads a body that says it is JSON. */
export async function readBody(request: IncomingMessage, gate: BodyGate): Promise<Body> {
  // Requiring JSON is also what keeps other sites' forms out, since a browser asks before it sends JSON elsewhere.
  const isJson = /^application\/json *(;|$)/i.test(request.headers["content-type"] ?? "");
  if (!isJson || request.headers["content-encoding"] !== undefined) {
    // Read to its end, since a client that is still sending would not see the answer.
    request.resume();
    return UNSUPPORTED;
  }
  const read = await readBytes(request, gate);
  return Buffer.isBuffer(read) ? { bytes: read } : read;
}

/**
 * The JSON of a body, or why it is refused. What in it is nested too deep is cut off, so that one bad value refuses one item and
 * not the request.
 */
export function parsedBody(bytes: Buffer): { json: unknown } | BodyRefusal {
  if (bytes.length === 0) return { json: {} };
  const nesting = nestingOf(bytes);
  if (nesting > ABSURD_NESTING) return NESTED_TOO_DEEP;
  // Each costs time in which nobody else is served, a hundred times that of its bytes.
  if (hasMoreValues(bytes, MAXIMUM_VALUES)) return TOO_MANY_VALUES;
  try {
    const json = JSON.parse(bytes.toString("utf8")) as unknown;
    if (nesting > MAXIMUM_NESTING) cutBelow(json, MAXIMUM_NESTING);
    return { json };
  } catch {
    return NOT_JSON;
  }
}

/** The whole body; what is larger than that of an anonymous caller is read only once its sender is known. */
function readBytes(request: IncomingMessage, { hold, admitLarge }: BodyGate): Promise<Buffer | BodyRefusal> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    let refusal: BodyRefusal | undefined;
    let isAsked = false;
    const refuse = (because: BodyRefusal) => {
      refusal = because;
      chunks = [];
    };
    const ask = () => {
      isAsked = true;
      request.pause();
      admitLarge().then((because) => {
        if (because !== undefined) refuse(because);
        request.resume();
      }, reject);
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAXIMUM_BODY_BYTES) refuse(refusal ?? TOO_LARGE);
      if (refusal === undefined && !hold(chunk.length)) refuse(NO_ROOM);
      if (refusal === undefined) chunks.push(chunk);
      else if (size > DISCARDED_BYTES) resolve(refusal);
      if (!isAsked && size > ANONYMOUS_BODY_BYTES) ask();
    });
    request.on("end", () => {
      const [only] = chunks;
      resolve(refusal ?? (chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)));
    });
    request.on("error", reject);
    if (Number(request.headers["content-length"] ?? 0) > ANONYMOUS_BODY_BYTES) ask();
  });
}
