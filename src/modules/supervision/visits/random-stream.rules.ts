import { createHmac } from "node:crypto";

const WORD = 2 ** 32;
const BLOCK_BYTES = 32;

/**
 * Whole numbers from a seed: HMAC-SHA256 in counter mode. Streams of different names are independent of each other, so
 * that what is drawn in one street does not depend on what another street looks like.
 */
export class RandomStream {
  #block = Buffer.alloc(0);
  #at = 0;
  #counter = 0;

  constructor(
    private readonly seed: string,
    private readonly name: string,
  ) {}

  /** A whole number from 0 up to but not including `bound`, each as likely as any other. */
  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORD) throw new RangeError("the bound must be 1 to 2^32");
    // What lies above the last whole multiple would make the small numbers likelier, so it is thrown away.
    const limit = WORD - (WORD % bound);
    for (;;) {
      const word = this.#word();
      if (word < limit) return word % bound;
    }
  }

  /** `count` of the items, in the order in which they were drawn; all of them when there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    const drawn: Item[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(this.below(left.length), 1));
    return drawn;
  }

  #word(): number {
    if (this.#at >= this.#block.length) {
      const text = JSON.stringify([this.name, this.#counter++]);
      this.#block = createHmac("sha256", Buffer.from(this.seed, "hex")).update(text).digest().subarray(0, BLOCK_BYTES);
      this.#at = 0;
    }
    const word = this.#block.readUInt32BE(this.#at);
    this.#at += 4;
    return word;
  }
}
