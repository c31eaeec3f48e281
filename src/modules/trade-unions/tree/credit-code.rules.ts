import { tidy, uniform } from "../../../platform/text/text-forms.rules.js";

/** The characters of a unified social credit code in the order of their values 0 to 30 (GB 32100-2015): no I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const values = new Map([...CREDIT_CODE_ALPHABET].map((character, value) => [character, value]));
const FORM = /^[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Registry and kind, the first two characters, of trade unions: 1 is a grassroots union, 9 any other. */
const TRADE_UNION_PREFIXES: readonly string[] = ["81", "89"];

/** Registry and kind of employers: enterprises, self-employed, cooperatives, government bodies, institutions, social groups, private non-enterprise units. */
const EMPLOYER_PREFIXES: readonly string[] = ["91", "92", "93", "11", "12", "51", "52"];

/** The 18th character for the 17 before it, (31 − Σ Ci·3^(i−1) mod 31) mod 31 (GB 32100-2015); undefined when one of them is not allowed. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = values.get(character);
    if (value === undefined) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31];
}

/** The 9th character of a subject code for the 8 before it (GB 11714): 10 is written X, 11 is 0; letters count from A = 10. */
export function subjectCodeCheckCharacter(first8: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return undefined;
  const sum = SUBJECT_WEIGHTS.reduce(
    (total, weight, place) => total + weight * Number.parseInt(first8.charAt(place), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/** Of what people type or paste: in half width and capitals, without what nobody sees. */
export const normalizedCreditCode = (given: string): string => tidy(uniform(given)).toUpperCase();

/** Whether the code has the right form and last character; the check inside the subject code belongs to an older standard and is not asked. */
export const isCreditCode = (code: string): boolean =>
  FORM.test(code) && creditCodeCheckCharacter(code.slice(0, 17)) === code[17];

export const isTradeUnionCreditCode = (code: string): boolean =>
  isCreditCode(code) && TRADE_UNION_PREFIXES.includes(code.slice(0, 2));

export const isEmployerCreditCode = (code: string): boolean =>
  isCreditCode(code) && EMPLOYER_PREFIXES.includes(code.slice(0, 2));

/** A whole valid code from its parts: two characters of registry and kind, six digits of division, eight of the subject. */
export function creditCodeOf(prefix: string, division: string, subject: string): string {
  const first17 = `${prefix}${division}${subject}${subjectCodeCheckCharacter(subject) ?? ""}`;
  const code = `${first17}${creditCodeCheckCharacter(first17) ?? ""}`;
  if (!isCreditCode(code)) throw new Error(`no credit code has the parts ${prefix}, ${division}, ${subject}`);
  return code;
}
