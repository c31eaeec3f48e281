import { type HiddenCase, read } from "./cases.js";

export const checklistsCases: readonly HiddenCase[] = [
  read("checklist", "code", ["organizer", "reviewer", "inspector"], "checklistDraftCode", (code) => ({
    code,
    version: 1,
  })),
];
