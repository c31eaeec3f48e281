import { expect, test } from "@jest/globals";
import { answerFlags } from "../../../src/modules/checklists/answer-flags.rules.js";
import { checklistErrors } from "../../../src/modules/checklists/checklists.errors.js";
import { lossReasons } from "../../../src/modules/checklists/loss-reasons.js";

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test.each(Object.entries({ ...checklistErrors, ...lossReasons, ...answerFlags }))(
  "%s says the same in both languages",
  (_code, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(placeholders(zh)).toEqual(placeholders(en));
  },
);
