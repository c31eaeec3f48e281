/** Draws that depend on nothing but their seed; each topic has a stream of its own, so that topics do not disturb each other. */
export interface Random {
  /** 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Normal distribution with mean 0 and deviation 1. */
  normal(): number;
  shuffled<T>(items: readonly T[]): T[];
  /** So many bytes in hexadecimal. */
  hex(bytes: number): string;
  /** An id of version 7 for an instant (milliseconds). */
  idAt(at: number): string;
  /** An id of version 4, for what may be secret: it tells neither time nor order. */
  randomId(): string;
  /** The same, but sorting behind all ids made before, as those that one machine makes do. */
  id(at: number): string;
}

const EIGHT_DIGITS = 0x1_0000_0000;
/** Every number of 16 bits in hexadecimal, since the ids and hashes of a district take half a million of them. */
const FOUR_DIGITS = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, "0"));
const fourDigits = (value: number): string => FOUR_DIGITS[value & 0xffff] ?? "";
const eightDigits = (value: number): string => fourDigits(value >>> 16) + fourDigits(value);

/** FNV-1a, so that similar topics start far apart. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The stream of one topic: the generator sfc32, seeded from the seed and the topic's name. */
export function randomFor(seed: number, topic: string): Random {
  let a = seed >>> 0;
  let b = textHash(topic);
  let c = 0x9e3779b9;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  for (let round = 0; round < 15; round++) next();

  let lastInstant = 0;
  const fraction = () => next() / EIGHT_DIGITS;
  const between = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new RangeError("there is nothing to pick from");
    return item;
  };
  const idAt = (at: number): string => {
    const time = `${eightDigits(Math.floor(at / 0x1_0000))}-${fourDigits(at)}`;
    const [version, variant] = [0x7000 | (next() & 0xfff), 0x8000 | (next() & 0x3fff)];
    return `${time}-${fourDigits(version)}-${fourDigits(variant)}-${eightDigits(next())}${fourDigits(next())}`;
  };
  const randomId = (): string => {
    const [version, variant] = [0x4000 | (next() & 0xfff), 0x8000 | (next() & 0x3fff)];
    return `${eightDigits(next())}-${fourDigits(next())}-${fourDigits(version)}-${fourDigits(variant)}-${eightDigits(next())}${fourDigits(next())}`;
  };
  return {
    fraction,
    between,
    pick,
    chance: (probability) => fraction() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    shuffled: (items) => {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const other = between(0, last);
        [result[last], result[other]] = [result[other] as never, result[last] as never];
      }
      return result;
    },
    hex: (bytes) => {
      let text = "";
      for (let left = bytes; left > 0; left -= 4) text += eightDigits(next());
      return text.slice(0, bytes * 2);
    },
    idAt,
    randomId,
    id: (at) => {
      lastInstant = Math.max(at, lastInstant + 1);
      return idAt(lastInstant);
    },
  };
}
