/** The embedded database cannot be had, for a reason that its message tells the person who starts the program to mend. */
export class EmbeddedDatabaseError extends Error {
  override readonly name: string = "EmbeddedDatabaseError";
}
