import { enumOf } from "./enum-of.js";

/** The values of an enum, and what each means, of codes whose texts stand elsewhere already. */
export const describedCodes = <Code extends string>(texts: Readonly<Record<Code, { en: string }>>) => ({
  values: enumOf(Object.keys(texts) as Code[]),
  config: Object.fromEntries(
    Object.entries<{ en: string }>(texts).map(([code, { en }]) => [code, { description: en }]),
  ) as Record<Code, { description: string }>,
});
