import { type HiddenCase, PAGE, Q4, STATISTICS_READERS, read } from "./cases.js";

export const rankingsCases: readonly HiddenCase[] = [
  read("standings", "scope", [...STATISTICS_READERS, "unionOfficer"], "tradeUnion", (scope) => ({
    ...PAGE,
    ...Q4,
    scope,
    level: "GRASSROOTS",
  })),
];
