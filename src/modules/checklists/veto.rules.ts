import { isBlank } from "../../platform/text/text-forms.rules.js";
import type { StoredAnswer, TransferConclusion } from "./answer.js";
import type { ChecklistBody, Criterion, VetoEffect } from "./checklist-body.js";
import type { Earned } from "./criterion-points.rules.js";

/** A veto that is in force: a criterion's or a general one, with what it does. */
export interface Veto {
  readonly code: string;
  readonly effect: VetoEffect;
}

const hasDocument = (document: string | null): boolean => document !== null && !isBlank(document);

/** Whether the named event of a criterion's veto has occurred; what is only suspected never counts. */
export function isVetoMet(criterion: Criterion, answer: StoredAnswer, concluded?: TransferConclusion): boolean {
  if (!criterion.veto || criterion.vetoWhen === null || answer.notApplicable) return false;
  if (criterion.vetoAfter === "CONCLUSION") return (answer.conclusion ?? concluded) === "SUBSTANTIATED";
  return answer.vetoMet === true;
}

/**
 * The veto of a criterion, if it is in force. Without a named event, failing is the event, but not where only the
 * answers of the people asked made it fail.
 */
export function criterionVeto(criterion: Criterion, earned: Earned, vetoMet: boolean): Veto | null {
  const failed = criterion.vetoWhen === null && !earned.notApplicable && earned.claimed === 0;
  if (!criterion.veto || !(vetoMet || failed)) return null;
  const { code, authorityDocument, effectWithoutAuthorityDocument } = criterion;
  return {
    code,
    effect: hasDocument(authorityDocument) ? "FORCE_FAIL" : (effectWithoutAuthorityDocument ?? "BLOCK_AWARD"),
  };
}

/** The general vetoes of the checklist that are established; without an authority document each has its weaker effect. */
export function generalVetoesInForce(body: ChecklistBody, codes: readonly string[]): Veto[] {
  const unknown = codes.find((code) => !body.generalVetoes.some((veto) => veto.code === code));
  if (unknown !== undefined) throw new RangeError(`general veto ${unknown} is not in checklist ${body.code}`);
  return body.generalVetoes
    .filter((veto) => codes.includes(veto.code))
    .map(({ code, authorityDocument, effect, effectWithoutAuthorityDocument }) => ({
      code,
      effect: hasDocument(authorityDocument) ? effect : effectWithoutAuthorityDocument,
    }));
}
