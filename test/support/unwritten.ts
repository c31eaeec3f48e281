/** Stands where a test is still to be written: it fails, and says what belongs there. */
export function unwritten(what: string): never {
  throw new Error(`This test is still to be written: ${what}`);
}
