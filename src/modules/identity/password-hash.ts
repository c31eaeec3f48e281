import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { WorkQueue } from "../../platform/work-queue/work-queue.js";
import { normalizedPassword } from "./password.rules.js";

/** OWASP's least parameters for Argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More at once than cores would only make each slower, and take 19 MiB each. */
const AT_ONCE = Math.max(1, availableParallelism());

/** Callers take turns; who comes behind so many is asked to come back. */
const hashing = (running: number): WorkQueue =>
  new WorkQueue({ running, runningEach: running, waiting: 1000, waitingEach: 400, patienceMs: 30_000 });

// Apart, so that anonymous callers, however many and from wherever, leave room for people on their own devices.
const ofKnown = hashing(AT_ONCE);
const ofAnonymous = hashing(Math.max(1, AT_ONCE - 1));

/** Whose password is judged, as far as turns depend on it. */
export interface Asker {
  /** A device on which the account was signed in before, or the network of an anonymous caller. */
  caller: string;
  isKnown: boolean;
}

/** New passwords are set by people who are signed in. */
const NEW_PASSWORDS = "new passwords";

/** What is stored of a password (Argon2id, PHC string). */
export const hashPassword = (password: string): Promise<string> =>
  ofKnown.run(NEW_PASSWORDS, () => hash(normalizedPassword(password), PARAMETERS));

let decoy: Promise<string> | undefined;

/** Whether the password is the one of the hash; without a hash it takes as long to say no. */
export async function isPassword(
  password: string,
  passwordHash: string | undefined,
  { caller, isKnown }: Asker,
): Promise<boolean> {
  const isReal = passwordHash?.startsWith("$argon2id$") === true;
  const against = isReal ? passwordHash : await (decoy ??= hash("nobody's password", PARAMETERS));
  const matches = await (isKnown ? ofKnown : ofAnonymous).run(caller, () =>
    verify(against, normalizedPassword(password)),
  );
  return matches && isReal;
}
