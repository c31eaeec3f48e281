export enum AwardStatus {
  CONFERRED = "CONFERRED",
  UNDER_REVIEW = "UNDER_REVIEW",
  SUSPENDED = "SUSPENDED",
  REVOKED = "REVOKED",
  LAPSED = "LAPSED",
}

const { CONFERRED, UNDER_REVIEW, SUSPENDED, REVOKED, LAPSED } = AwardStatus;

/** What can happen to an award. REEXAMINE, PASS and FAIL go with its re-examination, LAPSE with its last day. */
export enum AwardEventKind {
  CONFER = "CONFER",
  RECORD = "RECORD",
  REEXAMINE = "REEXAMINE",
  PASS = "PASS",
  FAIL = "FAIL",
  UPGRADE = "UPGRADE",
  DOWNGRADE = "DOWNGRADE",
  SUSPEND = "SUSPEND",
  RESUME = "RESUME",
  REVOKE = "REVOKE",
  LAPSE = "LAPSE",
}

/** What begins an award. */
export const awardInitialStates = { [AwardEventKind.CONFER]: CONFERRED, [AwardEventKind.RECORD]: CONFERRED } as const;

/** Which state each event leads to; one that is not named is refused. */
export const awardLifecycle: Readonly<Record<AwardStatus, Partial<Readonly<Record<AwardEventKind, AwardStatus>>>>> = {
  CONFERRED: {
    REEXAMINE: UNDER_REVIEW,
    UPGRADE: CONFERRED,
    DOWNGRADE: CONFERRED,
    SUSPEND: SUSPENDED,
    REVOKE: REVOKED,
    LAPSE: LAPSED,
  },
  // What failed stays under review until somebody decides what becomes of it.
  UNDER_REVIEW: {
    REEXAMINE: UNDER_REVIEW,
    PASS: CONFERRED,
    FAIL: UNDER_REVIEW,
    DOWNGRADE: CONFERRED,
    SUSPEND: SUSPENDED,
    REVOKE: REVOKED,
    LAPSE: LAPSED,
  },
  SUSPENDED: { REEXAMINE: UNDER_REVIEW, RESUME: CONFERRED, REVOKE: REVOKED, LAPSE: LAPSED },
  REVOKED: {},
  LAPSED: {},
};

/** States in which the award counts as held for another of the same scale. */
export const IN_FORCE_STATUSES = [CONFERRED, UNDER_REVIEW, SUSPENDED];

/** The state that an event leads to, or undefined where it is refused. */
export const nextAwardStatus = (status: AwardStatus, kind: AwardEventKind): AwardStatus | undefined =>
  awardLifecycle[status][kind];

/** States that end when the term has run out. */
export const LAPSING_STATUSES = (Object.keys(awardLifecycle) as AwardStatus[]).filter(
  (status) => nextAwardStatus(status, AwardEventKind.LAPSE) !== undefined,
);

/** Whether a term has run out on a day; its last day is still in it. */
const hasRunOut = (validUntil: string | null, day: string): boolean => validUntil !== null && validUntil < day;

/** The state on a day: what has run out has lapsed, whether or not that was written down yet. */
export const awardStatusOn = (
  { status, validUntil }: { status: AwardStatus; validUntil: string | null },
  day: string,
): AwardStatus => (LAPSING_STATUSES.includes(status) && hasRunOut(validUntil, day) ? LAPSED : status);
