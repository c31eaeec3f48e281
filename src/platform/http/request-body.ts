import type { IncomingMessage } from "node:http";

/** Fifty inspections with long notes stay well below this. */
export const MAXIMUM_BODY_BYTES = 8 * 1024 * 1024;

/** What the client sent, not yet looked at, or the status that refuses it. */
export type Body = { bytes: Buffer } | { status: 413 | 415 };

/** Reads a body that says it is JSON. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  // Requiring JSON is also what keeps other sites' forms out, since a browser asks before it sends JSON elsewhere.
  if (!/^application\/json *(;|$)/i.test(request.headers["content-type"] ?? "")) return rejected(request, 415);
  if (request.headers["content-encoding"] !== undefined) return rejected(request, 415);
  const bytes = await readBytes(request);
  return bytes === undefined ? { status: 413 } : { bytes };
}

/** The JSON of a body, or the status that refuses it. */
export function parsedBody(bytes: Buffer): { json: unknown } | { status: 400 } {
  if (bytes.length === 0) return { json: {} };
  try {
    return { json: JSON.parse(bytes.toString("utf8")) as unknown };
  } catch {
    return { status: 400 };
  }
}

function rejected(request: IncomingMessage, status: 413 | 415): Body {
  // Read to its end, since a client that is still sending would not see the answer.
  request.resume();
  return { status };
}

/** The whole body, or undefined when it is too large. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAXIMUM_BODY_BYTES) chunks.push(chunk);
      else chunks = [];
    });
    request.on("end", () => {
      const [only] = chunks;
      resolve(size > MAXIMUM_BODY_BYTES ? undefined : chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    request.on("error", reject);
  });
}
