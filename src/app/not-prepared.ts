/** The database lacks what this version of the program needs, and the role at hand may not make it. */
export class NotPreparedError extends Error {
  override readonly name = "NotPreparedError";

  constructor() {
    super(
      "The database is not set up for this version of the program: run npm run migrate, " +
        "with MIGRATION_DATABASE_URL as the role that owns the tables when DATABASE_URL is not.",
    );
  }
}
