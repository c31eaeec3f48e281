/** How deep a request may be nested, itself the first level; the deepest that the schema takes has a fifth of it. */
export const MAXIMUM_NESTING = 64;

/** What is nested deeper than this is not even parsed. */
export const ABSURD_NESTING = 10_000;

/** The most values that a request may have: some twenty times those of the largest batch that a device sends. */
export const MAXIMUM_VALUES = 300_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** How deep the text of a JSON value is nested, found without parsing it: the most brackets that are open at once. */
export function nestingOf(json: Uint8Array): number {
  let open = 0;
  let most = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      if (++open > most) most = open;
    } else if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) open--;
  }
  return most;
}

/** Whether the text of a JSON value has more commas than so many, and with that more values; found without parsing it. */
export function hasMoreValues(json: Uint8Array, most: number): boolean {
  // Each takes two bytes at least.
  if (json.length <= 2 * most) return false;
  let commas = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === COMMA && ++commas >= most) return true;
  }
  return false;
}

/** Where the text that begins here ends; the length of all when it does not. */
function endOfText(json: Uint8Array, from: number): number {
  for (let at = json.indexOf(QUOTE, from + 1); at !== -1; at = json.indexOf(QUOTE, at + 1)) {
    let backslashes = 0;
    while (json[at - 1 - backslashes] === BACKSLASH) backslashes++;
    // A quote behind an odd number of backslashes belongs to the text.
    if (backslashes % 2 === 0) return at;
  }
  return json.length;
}

/** Stands where something was nested too deep; no leaf takes it, so that whoever parses the leaf refuses it with its path. */
const TOO_DEEP = Object.freeze({ omitted: "TOO_DEEP" });

type Holder = Record<string, unknown>;

/** Cuts a parsed value off below `levels`, itself the first, without recursion; whatever comes later may then recurse. */
export function cutBelow(value: unknown, levels: number): void {
  let holders: Holder[] = isHolder(value) ? [value] : [];
  for (let level = 1; holders.length > 0; level++) {
    const below: Holder[] = [];
    for (const holder of holders)
      for (const key of Object.keys(holder)) {
        const inner = holder[key];
        if (!isHolder(inner)) continue;
        if (level < levels) below.push(inner);
        // An assignment to this name would change the prototype instead.
        else Object.defineProperty(holder, key, { value: TOO_DEEP });
      }
    holders = below;
  }
}

const isHolder = (value: unknown): value is Holder => typeof value === "object" && value !== null;
