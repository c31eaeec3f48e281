/** The journal's actions that take an office from an account; which ones were entered since when decides who may decide. */
export const OFFICE_ENDED = "officer.ended";
export const OFFICER_CHANGED = "officer.changed";

/** Under which name the details of a change tell the account that was taken off the register. */
export const FORMER_ACCOUNT = "formerAccountId";
