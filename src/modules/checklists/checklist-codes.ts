// The enum codes a checklist may use; a test holds them equal to the reference data that is seeded.

/** What a checklist inspects; one live default checklist exists for each kind. */
export const checklistKinds = [
  "SIX_STANDARDS",
  "WORKERS_HOME",
  "READING_ROOM",
  "AUDIT",
  "SUPERVISION",
  "SPECIAL_SAFETY",
  "SPECIAL_LABOR_USE",
  "SPECIAL_WAGES_WELFARE",
  "WEEKEND_SCHOOL",
  "DOUBLE_DISPLAY",
  "SIX_GOOD_STREET",
  "HARMONIOUS_ENTERPRISE",
  "MUTUAL_CARE",
] as const;
/** Whom an inspection looks at besides the responsible trade union. */
export const inspectionSubjects = ["TRADE_UNION", "EMPLOYER", "SITE"] as const;
/** Kinds of site a checklist with subject SITE is answered for. */
export const siteKinds = ["READING_ROOM", "WEEKEND_SCHOOL", "BRANCH", "SERVICE_POINT", "AREA"] as const;
/** Levels of trade unions a checklist applies to. */
export const tradeUnionLevels = ["CITY", "DISTRICT", "STREET", "COMMUNITY", "GRASSROOTS"] as const;
/** What a supervision visit looks at; narrows the criteria that are asked. */
export const visitSubjects = ["STAFF_CONDUCT", "GRASSROOTS_COMPLIANCE", "SERVICE_POINT"] as const;
/** How a criterion is found out; SYSTEM criteria are never answered by people. */
export const criterionModes = ["SYSTEM", "DESK", "ON_SITE", "INTERVIEW"] as const;
/** How a criterion earns points. */
export const scorings = ["BINARY", "STEPS", "POINTS"] as const;
/** Units of measures; a RATIO is entered as two counts. */
export const measureUnits = [
  "RATIO",
  "PERSONS",
  "PERSON_TIMES",
  "EMPLOYERS",
  "M2",
  "SEATS",
  "BOOKS",
  "TITLES",
  "ITEMS",
  "COMPUTERS",
  "EVENTS",
  "HOURS_PER_WEEK",
  "MONTHS",
  "DAYS",
  "POINTS",
] as const;
/** Measures that need not be whole numbers; every other unit counts things. */
export const fractionalUnits = ["RATIO", "M2", "HOURS_PER_WEEK", "POINTS"] as const;
/** Registers that SYSTEM criteria are answered from. */
export const registerSources = [
  "MEMBER_APPRAISAL",
  "FINDINGS",
  "SURVEY",
  "INSPECTION",
  "COVERAGE",
  "HEADCOUNT",
] as const;
/** Severities of findings, the gravest first; each has its rectification period. */
export const findingSeverities = ["IMMEDIATE", "CRITICAL", "MAJOR", "MINOR"] as const;
/** What a veto does: lowest grade and no award, or no award only. */
export const vetoEffects = ["FORCE_FAIL", "BLOCK_AWARD"] as const;
/** Bodies that a suspicion is transferred to. */
export const transferTargets = ["AUDITING_COMMISSION", "DISCIPLINE_BODY"] as const;
/** What the competent body concludes about a transferred suspicion. */
export const transferConclusions = ["SUBSTANTIATED", "UNSUBSTANTIATED"] as const;
/** Who may see what was recorded. */
export const evidenceVisibilities = ["NORMAL", "RESTRICTED"] as const;
/** Ownership of an employer; a criterion may only warn for some. */
export const ownershipTypes = [
  "GOVERNMENT",
  "INSTITUTION",
  "SOE",
  "FOREIGN",
  "ABOVE_SCALE",
  "PRIVATE",
  "SMALL_PRIVATE",
  "NEW_ECONOMIC_ORG",
  "NEW_SOCIAL_ORG",
] as const;
/** Classes of bodies that a criterion may not apply to. */
export const applicabilityClasses = [
  "GOVERNMENT",
  "CIVIL_SERVICE_MANAGED",
  "INSTITUTION_ENTERPRISE_MANAGED",
  "INSTITUTION_NOT_ENTERPRISE_MANAGED",
] as const;
/** Where a demand comes from, from a cited rule to our own default. */
export const groundings = ["REGULATION", "REGULATION_PLUS_DEFAULT", "PRACTICE", "OWN_DEFAULT"] as const;
/** How firm one cited basis is. */
export const basisMarks = ["article", "law", "practice", "default", "unverified"] as const;
/** What an inspector examines; kinds that begin with PHOTO_ require a file. */
export const evidenceTypes = [
  "DOC_ACQUISITION_LIST",
  "DOC_ACTIVITY_RECORD",
  "DOC_APPRAISAL_SHEETS",
  "DOC_APPROVAL",
  "DOC_ASSET_LIST",
  "DOC_ATTENDANCE",
  "DOC_AUDIT_REPORT",
  "DOC_BALLOT_RECORD",
  "DOC_BANK_PERMIT",
  "DOC_BANK_STATEMENT",
  "DOC_BUDGET",
  "DOC_CANDIDATE_REVIEW",
  "DOC_CASE_LOG",
  "DOC_CATALOG",
  "DOC_COLLECTIVE_CONTRACT",
  "DOC_COMMITTEE_LIST",
  "DOC_CONGRESS_RESOLUTION",
  "DOC_DUES_LEDGER",
  "DOC_DUTY_LIST",
  "DOC_ELECTION_MINUTES",
  "DOC_FILE_INDEX",
  "DOC_FILING_RECEIPT",
  "DOC_FINAL_ACCOUNTS",
  "DOC_GRANT",
  "DOC_HARDSHIP_REGISTER",
  "DOC_LABOR_CONTRACT",
  "DOC_LEDGER",
  "DOC_LEGAL_PERSON_CERT",
  "DOC_LIST",
  "DOC_MEETING_MINUTES",
  "DOC_MEMBER_REGISTER",
  "DOC_OPENING_HOURS",
  "DOC_ORG_CHART",
  "DOC_PAYMENT_LIST",
  "DOC_PAYMENT_RECORD",
  "DOC_PAYROLL_SAMPLE",
  "DOC_PAYROLL_TOTAL",
  "DOC_PLAN",
  "DOC_PUBLIC_NOTICE",
  "DOC_RECIPIENT_LIST",
  "DOC_REMITTANCE_RECORD",
  "DOC_RULE",
  "DOC_SAMPLE",
  "DOC_SEAL_REGISTER",
  "DOC_SIGNED_LIST",
  "DOC_SIGN_IN",
  "DOC_SMALL_HOME_LIST",
  "DOC_TRAINING_CERT",
  "DOC_USE_LOG",
  "DOC_VOUCHER_SAMPLE",
  "DOC_WORK_REPORT",
  "INTERVIEW_CHAIR",
  "INTERVIEW_MEMBERS",
  "INTERVIEW_SAMPLE",
  "INTERVIEW_STAFF",
  "MEASURE_AREA",
  "MEASURE_CALL_TEST",
  "MEASURE_COUNT",
  "MEASURE_TIME_STAMP",
  "NOTE",
  "PHOTO_DEVICE",
  "PHOTO_NOTICE_BOARD",
  "PHOTO_PLAQUE",
  "PHOTO_PREMISES",
  "PHOTO_SITE",
  "SYSTEM_COVERAGE",
  "SYSTEM_INSPECTION_SCORE",
  "SYSTEM_MEMBER_APPRAISAL",
  "SYSTEM_MEMBER_COUNT",
  "SYSTEM_RECTIFICATION",
  "SYSTEM_SURVEY_RESULT",
  "SYSTEM_TERM_DATES",
  "SYSTEM_USCC_CHECK",
] as const;
