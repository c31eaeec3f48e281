import { registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";

/** Who may read what a union publishes. */
export const audiences = ["INTERNAL", "RECIPIENTS", "PUBLIC"] as const;
export type AudienceCode = (typeof audiences)[number];

export const Audience = enumOf(audiences);
registerEnumType(Audience, {
  name: "Audience",
  description: "Who sees what was published.",
  valuesConfig: {
    INTERNAL: {
      description:
        "Of a circular: who holds a role at the issuing union or above it; of a notice: also who reads the register of a union below it (内部).",
    },
    RECIPIENTS: {
      description:
        "Besides those at the issuing union or above it, those of the unions that receive it or that it names (收文单位).",
    },
    PUBLIC: { description: "Everybody, without signing in too (公众)." },
  },
});
