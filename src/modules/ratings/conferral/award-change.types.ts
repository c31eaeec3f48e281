import { registerEnumType } from "type-graphql";

/** What a person does to an award; the rest of what happens to it follows from other commands. */
export enum AwardChange {
  SUSPEND = "SUSPEND",
  RESUME = "RESUME",
  UPGRADE = "UPGRADE",
  DOWNGRADE = "DOWNGRADE",
  REVOKE = "REVOKE",
  LAPSE = "LAPSE",
}
registerEnumType(AwardChange, {
  name: "AwardChange",
  description: "What is done to an award.",
  valuesConfig: {
    SUSPEND: { description: "It does not hold for the time being." },
    RESUME: { description: "It holds again." },
    UPGRADE: {
      description: "A superior has conferred a higher level; what the district confers goes up by an application.",
    },
    DOWNGRADE: { description: "Its holder keeps a lower level of the same scale." },
    REVOKE: { description: "It is taken away for good." },
    LAPSE: { description: "Its last day has passed." },
  },
});
