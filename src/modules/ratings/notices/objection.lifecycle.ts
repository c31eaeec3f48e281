export enum ObjectionStatus {
  FILED = "FILED",
  UPHELD = "UPHELD",
  REJECTED = "REJECTED",
}

const { UPHELD, REJECTED } = ObjectionStatus;

export enum ObjectionDecision {
  UPHOLD = "UPHOLD",
  REJECT = "REJECT",
}

/** Which state each decision leads to; what was decided stays so. */
export const objectionLifecycle: Readonly<
  Record<ObjectionStatus, Partial<Readonly<Record<ObjectionDecision, ObjectionStatus>>>>
> = {
  FILED: { UPHOLD: UPHELD, REJECT: REJECTED },
  UPHELD: {},
  REJECTED: {},
};

export const decidedObjection = (status: ObjectionStatus, decision: ObjectionDecision): ObjectionStatus | undefined =>
  objectionLifecycle[status][decision];
