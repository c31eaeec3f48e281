import type { ServerResponse } from "node:http";

// Set by hand: a library's dozen of functions for each request would cost a tenth of the smallest ones.
const HEADERS = [
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "no-referrer"],
  // Answers hold tokens and personal data.
  ["cache-control", "no-store"],
] as const;

/** What every answer says to browsers and caches: it is data, for nobody's frame, and not to be kept. */
export function secure(response: ServerResponse): void {
  for (const [name, value] of HEADERS) response.setHeader(name, value);
}
