import { Buffer } from "node:buffer";

/** What the longest pages of our own screens take. */
const SIZE = 512 * 1024;
const MAXIMUM_KEPT = 16;

const kept: Buffer[] = [];

/** Memory for a long answer. Fresh memory costs more than filling it, so it is used again. */
export const responseMemory = (size: number): Buffer =>
  size > SIZE ? Buffer.allocUnsafe(size) : (kept.pop() ?? Buffer.allocUnsafeSlow(SIZE)).subarray(0, size);

/** Takes memory back once nobody reads it any more. */
export function releaseMemory({ buffer }: Buffer): void {
  if (buffer.byteLength === SIZE && kept.length < MAXIMUM_KEPT) kept.push(Buffer.from(buffer));
}
