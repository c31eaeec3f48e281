import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { RequestError } from "../../platform/errors/request-error.js";
import { normalizedPassword } from "./password.rules.js";

/** OWASP's least parameters for Argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More at once than cores would only make each slower, and take 19 MiB each. */
const AT_ONCE = Math.max(1, availableParallelism());

/** Who comes behind these is asked to come back: he would wait longer than he is patient. */
const WAITING = 100;
const RETRY_AFTER_SECONDS = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running++;
  else {
    if (waiting.length >= WAITING) throw new RequestError("THROTTLED", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    // The place is handed over by the one that leaves it, so that nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

/** What is stored of a password (Argon2id, PHC string). */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normalizedPassword(password), PARAMETERS));

let decoy: Promise<string> | undefined;

/** Whether the password is the one of the hash; without a hash it takes as long to say no. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isReal = passwordHash?.startsWith("$argon2id$") === true;
  const against = isReal ? passwordHash : await (decoy ??= hash("nobody's password", PARAMETERS));
  const matches = await inTurn(() => verify(against, normalizedPassword(password)));
  return matches && isReal;
}
