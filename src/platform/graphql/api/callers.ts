import { networkOf } from "../../access/network.rules.js";

/** The name under which the turns of the anonymous callers of a network are counted; those of an account go by its id. */
export const anonymousOf = (address: string): string => `anonymous of ${networkOf(address)}`;

/** The same for anonymous callers who sign in or refresh, so that they do not wait for whatever else is asked from there. */
export const signingInFrom = (address: string): string => `signing in from ${networkOf(address)}`;

/** The same for looking up whose a token is, which is done before anybody is known. */
export const tokensFrom = (address: string): string => `tokens from ${networkOf(address)}`;

/** What an anonymous caller may send; signing in takes a hundredth of it. */
export const ANONYMOUS_BODY_BYTES = 64 * 1024;
