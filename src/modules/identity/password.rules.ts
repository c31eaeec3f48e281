import { randomInt } from "node:crypto";
import { codePoints } from "../../platform/graphql/validate-arguments.js";

/** Shortest and longest password, in code points. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** Stems of the passwords that are tried first; digits and punctuation around them make them no better. */
const OBVIOUS = new Set([
  "",
  "password",
  "passwort",
  "passw0rd",
  "admin",
  "administrator",
  "qwerty",
  "qwertyuiop",
  "qwertyuiopasdfghjkl",
  "asdfghjkl",
  "zxcvbnm",
  "abcdefghij",
  "abcdefghijklmnopqrstuvwxyz",
  "iloveyou",
  "letmein",
  "welcome",
  "woaini",
  "liuyou",
  "gonghui",
  "zonggonghui",
  "tradeunion",
  "六有",
  "工会",
  "总工会",
  "密码",
]);
const FEWEST_DIFFERENT = 4;

/** One writing for what looks the same, so that another keyboard gives the same password. */
export const normalizedPassword = (password: string): string => password.normalize("NFKC");

export type PasswordFault = "PASSWORD_TOO_SHORT" | "PASSWORD_TOO_LONG" | "PASSWORD_TOO_WEAK";

/**
 * What is wrong with a new password: 10 to 200 code points, at least 4 different ones, neither the username nor one of
 * the obvious ones, whatever digits and punctuation surround them.
 */
export function passwordFault(password: string, username: string): PasswordFault | undefined {
  const normalized = normalizedPassword(password);
  const length = codePoints(normalized);
  if (length < PASSWORD_LENGTH.min) return "PASSWORD_TOO_SHORT";
  if (length > PASSWORD_LENGTH.max) return "PASSWORD_TOO_LONG";
  const bare = normalized.toLowerCase();
  const stem = bare.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const isUsername = bare === username || stem === username;
  // Letters only at the rim are cut, so a password of digits alone has an empty stem.
  const isObvious = OBVIOUS.has(stem) || new Set(bare).size < FEWEST_DIFFERENT;
  return isUsername || isObvious ? "PASSWORD_TOO_WEAK" : undefined;
}

// Without 0/O, 1/I/L and U/V, which are mistaken for each other when read out or copied by hand.
const ALPHABET = "ABCDEFGHJKMNPQRSTWXYZ23456789";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password to be handed over once and replaced at first use: 16 signs in groups of 4, about 77 random bits. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
