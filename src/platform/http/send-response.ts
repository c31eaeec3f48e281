import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { gzip } from "node:zlib";
import type { MediaType } from "../graphql/api/media-types.js";
import type { DirectResponse } from "../graphql/execution/known-operations.js";
import type { HeldByRequest } from "./held-bytes.js";
import { takesGzip } from "./negotiation.rules.js";
import { releaseMemory, responseMemory } from "./response-memory.js";

/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1400;
/** From here on, an answer is put together in memory of its own; a short one goes out in one text with its head. */
const LONG_BYTES = 16 * 1024;

/** A request with the place for its answer, and what both hold. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  held: HeldByRequest;
}

/** Sends what a known operation was answered. */
export function sendKnown(exchange: Exchange, { status, headers, text }: DirectResponse, mediaType: MediaType): void {
  const { request, response } = exchange;
  response.statusCode = status;
  response.setHeader("content-type", `${mediaType}; charset=utf-8`);
  for (const [name, value] of headers) response.setHeader(name, value);
  const { length } = text;
  if (length < LONG_BYTES && !isCompressed(request, length)) {
    response.setHeader("content-length", length);
    response.end(text.toString(), "latin1");
    return;
  }
  const body = responseMemory(length);
  text.writeTo(body, 0);
  response.once("finish", () => releaseMemory(body));
  send(exchange, body);
}

const isCompressed = (request: IncomingMessage, size: number): boolean =>
  size >= COMPRESS_FROM_BYTES && takesGzip(String(request.headers["accept-encoding"] ?? ""));

/** Sends an answer, compressed where that pays and is taken. */
export function send({ request, response, held }: Exchange, body: Buffer): void {
  if (response.destroyed || request.socket.destroyed) return;
  if (body.length >= LONG_BYTES) releaseWhenSent(request, response, held.takeResponse(body.length));
  if (!isCompressed(request, body.length)) {
    response.setHeader("content-length", body.length);
    response.end(body);
    return;
  }
  gzip(body, { level: 1 }, (error, compressed) => {
    if (error !== null) {
      response.destroy();
      return;
    }
    response.setHeader("content-encoding", "gzip");
    response.appendHeader("vary", "Accept-Encoding");
    response.setHeader("content-length", compressed.length);
    response.end(compressed);
  });
}

/** How to release the answers of each connection that are not sent. */
const unsent = new WeakMap<Socket, Set<() => void>>();

function unsentOn(socket: Socket): Set<() => void> {
  const known = unsent.get(socket);
  if (known !== undefined) return known;
  const releases = new Set<() => void>();
  unsent.set(socket, releases);
  // An answer that stands behind others of its connection is not told when that closes.
  socket.once("close", () => {
    for (const release of releases) release();
    releases.clear();
  });
  return releases;
}

/** Whoever does not read what they asked for goes on holding it. */
function releaseWhenSent({ socket }: IncomingMessage, response: ServerResponse, release: () => void): void {
  const releases = unsentOn(socket);
  releases.add(release);
  response.once("close", () => {
    if (releases.delete(release)) release();
  });
}
