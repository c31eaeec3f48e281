/**
 * PostgreSQL's codes and Node's for "the database cannot be reached, is shutting down, has no room, only reads just now (as
 * some keepers set it when the disk is full, and as a server is that another took over from) or took too long".
 */
const CODES =
  /^(08|57P|53)|^(57014|55P03|25006|25P03|25P04|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** What the driver says, without a code, of a connection that broke while it was used. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether something failed only because the database is not there just now; the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  // Each layer may have wrapped the error of the one below.
  let cause = error as { code?: unknown; message?: unknown; cause?: unknown } | null | undefined;
  for (let layer = 0; typeof cause === "object" && cause !== null && layer < 5; layer++) {
    const { code, message } = cause;
    if (typeof code === "string" && CODES.test(code)) return true;
    if (typeof message === "string" && MESSAGES.test(message)) return true;
    cause = cause.cause as typeof cause;
  }
  return false;
}
