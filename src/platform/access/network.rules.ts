import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Whom an address counts as: a household or an attacker has a whole /64 of IPv6 addresses, so they count as one. */
export function networkOf(address: string): string {
  const version = isIP(address);
  // Whatever is no address counts as one caller, so that made-up ones never become many.
  if (version === 0) return "unknown";
  if (version === 4) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const [a = 0, b = 0, c = 0, d = 0] = parsed.parts;
  return `${[a, b, c, d].map((group) => group.toString(16)).join(":")}::/64`;
}

/**
 * The address that a proxy of ours wrote at the end of `X-Forwarded-For`, with or without a port, or that of the
 * connection. What stands before the last entry is the client's claim.
 */
export function clientAddress(forwardedFor: string | readonly string[] | undefined, connection: string): string {
  const last = [forwardedFor ?? []].flat().join(",").split(",").at(-1)?.trim() ?? "";
  const bare = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(last);
  const address = bare?.[1] ?? bare?.[2] ?? last;
  return isIP(address) === 0 ? connection : address;
}
