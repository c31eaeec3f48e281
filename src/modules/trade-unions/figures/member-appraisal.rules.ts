import { percentOf } from "../../../platform/numbers/percent.rules.js";

/** The votes of one member appraisal (会员评家). */
export interface AppraisalVotes {
  readonly eligible: number;
  readonly issued: number;
  readonly valid: number;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
  readonly dissatisfied: number;
}

export type AppraisalFault = "MORE_VOTES_THAN_ELIGIBLE" | "MORE_VALID_VOTES_THAN_ISSUED" | "VOTES_DO_NOT_ADD_UP";

/** What cannot be in a count of votes: valid ≤ issued ≤ eligible, and the three answers add up to valid. */
export function faultsOfVotes(votes: AppraisalVotes): AppraisalFault[] {
  const { eligible, issued, valid, satisfied, basicallySatisfied, dissatisfied } = votes;
  return [
    ...(issued > eligible ? (["MORE_VOTES_THAN_ELIGIBLE"] as const) : []),
    ...(valid > issued ? (["MORE_VALID_VOTES_THAN_ISSUED"] as const) : []),
    ...(satisfied + basicallySatisfied + dissatisfied !== valid ? (["VOTES_DO_NOT_ADD_UP"] as const) : []),
  ];
}

/** Valid when at least two thirds of the eligible members gave a valid vote; without any vote nothing is valid. */
export const isValidAppraisal = ({ valid, eligible }: Pick<AppraisalVotes, "valid" | "eligible">): boolean =>
  valid > 0 && valid * 3 >= eligible * 2;

/** Satisfied and basically satisfied among the valid votes, in percent; null without a valid vote. */
export const satisfactionPercentOf = (
  votes: Pick<AppraisalVotes, "valid" | "satisfied" | "basicallySatisfied">,
): number | null => percentOf(votes.satisfied + votes.basicallySatisfied, votes.valid);
