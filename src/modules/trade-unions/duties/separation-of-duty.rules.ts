/** What somebody may have done on a matter, or be to it, that keeps them from deciding about it. */
export const duties = {
  inspects: "was sent to inspect, or took part in it",
  visits: "is or was in the team of the unannounced visit",
  drafts: "drafted it",
  proposes: "proposed the change",
  applies: "applied for the rating",
  objects: "objected to the notice",
  contests: "contested the finding",
  asksForTime: "asked for more time",
  rectifies: "submitted a rectification of the finding",
  asks: "asked for it, before the second person who has to agree",
  receives: "is the one who gets it",
  answersFor:
    "holds office in the union concerned, or did since the matter was opened, as the register of officers or a role at exactly that union says",
  inCharge: "the same, but for the members of the union's own auditing commission, who audit it by their office",
} as const;
export type Duty = keyof typeof duties;

const ANSWERS = { answersFor: "DECIDER_ANSWERS_FOR_UNION" } as const;
const IN_CHARGE = { inCharge: "DECIDER_ANSWERS_FOR_UNION" } as const;
const PARTY = { contests: "DECIDER_IS_PARTY", asksForTime: "DECIDER_IS_PARTY", rectifies: "DECIDER_IS_PARTY" } as const;
const APPLICANT = { applies: "DECIDER_IS_APPLICANT" } as const;

/**
 * The one table of duties that may not meet in one person on one matter (domain handbook, section 9): who did what stands
 * in a row does not perform that row's command, and is refused with the code. A person is all of their accounts.
 */
export const SEPARATIONS = {
  // Whoever decides about an inspection was not there, is not the one inspected, and has no part in what it decides in turn:
  // an application or an award that it was made for, findings that it looked at again.
  reviewInspection: { inspects: "REVIEWER_IS_INSPECTOR", ...APPLICANT, ...PARTY, ...ANSWERS },

  // Whoever contests, asks for time, rectifies or is the subject decides none of it; appeals are not for the first team.
  issueNotice: { ...PARTY, ...ANSWERS },
  decideContest: { inspects: "FINDING_DECIDER_IN_FIRST_TEAM", ...PARTY, ...ANSWERS },
  decideExtension: { ...PARTY, ...ANSWERS },
  verifyRectification: { ...PARTY, rectifies: "VERIFIER_IS_RECTIFIER", answersFor: "VERIFIER_HOLDS_OFFICE" },
  closeFinding: { ...PARTY, ...ANSWERS },
  transferFinding: { ...PARTY, ...ANSWERS },
  concludeTransfer: { inspects: "FINDING_DECIDER_IN_FIRST_TEAM", ...PARTY, ...ANSWERS },
  assignFollowUp: { inspects: "FOLLOW_UP_BY_FIRST_TEAM", rectifies: "VERIFIER_IS_RECTIFIER" },

  // Whoever applies, objects or is the subject has no part in what becomes of the application or the award.
  reviewRatingApplication: { applies: "APPLICANT_IS_REVIEWER", ...ANSWERS },
  proposeAwards: { ...APPLICANT, ...ANSWERS },
  withdrawPublicNotice: { ...APPLICANT, ...ANSWERS },
  decideObjection: {
    inspects: "DECIDER_IN_FIRST_TEAM",
    objects: "DECIDER_FILED_OBJECTION",
    ...APPLICANT,
    ...ANSWERS,
  },
  conferAward: { ...APPLICANT, ...ANSWERS },
  recordSuperiorAward: { ...APPLICANT, ...ANSWERS },
  recommendAward: { ...APPLICANT, ...ANSWERS },
  openReexamination: { ...APPLICANT, ...ANSWERS },
  changeAward: { ...APPLICANT, ...ANSWERS },

  // Whoever is audited does not audit.
  issueAuditNotice: { ...IN_CHARGE },
  recordAuditFigures: { ...IN_CHARGE },
  recordAuditFinding: { ...IN_CHARGE },
  sendDraftReport: { ...IN_CHARGE },
  issueAuditReport: { ...IN_CHARGE },
  closeAudit: { ...IN_CHARGE },
  cancelAudit: { ...IN_CHARGE },

  // Whoever drew a visit, goes on it or is visited neither approves it nor reviews what came of it.
  approveSupervisionVisit: { drafts: "VISIT_APPROVER_IS_ORGANIZER", visits: "VISIT_APPROVER_TAKES_PART", ...ANSWERS },
  reviewVisitReport: { drafts: "VISIT_REVIEWER_TOOK_PART", visits: "VISIT_REVIEWER_TOOK_PART", ...ANSWERS },
  referVisit: { ...ANSWERS },

  signCircular: { drafts: "CIRCULAR_SIGNER_IS_DRAFTER" },
  decideTradeUnionProposal: { proposes: "DECIDER_IS_PROPOSER" },

  // What opens a way to a role or a seal needs two people, and nobody opens it to themselves.
  grantRole: { receives: "GRANT_TO_ONESELF" },
  confirmGrant: { asks: "GRANT_CONFIRMER_NOT_SECOND", receives: "GRANT_CONFIRMER_NOT_SECOND" },
  appointSupervisor: { receives: "TERM_TO_ONESELF" },
  renewSupervisorTerm: { receives: "TERM_TO_ONESELF" },
  confirmInsider: { receives: "INSIDER_NOT_SECOND" },
} as const satisfies Record<string, Partial<Record<Duty, string>>>;
export type SeparatedCommand = keyof typeof SEPARATIONS;

/** Duties that come with an office in a union concerned, not with something that was done. */
export type OfficeDuty = "answersFor" | "inCharge";

/**
 * What is known of a matter: the accounts that have each of its command's duties, and the unions concerned with the instant
 * since which it has been open, as an office that was given up meanwhile counts as well.
 */
export type Matter<Command extends SeparatedCommand> = {
  [Each in Exclude<keyof (typeof SEPARATIONS)[Command], OfficeDuty>]: readonly (string | null)[];
} & (OfficeDuty & keyof (typeof SEPARATIONS)[Command] extends never ? unknown : Concerned);

/** The unions concerned by a matter, and since when it has been open. */
export interface Concerned {
  readonly tradeUnionIds: readonly string[];
  readonly openSince: Date | string;
}

/** The first duty of the command's row that meets in one person: who acts by their accounts, and whether they answer for a union concerned. */
export function metDuty(
  command: SeparatedCommand,
  matter: Partial<Record<Duty, readonly (string | null)[]>>,
  person: { accountIds: readonly string[] } & Readonly<Record<OfficeDuty, boolean>>,
): { duty: Duty; code: string } | undefined {
  const separated: Partial<Record<Duty, string>> = SEPARATIONS[command];
  const own = new Set(person.accountIds);
  for (const [duty, code] of Object.entries(separated) as [Duty, string][]) {
    const isMet =
      duty === "answersFor" || duty === "inCharge"
        ? person[duty]
        : (matter[duty] ?? []).some((id) => id !== null && own.has(id));
    if (isMet) return { duty, code };
  }
  return undefined;
}
