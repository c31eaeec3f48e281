import type { IncomingMessage, ServerResponse } from "node:http";

const ALLOWED_HEADERS = "authorization, content-type, accept-language, apollo-require-preflight";
const READABLE_HEADERS = "x-request-id, retry-after";

/** Adds the headers for an allowed origin; true when the request was only asking for them, and is answered. */
export function applyCors(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  if (origins.length > 0) {
    // Also for other origins, so that no cache hands the answer for one to another.
    response.appendHeader("vary", "Origin");
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) {
      response.setHeader("access-control-allow-origin", origin);
      response.setHeader("access-control-expose-headers", READABLE_HEADERS);
      if (request.method === "OPTIONS") {
        response.setHeader("access-control-allow-headers", ALLOWED_HEADERS);
        response.setHeader("access-control-allow-methods", "GET, POST");
        response.setHeader("access-control-max-age", "600");
      }
    }
  }
  if (request.method !== "OPTIONS") return false;
  response.statusCode = 204;
  response.end();
  return true;
}
