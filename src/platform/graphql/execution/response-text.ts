import { Buffer } from "node:buffer";
import { ResponseSize } from "../api/response-size.js";

/**
 * The text of an answer while it is being written, with gaps for what is not known yet. Each character stands for one byte
 * of the UTF-8 text, as far as that is not ASCII anyway: so it takes half the memory, and is sent as it is.
 */
export class ResponseText {
  #text: string;
  #before: (string | ResponseText)[] | undefined;

  /** What is written here and into the gaps is counted in `size`. */
  constructor(
    bytes = "",
    readonly size = new ResponseSize(),
  ) {
    this.#text = bytes;
  }

  add(bytes: string): void {
    this.#text += bytes;
    this.size.bytes += bytes.length;
  }

  /** A place for a text that comes later. */
  gap(): ResponseText {
    const gap = new ResponseText("", this.size);
    this.append(gap);
    return gap;
  }

  append(text: ResponseText): void {
    (this.#before ??= []).push(this.#text, text);
    this.#text = "";
  }

  /** Puts what was added together, which frees the many small pieces while they are young. */
  settle(): void {
    // A look into a string that consists of others makes it one; there is nothing to find.
    if (this.#text.charCodeAt(0) === NOTHING) this.#text = "";
  }

  /** The text when it has no gaps. */
  get whole(): string | undefined {
    return this.#before === undefined ? this.#text : undefined;
  }

  /** How many bytes it has, its gaps as they are filled by now. */
  get length(): number {
    return (this.#before ?? []).reduce((sum, part) => sum + part.length, this.#text.length);
  }

  toString(): string {
    return this.#before === undefined ? this.#text : this.#before.join("") + this.#text;
  }

  /** Writes the bytes, which are never put together before, since a long string costs more than its parts. */
  writeTo(memory: Buffer, at: number): number {
    let end = at;
    for (const part of this.#before ?? [])
      end = typeof part === "string" ? end + memory.write(part, end, "latin1") : part.writeTo(memory, end);
    return end + memory.write(this.#text, end, "latin1");
  }
}

/** No answer begins with it. */
const NOTHING = 0;

// Neither quotes, backslashes and control characters, which JSON escapes, nor anything beyond ASCII.
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
// The same, and what lies beyond ASCII but for halves of characters, which JSON escapes when they stand alone.
const UNESCAPED = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

/** A string as JSON has it, in bytes. */
export function stringBytes(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  return bytesOf(UNESCAPED.test(value) ? `"${value}"` : JSON.stringify(value));
}

const scratch = Buffer.allocUnsafeSlow(16 * 1024);
const MOST_BYTES_OF_A_CHARACTER = 3;

/** The bytes of a text. */
export function bytesOf(text: string): string {
  if (text.length * MOST_BYTES_OF_A_CHARACTER > scratch.length) return Buffer.from(text).toString("latin1");
  return scratch.toString("latin1", 0, scratch.write(text));
}
