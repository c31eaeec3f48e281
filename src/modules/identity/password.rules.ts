import { randomInt } from "node:crypto";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { codePoints } from "../../platform/graphql/api/validate-arguments.js";
import { uniform } from "../../platform/text/text-forms.rules.js";

/** Shortest and longest password, in code points. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** What people here put into passwords: worth nothing to whoever tries them. */
const LOCAL_WORDS = ["liuyou", "gonghui", "zonggonghui", "tradeunion", "siming", "xiamen", "woaini"];
const LOCAL_WORDS_IN_CHINESE = ["六有", "工会", "总工会", "密码", "思明", "厦门", "我爱你"];

/** Fewest guesses that a password has to withstand, as zxcvbn estimates them; sign-in lets an anonymous caller try far fewer in a year. */
const FEWEST_GUESSES = 1e9;
const FEWEST_DIFFERENT = 4;

/** So much of a password is measured: the measure takes longer the longer the text, and this much is strong or never will be. */
const MEASURED_LENGTH = 64;

let strength: ZxcvbnFactory | undefined;

/** Made at the first use: its dictionaries take a tenth of a second to unpack. */
const measure = (): ZxcvbnFactory =>
  (strength ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MEASURED_LENGTH }));

/** One writing for what looks the same, so that another keyboard gives the same password. */
export const normalizedPassword = (password: string): string => uniform(password);

export type PasswordFault = "PASSWORD_TOO_SHORT" | "PASSWORD_TOO_LONG" | "PASSWORD_TOO_WEAK";

/**
 * What is wrong with a new password: 10 to 200 code points, at least 4 different ones, and by zxcvbn's estimate at least a
 * thousand million guesses for somebody who knows the common passwords, keyboards, dates, repetitions and the username.
 */
export function passwordFault(password: string, username: string): PasswordFault | undefined {
  const normalized = normalizedPassword(password);
  const length = codePoints(normalized);
  if (length < PASSWORD_LENGTH.min) return "PASSWORD_TOO_SHORT";
  if (length > PASSWORD_LENGTH.max) return "PASSWORD_TOO_LONG";
  const bare = normalized.toLowerCase();
  if (new Set(bare).size < FEWEST_DIFFERENT) return "PASSWORD_TOO_WEAK";
  const known = [username, ...username.split(/[^\p{L}\p{N}]+/u), ...LOCAL_WORDS, ...LOCAL_WORDS_IN_CHINESE];
  const { guesses } = measure().check(bare, known.filter(Boolean));
  return guesses < FEWEST_GUESSES ? "PASSWORD_TOO_WEAK" : undefined;
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
