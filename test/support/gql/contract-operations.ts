/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Acknowledges the receipt of a notice. */
export type AcknowledgeNoticeInput = {
  /** Name of the person who received it, 1 to 100 characters. */
  name: string;
  /** The notice. */
  noticeId: string;
  /** Post of that person, at most 100 characters. */
  post?: string | null | undefined;
};

/** The two counts of a ratio. */
export type AnswerCountsInput = {
  /** The whole, from 0. */
  denominator?: number | null | undefined;
  /** The part, from 0. */
  numerator?: number | null | undefined;
};

/** How often something was found that takes points off. */
export type AnswerDeductionInput = {
  /** Code of the deduction within the criterion. */
  code?: string | null | undefined;
  /** Number of cases, 0 to 1,000. */
  count?: number | null | undefined;
};

/** The answer to one criterion; what it holds is what the criterion's scoring asks for. */
export type AnswerInput = {
  /** Whether the case of the criterion's cap was found. */
  capped?: boolean | null | undefined;
  /** Whether the self-inspection that the inspection is based on was found right; what it says is taken over where nothing else is said. */
  checked?: boolean | null | undefined;
  /** The two counts where the measure is a ratio. */
  counts?: AnswerCountsInput | null | undefined;
  /** Code of the criterion. */
  criterion?: string | null | undefined;
  /** What takes points off, at most 100. */
  deductions?: Array<AnswerDeductionInput> | null | undefined;
  /** Hashes of announced files, at most 50. */
  evidence?: Array<string> | null | undefined;
  /** Problems found, at most 50. */
  faults?: Array<FaultInput> | null | undefined;
  /** What was measured, in the unit of the criterion's measure. */
  measure?: number | null | undefined;
  /** Whether the criterion does not apply, where it allows that. */
  notApplicable?: boolean | null | undefined;
  /** At most 2,000 characters; any lost point needs a note or a fault. */
  note?: string | null | undefined;
  /** Codes of the parts that are met, at most 100. */
  parts?: Array<string> | null | undefined;
  /** Points; taken for any scoring when the criterion can give them. */
  points?: number | null | undefined;
  /** The people asked. */
  sample?: AnswerSampleInput | null | undefined;
  /** Code of the step that applies. */
  step?: string | null | undefined;
  /** A clue for the auditing commission or discipline body; changes no visible score. */
  suspected?: boolean | null | undefined;
  /** Whether the named event of the criterion's veto was found. */
  vetoMet?: boolean | null | undefined;
};

/** How many people were asked. */
export type AnswerSampleInput = {
  /** People asked, 0 to 1,000. */
  asked?: number | null | undefined;
  /** Those of them who confirmed it. */
  positive?: number | null | undefined;
};

/** Applies for a level of a rating. */
export type ApplyForRatingInput = {
  /** Its files, at most 20; every kind that the program asks for has to be there. */
  attachments: Array<RatingAttachmentInput>;
  /** What was counted, at most 50; what is left out is taken from the self-inspection. */
  counts?: Array<RatingCountInput> | null | undefined;
  /** Codes of the conditions that no register knows and that the applicant declares to meet, at most 50. */
  declared?: Array<string> | null | undefined;
  /** An employer that it covers, for programs that rate employers. */
  employerId?: string | null | undefined;
  /** A UUID made for this request; the same one again gives the same application. */
  idempotencyKey: string;
  /** Code of the level. */
  levelCode: string;
  /** The program. */
  programId: string;
  /** The subject's self-inspection by the program's checklist; needed where the program has one. */
  selfInspectionId?: string | null | undefined;
  /** Its site, for programs that rate sites. */
  siteId?: string | null | undefined;
  /** The union that applies. */
  tradeUnionId: string;
};

/** A leader's decision about a drawn visit. */
export type ApproveSupervisionVisitInput = {
  /** Why, at most 2,000 characters. */
  comment?: string | null | undefined;
  /** The decision. */
  decision: VisitApproval;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The visit. */
  visitId: string;
};

/** Who is sent on the visits of a plan. */
export type AssignInspectionsInput = {
  /** BY_HAND only: who goes where, 1 to 500 unions, each once. */
  assignments?: Array<HandAssignmentInput> | null | undefined;
  /** A UUID of the caller's; the same request under the same key is carried out once. */
  idempotencyKey: string;
  /** SPREAD_BY_STREET_AND_LOAD only: the accounts among whom the visits are spread, 1 to 200. */
  inspectorIds?: Array<string> | null | undefined;
  /** The plan. */
  planId: string;
  /** How visits are given to inspectors. */
  strategy: AssignmentStrategy;
  /** SPREAD_BY_STREET_AND_LOAD only: how many go on each visit, 1 to 5; by default 1. */
  teamSize?: number | null | undefined;
};

/** A target for a union, and how it is split among the unions directly below. */
export type AssignTargetInput = {
  /** The figure to reach, 0.01 to 999,999,999,999, at most two decimals. */
  assigned: number;
  /** Who assigned it, 1 to 200 characters. */
  assigner: string;
  /** First day of the period; any range of days will do. */
  from: string;
  /** A UUID made for this request; the same one again gives the same target. */
  idempotencyKey: string;
  /** Code of what is counted: capital letters, digits and underscores, at most 50. Codes that end in _RATE are percents, whose parts do not add up; ORGANIZATION_RATE and MEMBERSHIP_RATE are compared with the registers. */
  measure: string;
  /** To split further, or later: the target of the union directly above, of which this one becomes a part. Its measure is the same and its period lies around this one's. */
  parentTargetId?: string | null | undefined;
  /** What the unions directly below take over, at most 500; their sum need not be the whole, see `remainder`. */
  parts?: Array<TargetPartInput> | null | undefined;
  /** The document in which it was assigned, at most 200 characters. */
  sourceDocument?: string | null | undefined;
  /** Last day of the period, not before `from`. */
  to: string;
  /** The union. */
  tradeUnionId: string;
};

/** How visits are given to inspectors. */
export type AssignmentStrategy =
  /** Each union gets the inspectors named for it. */
  | 'BY_HAND'
  /** Everybody named gets as even a load as possible, in as few streets as possible. */
  | 'SPREAD_BY_STREET_AND_LOAD';

/** Who sees what was published. */
export type Audience =
  /** Of a circular: who holds a role at the issuing union or above it; of a notice: also who reads the register of a union below it (内部). */
  | 'INTERNAL'
  /** Everybody, without signing in too (公众). */
  | 'PUBLIC'
  /** Besides those at the issuing union or above it, those of the unions that receive it or that it names (收文单位). */
  | 'RECIPIENTS';

/** One line of the audited accounts. */
export type AuditFigureInput = {
  /** What it came to, in fen; negative for investment income only. */
  actual: number;
  /** What the budget allowed or expected, in fen; negative for investment income only. */
  budget: number;
  /** The line, each at most once; the two balances have fields of their own. */
  item: AuditFigureItem;
};

/** A line of a union's accounts. */
export type AuditFigureItem =
  /** Grants from the administration (行政补助收入). */
  | 'ADMINISTRATIVE_GRANTS'
  /** Allocated dues, 2% of the wages (拨缴经费收入). */
  | 'ALLOCATED_DUES_INCOME'
  /** Capital expenditure (资本性支出). */
  | 'CAPITAL_EXPENDITURE'
  /** Closing balance (期末结余); stated in `closingBalance`. */
  | 'CLOSING_BALANCE'
  /** Investment income (投资收益); the only line that may be negative. */
  | 'INVESTMENT_INCOME'
  /** Grants to lower unions (补助下级支出). */
  | 'LOWER_LEVEL_GRANTS'
  /** Membership dues (会费收入). */
  | 'MEMBERSHIP_DUES_INCOME'
  /** Opening balance (期初结余); stated in `openingBalance`. */
  | 'OPENING_BALANCE'
  /** Operations (业务支出). */
  | 'OPERATIONS'
  /** Other expenditure (其他支出). */
  | 'OTHER_EXPENDITURE'
  /** Other income (其他收入). */
  | 'OTHER_INCOME'
  /** Protection of rights (维权支出). */
  | 'RIGHTS_PROTECTION'
  /** Grants from the upper union (上级补助收入). */
  | 'SUPERIOR_GRANTS'
  /** Expenditure of undertakings (事业支出). */
  | 'UNDERTAKING_EXPENDITURE'
  /** Income of undertakings (事业收入). */
  | 'UNDERTAKING_INCOME'
  /** Workers' activities (职工活动支出). */
  | 'WORKER_ACTIVITIES';

/** Which audits; conditions are combined by AND. */
export type AuditFilter = {
  /** Only of one of these kinds; at most 10. */
  kind?: Array<AuditKind> | null | undefined;
  /** Only of unions at or below this one. */
  scope?: string | null | undefined;
  /** Only in one of these states; at most 10. */
  status?: Array<AuditStatus> | null | undefined;
  /** Only of this union. */
  tradeUnionId?: string | null | undefined;
};

/** What kind of fault an audit found. */
export type AuditFindingKind =
  /** Accounts not kept by the rules (核算不规范). */
  | 'ACCOUNTS_NOT_IN_ORDER'
  /** Assets not recorded or not counted (资产管理不规范). */
  | 'ASSETS_NOT_IN_ORDER'
  /** Budget exceeded or changed without the procedure (预算执行不规范). */
  | 'BUDGET_NOT_FOLLOWED'
  /** Duties not separate, no collective decision (内控缺陷). */
  | 'CONTROL_WEAKNESS'
  /** Dues not collected, or not passed up in full or in time (经费未足额及时拨缴、上解). */
  | 'DUES_NOT_REMITTED'
  /** Earmarked money used for something else (专款未专用). */
  | 'EARMARKED_FUNDS_DIVERTED'
  /** Income outside the books (收入未入账). */
  | 'INCOME_NOT_RECORDED'
  /** Anything else (其他). */
  | 'OTHER'
  /** Spent on what the rules do not allow (超范围支出). */
  | 'OUT_OF_SCOPE'
  /** Spent beyond a limit (超标准支出). */
  | 'OVER_STANDARD'
  /** Vouchers missing or irregular (凭证不合规). */
  | 'VOUCHER_NOT_VALID';

/** What an audit looks at. */
export type AuditKind =
  /** Audit of how the budget was carried out (预算执行情况审计). */
  | 'BUDGET_EXECUTION'
  /** Survey of auditing officers on the spot (经审干部队伍状况调研); needs no figures. */
  | 'CADRE_SURVEY'
  /** End-of-term economic responsibility (离任、任期经济责任审计). */
  | 'END_OF_TERM'
  /** Audit of the next lower union (上审下). */
  | 'NEXT_LOWER_LEVEL'
  /** Same-level review (同级审查). */
  | 'SAME_LEVEL'
  /** Special audit: earmarked funds, hardship funds, assets, construction (专项审计). */
  | 'SPECIAL';

/** What the auditors say of the accounts. An audit gives an opinion and no grade. */
export type AuditOpinion =
  /** Adverse (否定). */
  | 'ADVERSE'
  /** Disclaimer (无法表示意见). */
  | 'DISCLAIMER'
  /** Qualified (保留). */
  | 'QUALIFIED'
  /** Unqualified (无保留). */
  | 'UNQUALIFIED';

/** How far an audit has got. */
export type AuditStatus =
  /** Given up before its report, with the reason. */
  | 'CANCELED'
  /** Over. */
  | 'CLOSED'
  /** The union has commented. */
  | 'COMMENTED'
  /** The draft report lies with the union for its comments. */
  | 'DRAFT_SENT'
  /** The report is issued; what was found is being put right. */
  | 'ISSUED'
  /** The union was given notice; the auditors work on site and at the desk. */
  | 'NOTICE_ISSUED'
  /** Opened by the auditors; the union does not know of it yet. */
  | 'OPENED'
  /** Every finding is closed or withdrawn. */
  | 'RECTIFIED';

/** What is done to an award. */
export type AwardChange =
  /** Its holder keeps a lower level of the same scale. */
  | 'DOWNGRADE'
  /** Its last day has passed. */
  | 'LAPSE'
  /** It holds again. */
  | 'RESUME'
  /** It is taken away for good. */
  | 'REVOKE'
  /** It does not hold for the time being. */
  | 'SUSPEND'
  /** A superior has conferred a higher level; what the district confers goes up by an application. */
  | 'UPGRADE';

/** What happened to an award. */
export type AwardEventKind =
  /** The district conferred it. */
  | 'CONFER'
  /** Its holder keeps a lower level only. */
  | 'DOWNGRADE'
  /** It is not deserved any more; what becomes of it is still to be decided. */
  | 'FAIL'
  /** Its time ran out. */
  | 'LAPSE'
  /** It is still deserved. */
  | 'PASS'
  /** A superior conferred it, and the district recorded it. */
  | 'RECORD'
  /** People were sent to look whether it is still deserved. */
  | 'REEXAMINE'
  /** It holds again. */
  | 'RESUME'
  /** It was taken away. */
  | 'REVOKE'
  /** It does not hold for the time being. */
  | 'SUSPEND'
  /** A higher level was conferred on its holder. */
  | 'UPGRADE';

/** Which awards a list holds; what is left out does not restrict it. */
export type AwardFilter = {
  /** Only conferred by these levels, at most 5. */
  conferringLevel?: Array<string> | null | undefined;
  /** Only of the level of this code. */
  levelCode?: string | null | undefined;
  /** Only of the program of this code. */
  programCode?: string | null | undefined;
  /** Only those that are to be re-examined before this day. */
  reexamineBefore?: string | null | undefined;
  /** Only of this union and those below it. One out of reach gives an empty list. */
  scope?: string | null | undefined;
  /** Only these, at most 5. */
  status?: Array<AwardStatus> | null | undefined;
  /** Only those whose last day lies before this one. */
  validUntilBefore?: string | null | undefined;
};

/** Whether an award holds. */
export type AwardStatus =
  /** It holds. */
  | 'CONFERRED'
  /** Its time ran out. */
  | 'LAPSED'
  /** It was revoked. */
  | 'REVOKED'
  /** It is suspended. */
  | 'SUSPENDED'
  /** It is being re-examined. */
  | 'UNDER_REVIEW';

/** Changes an award on a day, for a cause. */
export type ChangeAwardInput = {
  /** The award. */
  awardId: string;
  /** Why, 1 to 1,000 characters. */
  cause: string;
  /** What is done. */
  change: AwardChange;
  /** Number of the document, at most 100 characters; needed for UPGRADE. */
  documentNumber?: string | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The inspection that showed it, of the award's holder. */
  inspectionId?: string | null | undefined;
  /** Code of the level afterwards; for UPGRADE and DOWNGRADE. */
  levelCode?: string | null | undefined;
  /** The day it takes effect: not before the award's latest event, not in the future. */
  on: string;
};

/** The caller's old and new password. */
export type ChangePasswordInput = {
  /** The password up to now, or the one-time password. */
  currentPassword: string;
  /** The new one: 10 to 200 characters, at least 4 different ones, and not easily guessed: by the measure of zxcvbn, 10⁹ guesses at least (our default). */
  newPassword: string;
};

/** What is to be changed; a field left out stays as it is, null empties it where that is possible. */
export type ChangeTradeUnionInput = {
  /** Postal address, at most 300 characters. */
  address?: string | null | undefined;
  /** Last day of the legal-person certificate. */
  certificateExpiresOn?: string | null | undefined;
  /** Members of the committee, 1 to 99. */
  committeeSize?: number | null | undefined;
  /** Telephone of the union's office, at most 40 characters; not a private number. */
  contactPhone?: string | null | undefined;
  /** Unified social credit code, starting with 81 or 89; its last character checks the others (GB 32100-2015). */
  creditCode?: string | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** How it was set up; has to fit the level; null leaves it. */
  form?: TradeUnionForm | null | undefined;
  /** The day it was founded, not in the future. */
  foundedOn?: string | null | undefined;
  /** Where it is. */
  location?: LocationInput | null | undefined;
  /** Full name, 1 to 200 characters; null leaves it. */
  name?: string | null | undefined;
  /** Who owns the employer. */
  ownership?: OwnershipType | null | undefined;
  /** What else distinguishes the employer; at most 6. */
  ownershipTags?: Array<EmployerTag> | null | undefined;
  /** Size class of a street or park union. */
  sizeClass?: SizeClass | null | undefined;
  /** Last day of the committee's term, not before it began or the union was founded. */
  termEndsOn?: string | null | undefined;
  /** First day of the committee's term. */
  termStartsOn?: string | null | undefined;
  /** The union. */
  tradeUnionId: string;
};

/** What a checklist looks into. */
export type ChecklistKind =
  /** Fund audit (经费审查审计); ungraded. */
  | 'AUDIT'
  /** Double Display (双亮). */
  | 'DOUBLE_DISPLAY'
  /** Harmonious labor relations enterprise (劳动关系和谐企业). */
  | 'HARMONIOUS_ENTERPRISE'
  /** Mutual care, mutual appraisal (双爱双评). */
  | 'MUTUAL_CARE'
  /** Workers' Reading Room (职工书屋). */
  | 'READING_ROOM'
  /** Six Goods street union (六好街道工会). */
  | 'SIX_GOOD_STREET'
  /** Six Standards (六个有). */
  | 'SIX_STANDARDS'
  /** Special inspection of labor use (劳动用工). */
  | 'SPECIAL_LABOR_USE'
  /** Special inspection of work safety (劳动安全生产). */
  | 'SPECIAL_SAFETY'
  /** Special inspection of wages and welfare (职工工资福利). */
  | 'SPECIAL_WAGES_WELFARE'
  /** Supervision visit (明察暗访). */
  | 'SUPERVISION'
  /** Women Workers' Weekend School (女职工周末学校). */
  | 'WEEKEND_SCHOOL'
  /** Workers' Home (职工之家). */
  | 'WORKERS_HOME';

/** Whether a checklist version may be edited and used. */
export type ChecklistStatus =
  /** Being edited; cannot be used. */
  | 'DRAFT'
  /** In use; never changes again. */
  | 'PUBLISHED'
  /** No new plans or inspections; what was begun under it may still be submitted. */
  | 'RETIRED';

/** What a circular reports on. */
export type CircularKind =
  /** Audits (经审通报). */
  | 'AUDIT'
  /** Inspections (检查通报). */
  | 'INSPECTION'
  /** Anything else. */
  | 'OTHER'
  /** A ranking (排名通报). */
  | 'RANKING'
  /** Ratings and awards (评定通报). */
  | 'RATING'
  /** How findings were put right (整改通报). */
  | 'RECTIFICATION'
  /** Unannounced visits (明察暗访通报). */
  | 'SUPERVISION';

/** Whether a circular says who it is about. */
export type CircularNaming =
  /** It names nobody (不点名). */
  | 'ANONYMOUS'
  /** It names those who did well (表扬). */
  | 'COMMENDING'
  /** It names those with problems (点名). */
  | 'NAMED';

/** How far a circular has come. */
export type CircularStatus =
  /** Given up before it was published. */
  | 'DISCARDED'
  /** Being written; its drafter may change it. */
  | 'DRAFT'
  /** Seen by its audience. */
  | 'PUBLISHED'
  /** Signed and numbered by a leader; it does not change any more. */
  | 'SIGNED';

/** Where the tablet was (WGS 84). */
export type ClaimedLocationInput = {
  /** Radius of uncertainty in meters. */
  accuracyMeters?: number | null | undefined;
  /** Degrees north, −90 to 90. */
  latitude?: number | null | undefined;
  /** Degrees east, −180 to 180. */
  longitude?: number | null | undefined;
};

/** The end of an audit. */
export type CloseAuditInput = {
  /** The audit. */
  auditId: string;
  /** The version that was read. */
  expectedVersion: number;
};

/** Closes a union that has no active union below it. Its coverage and sites end with it; grants stay until revoked. */
export type CloseTradeUnionInput = {
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** Its last day, not in the future and not before it was founded. */
  on: string;
  /** Why. */
  reason: ClosingReason;
  /** The union. */
  tradeUnionId: string;
};

/** Why a trade union was closed. */
export type ClosingReason =
  /** Dissolved (撤销). */
  | 'DISSOLVED'
  /** Its employer ceased to exist (用人单位终止). */
  | 'EMPLOYER_CLOSED'
  /** Merged into another union (合并). */
  | 'MERGED'
  /** It moved out of the federation's area (迁出). */
  | 'RELOCATED';

/** What the audited union says of the draft. */
export type CommentOnDraftInput = {
  /** The audit. */
  auditId: string;
  /** Files that show it, by hash; at most 50. */
  evidence?: Array<string> | null | undefined;
  /** The version that was read. */
  expectedVersion: number;
  /** The statement, 1 to 50,000 characters. */
  statement: string;
};

/** Enters what the competent body concluded. */
export type ConcludeTransferInput = {
  /** The conclusion. */
  conclusion: TransferConclusion;
  /** Number of the document with the conclusion, 1 to 60 characters; without it nothing is concluded. */
  documentNumber?: string | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
};

/** Confers what was applied for. */
export type ConferAwardInput = {
  /** The application; its notice has run out without an open objection. */
  applicationId: string;
  /** Number of the conferring document, 1 to 100 characters. */
  documentNumber: string;
  /** The application's version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The day of the document: after the last day of the notice, not in the future. */
  on: string;
};

/** Why somebody does not visit a union (回避). */
export type ConflictReason =
  /** There are debts between them (债务往来). */
  | 'DEBT'
  /** A near relative works there or leads it (近亲属). */
  | 'NEAR_RELATIVE'
  /** The person holds office there, or did within three years (任职). */
  | 'OFFICE'
  /** The person belongs to the same unit (同单位). */
  | 'SAME_UNIT';

/** What is decided about a contested finding. */
export type ContestDecision =
  /** The finding is withdrawn (撤销). */
  | 'REVOKE'
  /** The finding stands (维持); the time for putting it right begins anew. */
  | 'UPHOLD';

/** The union's objection to a finding, once. */
export type ContestFindingInput = {
  /** Files that show it, by hash; at most 50. They may arrive later. */
  evidence?: Array<string> | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
  /** Why it is wrong, 1 to 2,000 characters. */
  statement: string;
};

/** How a union covers an employer. */
export type CoverageKind =
  /** Its own or joint union (首次覆盖); one at a time, and the one that rates count. */
  | 'PRIMARY'
  /** A regional or industry union covers it again (二次覆盖); not counted again in rates. */
  | 'SECONDARY';

/** A new account. */
export type CreateAccountInput = {
  /** UUID of this request: sent again, it gives the same account, without the password. */
  idempotencyKey: string;
  /** Language of texts and messages: `zh-CN` or `en`. */
  language?: string;
  /** The person's name, 1 to 100 characters. */
  name: string;
  /** What the person signs in with: 2 to 63 letters, digits, dots, underscores or hyphens, beginning with a letter or digit; kept in lower case. Unique. */
  username: string;
};

/** A new plan. */
export type CreateInspectionPlanInput = {
  /** The checklist version; it must be published. */
  checklistId: string;
  /** Last day of the visits: not before today nor before the period, at most 366 days after it. */
  dueOn: string;
  /** A UUID of the caller's; the same request under the same key makes one plan. */
  idempotencyKey: string;
  /** Why the unions are inspected. SPECIAL needs a special checklist; the others need a graded one, ROUTINE one that is not special. */
  kind: InspectionKind;
  /** The levels of the unions to inspect, 1 to 5, each among those that the checklist applies to. */
  levels: Array<TradeUnionLevel>;
  /** First day of the visits; not after the period, nor more than 366 days before it. */
  opensOn: string;
  /** The period that the results count for; at most 366 days from today. */
  period: string;
  /** Whether the street union looks at each inspection before the reviewer does; by default not. */
  preReviewByStreet?: boolean | null | undefined;
  /** The union at or below which inspections take place. */
  scopeId: string;
  /** Title, 1 to 200 characters. */
  title: string;
};

/** A union to be added to the tree. */
export type CreateTradeUnionInput = {
  /** Postal address, at most 300 characters. */
  address?: string | null | undefined;
  /** Last day of the legal-person certificate. */
  certificateExpiresOn?: string | null | undefined;
  /** Short code: letters, digits and hyphens, at most 60. Without one it gets the parent's code with the next number. */
  code?: string | null | undefined;
  /** Members of the committee, 1 to 99. */
  committeeSize?: number | null | undefined;
  /** Telephone of the union's office, at most 40 characters; not a private number. */
  contactPhone?: string | null | undefined;
  /** Unified social credit code, starting with 81 or 89; its last character checks the others (GB 32100-2015). */
  creditCode?: string | null | undefined;
  /** How it was set up; has to fit the level. */
  form: TradeUnionForm;
  /** The day it was founded, not in the future. */
  foundedOn?: string | null | undefined;
  /** UUID made by the client; the same request again with it changes nothing more and succeeds. */
  idempotencyKey: string;
  /** Where it stands in the tree. */
  level: TradeUnionLevel;
  /** Where it is. */
  location?: LocationInput | null | undefined;
  /** Full name, 1 to 200 characters. */
  name: string;
  /** Who owns the employer. */
  ownership?: OwnershipType | null | undefined;
  /** What else distinguishes the employer; at most 6. */
  ownershipTags?: Array<EmployerTag> | null | undefined;
  /** The union above: a grassroots union may hang under any higher level, any other under the next one. */
  parentId: string;
  /** Size class of a street or park union. */
  sizeClass?: SizeClass | null | undefined;
  /** Last day of the committee's term, not before it began or the union was founded. */
  termEndsOn?: string | null | undefined;
  /** First day of the committee's term. */
  termStartsOn?: string | null | undefined;
};

/** How a criterion is found out. */
export type CriterionMode =
  /** From documents; may be checked beforehand from the union's self-inspection. */
  | 'DESK'
  /** People are asked. */
  | 'INTERVIEW'
  /** Seen on site. */
  | 'ON_SITE'
  /** Filled by the server from the registers at submission; never answered by people. */
  | 'SYSTEM';

/** Decides about a contested finding; not by anybody who was in the first team. */
export type DecideContestInput = {
  /** Why, 1 to 2,000 characters. */
  comment: string;
  /** What is decided. */
  decision: ContestDecision;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
};

/** Decides about a request for more time. */
export type DecideExtensionInput = {
  /** Why, at most 1,000 characters; needed for a rejection. */
  comment?: string | null | undefined;
  /** What is decided. */
  decision: ExtensionDecision;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
};

/** Decides about an objection. */
export type DecideObjectionInput = {
  /** What is decided. */
  decision: ObjectionDecision;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The objection. */
  objectionId: string;
  /** Why, 1 to 2,000 characters. */
  reason: string;
};

/** That the caller must not visit the unit. */
export type DeclareConflictInput = {
  /** Why. */
  reason: ConflictReason;
  /** The visit in whose team the caller is. */
  visitId: string;
};

/** The device on which somebody signs in. */
export type DeviceInput = {
  /** UUID that the device makes once and keeps; every account that uses the device sends the same one. */
  id: string;
  /** What people call it, 1 to 100 characters. */
  name: string;
  /** What it runs on, for example `android`, `ios` or `web`; 1 to 40 characters. */
  platform: string;
};

/** A new circular. */
export type DraftCircularInput = {
  /** Text, 1 to 50,000 characters. */
  body: string;
  /** A UUID made for this request; the same one again gives the same circular. */
  idempotencyKey: string;
  /** The union that issues it; left out, the one for which the caller drafts, when it is only one. */
  issuerId?: string | null | undefined;
  /** What it reports on. */
  kind: CircularKind;
  /** Whether it is to name somebody, as proposed to whoever signs; left out, ANONYMOUS. */
  naming?: CircularNaming | null | undefined;
  /** The period that it reports on. */
  period?: string | null | undefined;
  /** The published ranking that it reports on. There are none yet, so any id is RANKING_NOT_FOUND. */
  rankingId?: string | null | undefined;
  /** Unions that receive it, at most 500: the issuing one or below it, not closed. */
  recipients?: Array<string> | null | undefined;
  /** Title, 1 to 200 characters. */
  title: string;
  /** Unannounced visits that it reports on, at most 100: their review is confirmed and the caller sees them. */
  visitIds?: Array<string> | null | undefined;
};

/** A draw of places and teams. */
export type DrawSupervisionVisitsInput = {
  /** The leader who is to approve, and to know of it; when left out, the only one of the scope. */
  approverId?: string | null | undefined;
  /** A published supervision checklist. */
  checklistId: string;
  /** People of departments who may go beside them, at most 100. */
  departmentMembers?: Array<VisitDepartmentMemberInput> | null | undefined;
  /** Places visited within so many days are not drawn, 0 to 3,650; none are kept out when left out. */
  excludeVisitedWithinDays?: number | null | undefined;
  /** A UUID made for this request; the same one again gives the same draw. */
  idempotencyKey: string;
  /** Whether the teams show who they are. */
  mode: VisitMode;
  /** Places drawn of each group, 1 to 10; all where a group has no more. */
  perStratum: number;
  /** The union at or below which places are drawn. */
  scopeId: string;
  /** By what places are grouped. */
  stratifyBy: VisitStratification;
  /** What the visits look at; it decides which places there are. */
  subject: VisitSubject;
  /** Accounts of active invited supervisors, 1 to 100. */
  supervisorPoolIds: Array<string>;
  /** People of each team, 2 to 5, at least half of them supervisors. */
  teamSize: number;
  /** First day on which the visits may be opened. */
  windowFrom: string;
  /** Last day on which they may be; not in the past, within 366 days. */
  windowTo: string;
};

/** What else distinguishes an employer. */
export type EmployerTag =
  /** Above scale (规模以上). */
  | 'ABOVE_SCALE'
  /** Managed by reference to the civil service law (参照公务员法管理). */
  | 'CIVIL_SERVICE_MANAGED'
  /** Managed as an enterprise (实行企业化管理). */
  | 'ENTERPRISE_MANAGED'
  /** Enterprise in difficulty (困难企业). */
  | 'IN_DIFFICULTY'
  /** Sensitive industry (敏感行业). */
  | 'SENSITIVE_INDUSTRY'
  /** Small non-public (小型非公). */
  | 'SMALL_PRIVATE';

/** Why something was refused. A code is specific, stable and never used for anything else later. */
export type ErrorCode =
  /** This is one and the same account. */
  | 'ACCOUNTS_ARE_ONE'
  /** The account is disabled. */
  | 'ACCOUNT_DISABLED'
  /** There is no such account. */
  | 'ACCOUNT_NOT_FOUND'
  /** This finding has been contested once already. */
  | 'ALREADY_CONTESTED'
  /** Criterion {{criterion}} is answered twice. */
  | 'ANSWER_DOUBLED'
  /** The answer to criterion {{criterion}} has no points, step, parts, measure or counts. */
  | 'ANSWER_INCOMPLETE'
  /** Criterion {{criterion}} is not answered. */
  | 'ANSWER_MISSING'
  /** Whoever applied does not review the application. */
  | 'APPLICANT_IS_REVIEWER'
  /** The appraisal of this year has been repeated once already. */
  | 'APPRAISAL_ALREADY_REPEATED'
  /** There is a valid appraisal of this year already. */
  | 'APPRAISAL_ALREADY_VALID'
  /** The year of the appraisal must not lie in the future. */
  | 'APPRAISAL_YEAR_IN_FUTURE'
  /** An inspection was submitted for this assignment already. */
  | 'ASSIGNMENT_ALREADY_DONE'
  /** This is not what the assignment says: {{field}}. */
  | 'ASSIGNMENT_CONTRADICTED'
  /** The same trade union is assigned twice. */
  | 'ASSIGNMENT_DOUBLED'
  /** There is no such assignment. */
  | 'ASSIGNMENT_NOT_FOUND'
  /** The assignment is {{status}}; this can be done only while it is open. */
  | 'ASSIGNMENT_NOT_OPEN'
  /** Without an assignment only a union's own self-inspection can be submitted, or what an inspector with that right does. */
  | 'ASSIGNMENT_REQUIRED'
  /** An audit needs at least {{min}} auditors. */
  | 'AUDITORS_TOO_FEW'
  /** This person is, or was in the audited time, chair, vice-chair or finance staff of the audited union, or speaks for it. */
  | 'AUDITOR_IN_CHARGE'
  /** There is nobody of this id who is an auditor where the union stands today. */
  | 'AUDITOR_NOT_ELIGIBLE'
  /** There is no published checklist for audits of unions of this level. */
  | 'AUDIT_CHECKLIST_MISSING'
  /** The time for comments ended on {{dueOn}}. */
  | 'AUDIT_COMMENTS_CLOSED'
  /** The union may comment until {{dueOn}}; the report cannot be issued before. */
  | 'AUDIT_COMMENTS_OUTSTANDING'
  /** The audit's checklist has no such criterion. */
  | 'AUDIT_CRITERION_UNKNOWN'
  /** Another audit report bears this number. */
  | 'AUDIT_DOCUMENT_NUMBER_TAKEN'
  /** Opening balance + income − expenditure misses the closing balance by {{difference}} fen. */
  | 'AUDIT_FIGURES_DO_NOT_BALANCE'
  /** The figures have to be recorded before the draft is sent. */
  | 'AUDIT_FIGURES_MISSING'
  /** Opening and closing balance have fields of their own. */
  | 'AUDIT_FIGURE_IS_BALANCE'
  /** Only investment income can be negative. */
  | 'AUDIT_FIGURE_NEGATIVE'
  /** Each item is stated once. */
  | 'AUDIT_FIGURE_TWICE'
  /** {{count}} of the audit's findings are neither closed nor withdrawn. */
  | 'AUDIT_FINDINGS_OPEN'
  /** This id belongs to another finding. */
  | 'AUDIT_FINDING_ID_REUSED'
  /** The audit is in state {{status}}, which does not allow this. */
  | 'AUDIT_MOVE_NOT_ALLOWED'
  /** The first day on site lies too far ahead. */
  | 'AUDIT_NOTICE_TOO_FAR'
  /** Notice is given {{days}} working days ahead; the first day on site is {{earliest}} at the earliest. */
  | 'AUDIT_NOTICE_TOO_SHORT'
  /** There is no such audit. */
  | 'AUDIT_NOT_FOUND'
  /** An audit is opened by one of its auditors; name yourself among them. */
  | 'AUDIT_OPENER_NOT_NAMED'
  /** The working paper has not been submitted. */
  | 'AUDIT_PAPER_MISSING'
  /** The audited time must not lie in the future. */
  | 'AUDIT_PERIOD_IN_FUTURE'
  /** The audited time must not span more than ten years. */
  | 'AUDIT_PERIOD_TOO_LONG'
  /** Naming unions with problems in public needs a document that allows it. */
  | 'AUTHORITY_DOCUMENT_MISSING'
  /** The subject holds an award of this program already ({{levelCode}}). */
  | 'AWARD_ALREADY_HELD'
  /** The district confers this itself, after an application and a notice; it cannot be recorded. */
  | 'AWARD_CONFERRED_BY_DISTRICT'
  /** This level is conferred by {{conferringLevel}}; the district recommends and records it. */
  | 'AWARD_CONFERRED_BY_SUPERIOR'
  /** Name the number of the document. */
  | 'AWARD_DOCUMENT_MISSING'
  /** Nothing happens to an award before its latest event ({{changedOn}}). */
  | 'AWARD_EVENT_BACKDATED'
  /** The day must not lie in the future. */
  | 'AWARD_EVENT_IN_FUTURE'
  /** There is no such inspection of the award's holder. */
  | 'AWARD_INSPECTION_NOT_FOUND'
  /** Name the level. */
  | 'AWARD_LEVEL_MISSING'
  /** An upgrade names a higher level of the same scale. */
  | 'AWARD_LEVEL_NOT_HIGHER'
  /** A downgrade names a lower level of the same scale. */
  | 'AWARD_LEVEL_NOT_LOWER'
  /** There is no such award. */
  | 'AWARD_NOT_FOUND'
  /** The award that the subject holds is {{status}} and cannot go up. */
  | 'AWARD_NOT_IN_FORCE'
  /** The award holds until {{validUntil}}. */
  | 'AWARD_NOT_RUN_OUT'
  /** This cannot happen to an award that is {{status}}. */
  | 'AWARD_TRANSITION_REFUSED'
  /** What the district confers goes up by an application and a notice only. */
  | 'AWARD_UPGRADE_NEEDS_APPLICATION'
  /** Nothing is conferred without a public notice. */
  | 'AWARD_WITHOUT_NOTICE'
  /** There is no such self-inspection of this union. */
  | 'BASELINE_NOT_FOUND'
  /** That self-inspection used another checklist version. */
  | 'BASELINE_OF_OTHER_CHECKLIST'
  /** The counts by education must add up to the officers, full-time and part-time. */
  | 'CADRE_EDUCATION_DOES_NOT_ADD_UP'
  /** There cannot be more of these than officers in all. */
  | 'CADRE_PART_EXCEEDS_OFFICERS'
  /** The counts by profession must add up to the officers, full-time and part-time. */
  | 'CADRE_PROFESSION_DOES_NOT_ADD_UP'
  /** The year of the survey must not lie in the future. */
  | 'CADRE_SURVEY_YEAR_IN_FUTURE'
  /** This day is named twice. */
  | 'CALENDAR_DAY_DOUBLED'
  /** This day does not lie in {{year}}. */
  | 'CALENDAR_DAY_OUT_OF_YEAR'
  /** Holidays are published with the document that announced them. */
  | 'CALENDAR_DOCUMENT_MISSING'
  /** A year that was published cannot become unpublished again. */
  | 'CALENDAR_YEAR_PUBLISHED'
  /** This criterion has no cap. */
  | 'CAP_NOT_OFFERED'
  /** Another chair was in office on that day; end that office first. */
  | 'CHAIR_ALREADY_IN_OFFICE'
  /** The answer says that it confirms the self-inspection, but differs from it. */
  | 'CHECKED_CONTRADICTS_BASELINE'
  /** There is no self-inspection answer that this one could confirm. */
  | 'CHECKED_WITHOUT_BASELINE'
  /** {{bound}} is not a possible bound: at most four decimals, and only of something measured. */
  | 'CHECKLIST_BOUND_NOT_VALID'
  /** The cap of {{cap}} must lie above 0 and below the maximum of {{maxPoints}}. */
  | 'CHECKLIST_CAP_NOT_BELOW_MAXIMUM'
  /** The code {{code}} is used twice. */
  | 'CHECKLIST_CODE_DOUBLED'
  /** The code of a checklist has 3 to 64 capital letters, digits or underscores and begins with a letter. */
  | 'CHECKLIST_CODE_FORM'
  /** {{code}} is not a code of capital letters, digits, underscores and dots, at most 64 characters long. */
  | 'CHECKLIST_CODE_NOT_VALID'
  /** There is no such code. */
  | 'CHECKLIST_CODE_UNKNOWN'
  /** Criterion {{criterion}} must name the body that suspicions are transferred to. */
  | 'CHECKLIST_CONCLUSION_WITHOUT_TRANSFER'
  /** Critical criterion {{criterion}} has no step with 0 points, so it could never fail. */
  | 'CHECKLIST_CRITICAL_CANNOT_FAIL'
  /** {{days}} is not a period of 0 to 365 whole days. */
  | 'CHECKLIST_DAYS_NOT_POSSIBLE'
  /** Deduction {{deduction}} takes {{points}} points, at most {{max}}, which is not possible with {{maxPoints}} points. */
  | 'CHECKLIST_DEDUCTION_NOT_POSSIBLE'
  /** {{field}} is missing. */
  | 'CHECKLIST_FIELD_MISSING'
  /** {{field}} is not right; expected {{expected}}. */
  | 'CHECKLIST_FIELD_NOT_VALID'
  /** A checklist has no field {{field}}. */
  | 'CHECKLIST_FIELD_UNKNOWN'
  /** {{expression}} is not a formula of the form variable * factor. */
  | 'CHECKLIST_FORMULA_NOT_VALID'
  /** The formula {{expression}} needs a SYSTEM criterion with the register it names. */
  | 'CHECKLIST_FORMULA_WITHOUT_SOURCE'
  /** There is no general veto {{veto}}. */
  | 'CHECKLIST_GENERAL_VETO_UNKNOWN'
  /** A graded checklist has at least two grades. */
  | 'CHECKLIST_GRADES_MISSING'
  /** Grade {{grade}} must begin below grade {{better}}. */
  | 'CHECKLIST_GRADES_NOT_DESCENDING'
  /** The last grade must begin at 0. */
  | 'CHECKLIST_GRADES_NOT_ENDING_AT_ZERO'
  /** A checklist that is not graded names no grades. */
  | 'CHECKLIST_GRADES_NOT_EXPECTED'
  /** The grade is missing. */
  | 'CHECKLIST_GRADE_MISSING'
  /** There is no grade {{grade}}. */
  | 'CHECKLIST_GRADE_UNKNOWN'
  /** This checklist has a draft already; there is one at a time. */
  | 'CHECKLIST_HAS_DRAFT'
  /** The versions of one code have the same kind and subject. */
  | 'CHECKLIST_KIND_CHANGED'
  /** There is no such kind of checklist. */
  | 'CHECKLIST_KIND_UNKNOWN'
  /** Criterion {{criterion}} always applies, yet says when it does not. */
  | 'CHECKLIST_NOT_APPLICABLE_CONTRADICTED'
  /** This version was published and never changes; draft a new version. */
  | 'CHECKLIST_NOT_A_DRAFT'
  /** This checklist is not for unions of this level ({{level}}). */
  | 'CHECKLIST_NOT_FOR_LEVEL'
  /** There is no such checklist version. */
  | 'CHECKLIST_NOT_FOUND'
  /** This version is not published. */
  | 'CHECKLIST_NOT_PUBLISHED'
  /** This checklist version was not in use when the work began. */
  | 'CHECKLIST_NOT_VALID_THEN'
  /** A criterion scored by points has no parts. */
  | 'CHECKLIST_PARTS_MISSING'
  /** Part {{part}} measures something and needs exactly one minimum. */
  | 'CHECKLIST_PART_MINIMUM_MISSING'
  /** Part {{part}} has a minimum, but measures nothing. */
  | 'CHECKLIST_PART_MINIMUM_WITHOUT_MEASURE'
  /** {{percent}} is not a percentage from 0 to 100 with at most two decimals. */
  | 'CHECKLIST_PERCENT_NOT_POSSIBLE'
  /** The points add up to {{sum}}; expected {{expected}}. */
  | 'CHECKLIST_POINTS_DO_NOT_ADD_UP'
  /** {{points}} is not a multiple of {{pointsStep}}. */
  | 'CHECKLIST_POINTS_NOT_A_MULTIPLE'
  /** The points must be above 0; they are {{points}}. */
  | 'CHECKLIST_POINTS_NOT_POSITIVE'
  /** {{points}} is not a number of points: not negative, at most two decimals. */
  | 'CHECKLIST_POINTS_NOT_VALID'
  /** Measure {{measure}} in {{unit}}: a ratio has a numerator and a denominator, other units have neither. */
  | 'CHECKLIST_RATIO_COUNTS'
  /** The rectification period is missing. */
  | 'CHECKLIST_RECTIFICATION_MISSING'
  /** The register {{source}} does not give a value in {{unit}} here. */
  | 'CHECKLIST_REGISTER_UNIT'
  /** A sample of {{size}} with {{minPositive}} positive answers is not possible. */
  | 'CHECKLIST_SAMPLE_NOT_POSSIBLE'
  /** A criterion scored by {{scoring}} has no {{field}}. */
  | 'CHECKLIST_SCORING_CONTRADICTED'
  /** The kind of site does not fit the subject {{subject}}. */
  | 'CHECKLIST_SITE_KIND_CONTRADICTED'
  /** A checklist has 1 to {{max}} criteria; this one has {{count}}. */
  | 'CHECKLIST_SIZE_NOT_POSSIBLE'
  /** Criterion {{criterion}} is answered by people and takes nothing from a register. */
  | 'CHECKLIST_SOURCE_WITHOUT_SYSTEM'
  /** Standard {{standard}} has no criteria. */
  | 'CHECKLIST_STANDARD_EMPTY'
  /** The steps leave a gap between {{from}} and {{to}}. */
  | 'CHECKLIST_STEPS_GAP'
  /** There must be at least two steps; there are {{count}}. */
  | 'CHECKLIST_STEPS_MISSING'
  /** The steps overlap between {{from}} and {{to}}. */
  | 'CHECKLIST_STEPS_OVERLAP'
  /** Step {{step}} has no bound. */
  | 'CHECKLIST_STEP_BOUND_MISSING'
  /** Step {{step}} has a bound, but nothing is measured. */
  | 'CHECKLIST_STEP_BOUND_WITHOUT_MEASURE'
  /** Step {{step}} ends before it begins. */
  | 'CHECKLIST_STEP_EMPTY'
  /** The best step gives {{best}} points; it must give the maximum of {{maxPoints}}. */
  | 'CHECKLIST_STEP_MAXIMUM'
  /** A SYSTEM criterion has no {{field}}. */
  | 'CHECKLIST_SYSTEM_CONTRADICTED'
  /** SYSTEM criterion {{criterion}} names no register for each of its values. */
  | 'CHECKLIST_SYSTEM_WITHOUT_SOURCE'
  /** The text in {{language}} is missing. */
  | 'CHECKLIST_TEXT_MISSING'
  /** {{field}} does not fit the veto of this criterion. */
  | 'CHECKLIST_VETO_CONTRADICTED'
  /** Veto criterion {{criterion}} does not say what it does without an authority document. */
  | 'CHECKLIST_VETO_EFFECT_MISSING'
  /** The veto's result {{grade}} must be the lowest grade, {{lowest}}. */
  | 'CHECKLIST_VETO_GRADE_NOT_LOWEST'
  /** A checklist of kind {{kind}} has no visit subjects. */
  | 'CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED'
  /** You draft for several unions; say which of them issues the circular. */
  | 'CIRCULAR_ISSUER_UNCLEAR'
  /** An anonymous circular must not mention who was visited: {{names}}. */
  | 'CIRCULAR_NAMES_VISITED'
  /** There is no such circular. */
  | 'CIRCULAR_NOT_FOUND'
  /** This number belongs to another circular. */
  | 'CIRCULAR_NUMBER_TAKEN'
  /** Whoever drafted a circular does not sign it. */
  | 'CIRCULAR_SIGNER_IS_DRAFTER'
  /** The circular is {{status}}; this cannot be done with it. */
  | 'CIRCULAR_STATE_REFUSED'
  /** The circular has no recipients to publish it to. */
  | 'CIRCULAR_WITHOUT_RECIPIENTS'
  /** The checklist knows no clue {{code}} for this visit. */
  | 'CLUE_UNKNOWN'
  /** There is no such account. */
  | 'COMMISSION_ACCOUNT_NOT_FOUND'
  /** The election must not lie before that of the sitting commission. */
  | 'COMMISSION_ELECTED_BEFORE_CURRENT'
  /** The election must not lie in the future. */
  | 'COMMISSION_ELECTED_IN_FUTURE'
  /** The commission does not sit any more. */
  | 'COMMISSION_ENDED'
  /** The end lies between the election and today. */
  | 'COMMISSION_END_OUT_OF_RANGE'
  /** Chair, vice-chairs and finance staff of the union may not serve on its commission. */
  | 'COMMISSION_MEMBER_IN_CHARGE'
  /** The same person stands there twice. */
  | 'COMMISSION_MEMBER_TWICE'
  /** A commission has exactly one chair; a single auditing member is no chair. */
  | 'COMMISSION_NEEDS_ONE_CHAIR'
  /** There is no such commission. */
  | 'COMMISSION_NOT_FOUND'
  /** A commission has {{min}} to {{max}} members; a union of fewer than {{small}} may have one auditing member instead. */
  | 'COMMISSION_SIZE_NOT_ALLOWED'
  /** The term is five years at most. */
  | 'COMMISSION_TERM_TOO_LONG'
  /** A conclusion needs the number of the document that it stands in. */
  | 'CONCLUSION_WITHOUT_DOCUMENT'
  /** A concurrent post needs its kind, or its eligibility cannot be checked. */
  | 'CONCURRENT_POST_KIND_MISSING'
  /** This level is not conferred by {{conferringLevel}}. */
  | 'CONFERRING_LEVEL_MISMATCH'
  /** This criterion takes no counts. */
  | 'COUNTS_NOT_ASKED'
  /** The counts {{numerator}} and {{denominator}} are not possible here. */
  | 'COUNTS_NOT_POSSIBLE'
  /** The coverage has ended already. */
  | 'COVERAGE_ENDED'
  /** The union covers this employer already. */
  | 'COVERAGE_EXISTS'
  /** There is no such coverage. */
  | 'COVERAGE_NOT_FOUND'
  /** This inspector is named twice. */
  | 'CO_INSPECTOR_DOUBLED'
  /** There is no such inspector who may take part. */
  | 'CO_INSPECTOR_NOT_FOUND'
  /** {{count}} co-inspectors have not signed yet; they may until {{until}}. */
  | 'CO_SIGNATURES_OUTSTANDING'
  /** You have signed or refused already. */
  | 'CO_SIGNATURE_GIVEN'
  /** Your signature is not asked for here. */
  | 'CO_SIGNATURE_NOT_ASKED'
  /** The time for signing ended at {{until}}. */
  | 'CO_SIGNATURE_OVERDUE'
  /** Not a unified social credit code: it has 18 characters, the last of which must check the others. */
  | 'CREDIT_CODE_NOT_VALID'
  /** A unified social credit code that starts with {{prefix}} belongs to another kind of organization. */
  | 'CREDIT_CODE_OF_OTHER_KIND'
  /** This unified social credit code is registered already. */
  | 'CREDIT_CODE_TAKEN'
  /** Criterion {{criterion}} is filled in by the system and takes no answer. */
  | 'CRITERION_IS_SYSTEM'
  /** Criterion {{criterion}} is not asked on a visit with this subject. */
  | 'CRITERION_NOT_ASKED'
  /** This version of the checklist has no criterion {{criterion}}. */
  | 'CRITERION_UNKNOWN'
  /** The end lies before the start. */
  | 'DATES_OUT_OF_ORDER'
  /** This day does not exist. */
  | 'DATE_NOT_VALID'
  /** The day must lie between {{min}} and {{max}}. */
  | 'DATE_OUT_OF_RANGE'
  /** Whoever holds office in the union concerned does not decide this. */
  | 'DECIDER_ANSWERS_FOR_UNION'
  /** Who objected does not decide. */
  | 'DECIDER_FILED_OBJECTION'
  /** Objections are decided by people who were not in the first team. */
  | 'DECIDER_IN_FIRST_TEAM'
  /** Whoever applied does not decide this. */
  | 'DECIDER_IS_APPLICANT'
  /** Whoever contested the finding, asked for time or rectified it does not decide this. */
  | 'DECIDER_IS_PARTY'
  /** Whoever proposed the change does not decide it. */
  | 'DECIDER_IS_PROPOSER'
  /** {{count}} cases are not possible; the count lies between 0 and {{max}}. */
  | 'DEDUCTION_COUNT_NOT_POSSIBLE'
  /** Deduction {{deduction}} is counted twice. */
  | 'DEDUCTION_DOUBLED'
  /** There is no deduction {{deduction}}. */
  | 'DEDUCTION_UNKNOWN'
  /** There is no such device. */
  | 'DEVICE_NOT_FOUND'
  /** This device was revoked; an administrator has to restore it first. */
  | 'DEVICE_REVOKED'
  /** A draft cannot change what is inspected, by which checklist, as what or for which period ({{field}}). */
  | 'DRAFT_CHANGES_SUBJECT'
  /** Eligible employers are reported by community unions; the figures above are sums. */
  | 'ELIGIBLE_EMPLOYERS_BY_COMMUNITY'
  /** The employer exists no longer and cannot be changed. */
  | 'EMPLOYER_CLOSED'
  /** Another union covers this employer primarily; it can only be covered secondarily. */
  | 'EMPLOYER_COVERED_ALREADY'
  /** The union covers no such employer. */
  | 'EMPLOYER_NOT_COVERED'
  /** There is no such employer. */
  | 'EMPLOYER_NOT_FOUND'
  /** Evidence {{sha256}} is announced twice. */
  | 'EVIDENCE_DOUBLED'
  /** Evidence is named by a SHA-256 of 64 hex digits. */
  | 'EVIDENCE_HASH_NOT_VALID'
  /** Evidence {{sha256}} is not in the inspection's list of evidence. */
  | 'EVIDENCE_NOT_ANNOUNCED'
  /** A file has 1 to {{max}} bytes. */
  | 'EVIDENCE_SIZE_NOT_POSSIBLE'
  /** More time has been given once; not again. */
  | 'EXTENSION_ALREADY_GRANTED'
  /** The day must lie after the due day ({{dueOn}}). */
  | 'EXTENSION_NOT_LATER'
  /** There is no request for more time to decide. */
  | 'EXTENSION_NOT_PENDING'
  /** A request for more time is waiting to be decided. */
  | 'EXTENSION_PENDING'
  /** The due day ({{dueOn}}) has passed. */
  | 'EXTENSION_TOO_LATE'
  /** At most {{days}} working days more, that is until {{latest}}. */
  | 'EXTENSION_TOO_LONG'
  /** The fault id {{id}} is used twice. */
  | 'FAULT_DOUBLED'
  /** The fault's id is not a valid UUID. */
  | 'FAULT_ID_NOT_VALID'
  /** There is no severity {{severity}}. */
  | 'FAULT_SEVERITY_UNKNOWN'
  /** A notice is about findings of one union only. */
  | 'FINDINGS_OF_SEVERAL_UNIONS'
  /** {{count}} of the findings that this follow-up is to look at are missing. */
  | 'FINDING_CHECKS_MISSING'
  /** Only a follow-up looks at earlier findings. */
  | 'FINDING_CHECKS_NOT_EXPECTED'
  /** This finding is looked at twice. */
  | 'FINDING_CHECK_DOUBLED'
  /** Whoever was in the first team does not decide this. */
  | 'FINDING_DECIDER_IN_FIRST_TEAM'
  /** A suspicion is transferred to the competent body; it is not issued. */
  | 'FINDING_IS_SUSPICION'
  /** The same finding is named twice. */
  | 'FINDING_NAMED_TWICE'
  /** This follow-up was not sent out to look at this finding. */
  | 'FINDING_NOT_ASSIGNED'
  /** There is no such finding. */
  | 'FINDING_NOT_FOUND'
  /** A rejection needs a reason. */
  | 'FINDING_REJECTION_WITHOUT_REASON'
  /** The finding is {{status}}; this cannot be done to it now. */
  | 'FINDING_TRANSITION_REFUSED'
  /** There is no such finding at this trade union. */
  | 'FINDING_UNKNOWN'
  /** One follow-up looks at findings of one union, one checklist and one subject. */
  | 'FOLLOW_UPS_DIFFER'
  /** A follow-up is made by others than the first team. */
  | 'FOLLOW_UP_BY_FIRST_TEAM'
  /** A follow-up takes place 30 to 90 working days after close-out, that is from {{from}} to {{to}}. */
  | 'FOLLOW_UP_DAY_OUT_OF_RANGE'
  /** This finding is not waiting for a follow-up. */
  | 'FOLLOW_UP_NOT_DUE'
  /** General veto {{veto}} is named twice. */
  | 'GENERAL_VETO_DOUBLED'
  /** This checklist has no general veto {{veto}}. */
  | 'GENERAL_VETO_UNKNOWN'
  /** A note must describe general veto {{veto}}. */
  | 'GENERAL_VETO_WITHOUT_NOTE'
  /** An account can hold at most {{max}} grants. */
  | 'GRANTS_TOO_MANY'
  /** Whoever asked for this grant may no longer give it: take it back, and let somebody who may ask anew. */
  | 'GRANT_ASKER_LOST_ROLE'
  /** A grant is confirmed by a second person: neither who gave it nor who receives it, nor by an account whose password one of them issued. */
  | 'GRANT_CONFIRMER_NOT_SECOND'
  /** The account already holds this role at this union. */
  | 'GRANT_EXISTS'
  /** There is no such grant. */
  | 'GRANT_NOT_FOUND'
  /** This grant does not wait for a confirmation. */
  | 'GRANT_NOT_PENDING'
  /** This role at this union already waits for a second person to confirm it. */
  | 'GRANT_PENDING'
  /** Nobody gives a role to themselves. */
  | 'GRANT_TO_ONESELF'
  /** The day of the count must not lie in the future. */
  | 'HEADCOUNT_IN_FUTURE'
  /** Only grassroots unions are counted; the figures above are sums. */
  | 'HEADCOUNT_IS_SUMMED'
  /** This idempotency key belongs to another request; use a new one. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The id is not a valid UUID. */
  | 'ID_NOT_VALID'
  /** This id and revision belong to an inspection with other content. */
  | 'ID_REUSED_WITH_OTHER_CONTENT'
  /** Another insider confirms: neither the person nor whoever replaced the password or let the person in again. */
  | 'INSIDER_NOT_SECOND'
  /** This visit is not shut for that account. */
  | 'INSIDER_NOT_SHUT'
  /** There is no such inspection. */
  | 'INSPECTION_NOT_FOUND'
  /** There is no such inspection plan. */
  | 'INSPECTION_PLAN_NOT_FOUND'
  /** The inspection is {{status}}; this cannot be done to it now. */
  | 'INSPECTION_TRANSITION_REFUSED'
  /** The review of this inspection has begun; it can no longer be withdrawn. */
  | 'INSPECTION_UNDER_REVIEW'
  /** Somebody who holds office in the trade union may not inspect it. */
  | 'INSPECTOR_HOLDS_OFFICE'
  /** This person does not hold the role that the visit needs, or does not reach the trade union. */
  | 'INSPECTOR_NOT_ELIGIBLE'
  /** Not an instant; it looks like 2026-11-18T09:02:11+08:00 (ISO 8601 with offset). */
  | 'INSTANT_NOT_VALID'
  /** The time must lie after the year 2011 and no more than 24 hours after receipt. */
  | 'INSTANT_OUT_OF_RANGE'
  /** You cannot revoke your own last grant as an administrator; ask another administrator. */
  | 'LAST_ADMINISTRATOR'
  /** The list must have at least one item. */
  | 'LIST_EMPTY'
  /** The list is too long: at most {{max}} items. */
  | 'LIST_TOO_LONG'
  /** The latitude or longitude is not valid. */
  | 'LOCATION_NOT_VALID'
  /** {{lost}} points are lost; a note or a fault must say why. */
  | 'LOST_POINT_WITHOUT_NOTE'
  /** This criterion takes no measure. */
  | 'MEASURE_NOT_ASKED'
  /** {{measure}} is not a possible measure in {{unit}}. */
  | 'MEASURE_NOT_POSSIBLE'
  /** Files of this type are not taken ({{mediaType}}). */
  | 'MEDIA_TYPE_NOT_ALLOWED'
  /** There cannot be more members than workers. */
  | 'MEMBERS_EXCEED_WORKERS'
  /** There cannot be more valid votes than votes issued. */
  | 'MORE_VALID_VOTES_THAN_ISSUED'
  /** There cannot be more votes issued than eligible members. */
  | 'MORE_VOTES_THAN_ELIGIBLE'
  /** There cannot be more members in non-public organizations than members. */
  | 'NON_PUBLIC_EXCEED_MEMBERS'
  /** The note is too long: at most {{max}} characters. */
  | 'NOTE_TOO_LONG'
  /** The receipt of this notice has been acknowledged already. */
  | 'NOTICE_ACKNOWLEDGED'
  /** A notice cannot begin before today. */
  | 'NOTICE_IN_PAST'
  /** The application is named twice. */
  | 'NOTICE_NAMES_TWICE'
  /** There is no such notice. */
  | 'NOTICE_NOT_FOUND'
  /** Objections are taken from {{opensOn}} to {{closesOn}} only. */
  | 'NOTICE_NOT_OPEN'
  /** The notice is posted until {{closesOn}}; nothing is conferred before it has run out. */
  | 'NOTICE_NOT_RUN_OUT'
  /** This number has been used already this year. */
  | 'NOTICE_NUMBER_TAKEN'
  /** One notice holds applications from below one conferring union only. */
  | 'NOTICE_OF_ONE_SCOPE'
  /** This cannot happen to a notice that is {{status}}. */
  | 'NOTICE_TRANSITION_REFUSED'
  /** This must be a whole number. */
  | 'NOT_AN_INTEGER'
  /** This must be an object. */
  | 'NOT_AN_OBJECT'
  /** An answer that says not applicable says nothing else about the criterion. */
  | 'NOT_APPLICABLE_CONTRADICTED'
  /** This criterion always applies. */
  | 'NOT_APPLICABLE_NOT_ALLOWED'
  /** This must be true or false. */
  | 'NOT_A_BOOLEAN'
  /** This must be a list. */
  | 'NOT_A_LIST'
  /** This must be a number. */
  | 'NOT_A_NUMBER'
  /** This must be a text. */
  | 'NOT_A_TEXT'
  /** An inspection that was not performed has no answers. */
  | 'NOT_PERFORMED_WITH_ANSWERS'
  /** You may not do this to this object. */
  | 'NOT_PERMITTED'
  /** The number must lie between {{min}} and {{max}}. */
  | 'NUMBER_OUT_OF_RANGE'
  /** You have objected to this application already; it is not answered yet. */
  | 'OBJECTION_ALREADY_FILED'
  /** The objection has been decided already. */
  | 'OBJECTION_DECIDED'
  /** There is no such objection. */
  | 'OBJECTION_NOT_FOUND'
  /** An objection is not decided yet. */
  | 'OBJECTION_OPEN'
  /** The union already has {{max}} officers. */
  | 'OFFICERS_TOO_MANY'
  /** There is no such account. */
  | 'OFFICER_ACCOUNT_NOT_FOUND'
  /** There is no such officer. */
  | 'OFFICER_NOT_FOUND'
  /** This office has ended and cannot be changed. */
  | 'OFFICE_ALREADY_ENDED'
  /** The day must not lie in the future. */
  | 'OFFICE_DATE_IN_FUTURE'
  /** The district's inspection on site is not confirmed yet. */
  | 'ON_SITE_INSPECTION_MISSING'
  /** The time of the opening must lie after the year 2011 and no more than 24 hours after receipt. */
  | 'OPENING_TIME_OUT_OF_RANGE'
  /** Only a deputy Party secretary has a kind of Party body. */
  | 'PARTY_BODY_KIND_NOT_EXPECTED'
  /** Part {{part}} is claimed twice. */
  | 'PART_DOUBLED'
  /** There is no part {{part}}. */
  | 'PART_UNKNOWN'
  /** The password must have at most {{max}} characters. */
  | 'PASSWORD_TOO_LONG'
  /** The password must have at least {{min}} characters. */
  | 'PASSWORD_TOO_SHORT'
  /** The password is easily guessed: avoid the username, common passwords, rows of keys, dates and repetitions; several unrelated words are better. */
  | 'PASSWORD_TOO_WEAK'
  /** The new password must differ from the current one. */
  | 'PASSWORD_UNCHANGED'
  /** The current password is not right. */
  | 'PASSWORD_WRONG'
  /** Not a period; periods look like 2026, 2026-H1, 2026-Q4 or 2026-11. */
  | 'PERIOD_NOT_VALID'
  /** The period lies too far from today. */
  | 'PERIOD_TOO_FAR'
  /** These permissions cannot be added to this role. */
  | 'PERMISSION_NOT_GRANTABLE'
  /** This criterion needs a photo ({{kind}}). */
  | 'PHOTO_REQUIRED'
  /** The plan would be overdue from the start. */
  | 'PLAN_ALREADY_DUE'
  /** There is nothing to inspect in this scope. */
  | 'PLAN_EMPTY'
  /** {{open}} assignments are still open. */
  | 'PLAN_HAS_OPEN_ASSIGNMENTS'
  /** An inspection of kind {{kind}} cannot use a checklist of kind {{checklistKind}}. */
  | 'PLAN_KIND_NOT_APPLICABLE'
  /** The checklist does not apply to trade unions of level {{level}}. */
  | 'PLAN_LEVEL_NOT_APPLICABLE'
  /** The plan is closed or canceled. */
  | 'PLAN_NOT_OPEN'
  /** The plan's days do not touch its period, {{from}} to {{to}}. */
  | 'PLAN_OUTSIDE_PERIOD'
  /** The plan is too large: at most {{max}} visits; plan parts of the scope instead. */
  | 'PLAN_TOO_LARGE'
  /** {{points}} points contradict the rest of the answer, which gives {{computed}}. */
  | 'POINTS_CONTRADICT'
  /** Criterion {{criterion}} cannot give {{points}} points (at most {{maxPoints}}). */
  | 'POINTS_NOT_POSSIBLE'
  /** The street has forwarded it already. */
  | 'PRE_REVIEW_DONE'
  /** No review by the street is asked for here. */
  | 'PRE_REVIEW_NOT_ASKED'
  /** The street has not reviewed it yet. */
  | 'PRE_REVIEW_OUTSTANDING'
  /** The proposal has been decided already. */
  | 'PROPOSAL_DECIDED'
  /** There is no such proposal. */
  | 'PROPOSAL_NOT_FOUND'
  /** There is no such public notice. */
  | 'PUBLIC_NOTICE_NOT_FOUND'
  /** The street's {{count}} awards of this year are all conferred. */
  | 'QUOTA_EXHAUSTED'
  /** This street is named twice. */
  | 'QUOTA_NAMED_TWICE'
  /** Only unions of streets have quotas. */
  | 'QUOTA_NOT_OF_STREET'
  /** There is no such ranking. */
  | 'RANKING_NOT_FOUND'
  /** There is no such application. */
  | 'RATING_APPLICATION_NOT_FOUND'
  /** An application of this subject under the program is still running. */
  | 'RATING_APPLICATION_RUNNING'
  /** The program asks for no attachment {{kind}}. */
  | 'RATING_ATTACHMENT_KIND_UNKNOWN'
  /** The attachment {{kind}} is missing. */
  | 'RATING_ATTACHMENT_MISSING'
  /** {{measure}} is given twice. */
  | 'RATING_COUNT_NAMED_TWICE'
  /** The checklist measures no {{measure}}. */
  | 'RATING_COUNT_UNKNOWN'
  /** There is no condition {{code}} to declare. */
  | 'RATING_DECLARATION_UNKNOWN'
  /** The visit cannot be due before today. */
  | 'RATING_DUE_DAY_PASSED'
  /** The same person is named twice. */
  | 'RATING_INSPECTOR_NAMED_TWICE'
  /** There is no such inspector. */
  | 'RATING_INSPECTOR_NOT_FOUND'
  /** This person cannot inspect the union: {{reason}}. */
  | 'RATING_INSPECTOR_NOT_SUITABLE'
  /** The program does not rate unions of level {{level}}. */
  | 'RATING_LEVEL_OF_UNION_MISMATCH'
  /** The program has no level {{levelCode}}. */
  | 'RATING_LEVEL_UNKNOWN'
  /** These conditions are not met: {{codes}}. */
  | 'RATING_PREREQUISITES_NOT_MET'
  /** There is no such rating program. */
  | 'RATING_PROGRAM_NOT_FOUND'
  /** Say why it is returned or rejected. */
  | 'RATING_REVIEW_WITHOUT_REASON'
  /** The program rates sites of the kind {{siteKind}} only. */
  | 'RATING_SITE_KIND_MISMATCH'
  /** The program rates a {{subject}}; name just that. */
  | 'RATING_SUBJECT_MISMATCH'
  /** This cannot happen to an application that is {{status}}. */
  | 'RATING_TRANSITION_REFUSED'
  /** The program has no checklist to inspect by. */
  | 'RATING_WITHOUT_CHECKLIST'
  /** The application is not recommended, or for something else. */
  | 'RECOMMENDATION_NOT_MATCHING'
  /** The finding has been rectified {{max}} times already; ask those who inspect what to do. */
  | 'RECTIFICATIONS_TOO_MANY'
  /** This id belongs to a rectification with other content. */
  | 'RECTIFICATION_ID_REUSED'
  /** The refresh token is unknown or expired; sign in again. */
  | 'REFRESH_TOKEN_NOT_VALID'
  /** This relation has ended already. */
  | 'RELATION_ALREADY_ENDED'
  /** The last day must not lie in the future. */
  | 'RELATION_END_IN_FUTURE'
  /** There is no such declared relation. */
  | 'RELATION_NOT_FOUND'
  /** There are two remarks on criterion {{criterion}}. */
  | 'REMARK_DOUBLED'
  /** Nobody reviews an inspection that they took part in. */
  | 'REVIEWER_IS_INSPECTOR'
  /** A return needs a comment or a remark on a criterion. */
  | 'REVIEW_WITHOUT_REASON'
  /** A revision cannot change what is inspected, by which checklist, as what or for which period ({{field}}). */
  | 'REVISION_CHANGES_SUBJECT'
  /** Only revision {{expected}} can be submitted now. */
  | 'REVISION_NOT_EXPECTED'
  /** Revision {{revision}} was not returned, so no other can follow it. */
  | 'REVISION_NOT_RETURNED'
  /** The revision is a whole number from 1. */
  | 'REVISION_NOT_VALID'
  /** This role cannot be held at a union of this level. */
  | 'ROLE_NOT_AT_LEVEL'
  /** This criterion asks no people. */
  | 'SAMPLE_NOT_ASKED'
  /** {{positive}} positive answers of {{asked}} people asked are not possible. */
  | 'SAMPLE_NOT_POSSIBLE'
  /** An application needs a self-inspection first. */
  | 'SELF_INSPECTION_MISSING'
  /** There is no such self-inspection of this subject by the program's checklist. */
  | 'SELF_INSPECTION_NOT_FOUND'
  /** The session was ended; sign in again. */
  | 'SESSION_REVOKED'
  /** A signature has an image, or a reason why it was refused. */
  | 'SIGNATURE_INCOMPLETE'
  /** The username or the password is not right. */
  | 'SIGN_IN_FAILED'
  /** The site is closed and cannot be changed. */
  | 'SITE_CLOSED'
  /** This checklist is not for this kind of site ({{kind}}). */
  | 'SITE_KIND_NOT_EXPECTED'
  /** There is no such site. */
  | 'SITE_NOT_FOUND'
  /** The union has no such site. */
  | 'SITE_NOT_OF_TRADE_UNION'
  /** Somebody else has changed this meanwhile (it is at version {{version}}); reload and try again. */
  | 'STALE_VERSION'
  /** Step {{step}} contradicts the measured value, which falls into {{measured}}. */
  | 'STEP_CONTRADICTS_MEASURE'
  /** There is no step {{step}}. */
  | 'STEP_UNKNOWN'
  /** You have stored as much as you may (at most {{items}} items and {{megabytes}} MB), so this was not stored. Discard drafts and rejections that nobody needs, or wait: what is older than 90 days counts no more. */
  | 'STORAGE_FULL'
  /** The street has to review it first. */
  | 'STREET_REVIEW_OUTSTANDING'
  /** This checklist takes no {{field}}. */
  | 'SUBJECT_NOT_EXPECTED'
  /** This checklist needs {{field}}. */
  | 'SUBJECT_REQUIRED'
  /** A term cannot be ended for a day to come, unless it has not begun: then for its first day. */
  | 'SUPERVISOR_END_IN_FUTURE'
  /** There is no such supervisor. */
  | 'SUPERVISOR_NOT_FOUND'
  /** This account does not hold the role of a supervisor at this union; grant it first. */
  | 'SUPERVISOR_ROLE_MISSING'
  /** This term has ended. */
  | 'SUPERVISOR_TERM_ENDED'
  /** This person has another term in these days. */
  | 'SUPERVISOR_TERM_OVERLAPS'
  /** This term has been renewed already. */
  | 'SUPERVISOR_TERM_RENEWED'
  /** A term lasts {{years}} years at most. */
  | 'SUPERVISOR_TERM_TOO_LONG'
  /** This criterion takes no suspicion. */
  | 'SUSPICION_NOT_OFFERED'
  /** The figure may have at most two decimals. */
  | 'TARGET_FIGURE_TOO_PRECISE'
  /** The measure is not that of the target above. */
  | 'TARGET_MEASURE_DIFFERS'
  /** The code of a measure consists of at most 50 capital letters, digits and underscores. */
  | 'TARGET_MEASURE_NOT_VALID'
  /** There is no such target. */
  | 'TARGET_NOT_FOUND'
  /** A target can be split into at most {{max}} parts. */
  | 'TARGET_PARTS_TOO_MANY'
  /** This trade union already has a part of the target. */
  | 'TARGET_PART_ASSIGNED_TWICE'
  /** The period leaves that of the target above. */
  | 'TARGET_PERIOD_OUTSIDE_PARENT'
  /** The day must not lie in the future. */
  | 'TARGET_PROGRESS_IN_FUTURE'
  /** The day must lie within the target's period ({{from}} to {{to}}). */
  | 'TARGET_PROGRESS_OUTSIDE_PERIOD'
  /** The trade union does not lie directly below the one whose target is split. */
  | 'TARGET_UNION_NOT_BELOW'
  /** A team of {{teamSize}} needs more than the {{given}} inspectors given. */
  | 'TEAM_TOO_LARGE'
  /** Nobody appoints themselves, or renews their own term. */
  | 'TERM_TO_ONESELF'
  /** This text must not be empty. */
  | 'TEXT_EMPTY'
  /** The text contains characters that cannot be stored (NUL or a lone surrogate). */
  | 'TEXT_NOT_VALID'
  /** The text is too long: at most {{max}} characters. */
  | 'TEXT_TOO_LONG'
  /** Too many attempts; try again in {{seconds}} seconds. */
  | 'TOO_MANY_ATTEMPTS'
  /** A union cannot be moved below itself. */
  | 'TRADE_UNION_BELOW_ITSELF'
  /** The trade union is closed and cannot be changed. */
  | 'TRADE_UNION_CLOSED'
  /** A union's code consists of letters, digits and hyphens, at most 60. */
  | 'TRADE_UNION_CODE_NOT_VALID'
  /** Another union has this code. */
  | 'TRADE_UNION_CODE_TAKEN'
  /** A union of level {{level}} cannot have the form {{form}}. */
  | 'TRADE_UNION_FORM_MISMATCH'
  /** There are {{count}} active unions below it; move or close them first. */
  | 'TRADE_UNION_HAS_CHILDREN'
  /** A union of level {{level}} cannot hang directly under one of level {{parentLevel}}. */
  | 'TRADE_UNION_LEVEL_MISMATCH'
  /** There is no such trade union. */
  | 'TRADE_UNION_NOT_FOUND'
  /** This finding has been transferred once already. */
  | 'TRANSFERRED_BEFORE'
  /** A suspicion at this criterion is not transferred to this body. */
  | 'TRANSFER_NOT_OFFERED'
  /** The year of the funds must not lie in the future. */
  | 'UNION_FUND_YEAR_IN_FUTURE'
  /** A username has 2 to 63 lower-case letters, digits, dots, underscores or hyphens and begins with a letter or digit. */
  | 'USERNAME_NOT_VALID'
  /** This username is taken. */
  | 'USERNAME_TAKEN'
  /** This is missing. */
  | 'VALUE_MISSING'
  /** The value does not fit its type. */
  | 'VALUE_NOT_VALID'
  /** {{field}} is missing. */
  | 'VALUE_REQUIRED'
  /** There is no such value: {{value}}. */
  | 'VALUE_UNKNOWN'
  /** Nobody verifies the rectification of a union in which they hold office. */
  | 'VERIFIER_HOLDS_OFFICE'
  /** Nobody verifies their own rectification. */
  | 'VERIFIER_IS_RECTIFIER'
  /** This veto needs the competent body's conclusion; an inspector may only mark a suspicion. */
  | 'VETO_NEEDS_CONCLUSION'
  /** This criterion names no veto event. */
  | 'VETO_NOT_OFFERED'
  /** The organizer of a visit does not approve it. */
  | 'VISIT_APPROVER_IS_ORGANIZER'
  /** This person does not hold the role of a leader for this scope. */
  | 'VISIT_APPROVER_NOT_FOUND'
  /** There is no leader of this scope, or more than one: name the approver. */
  | 'VISIT_APPROVER_NOT_NAMED'
  /** Nobody of the team approves the visit. */
  | 'VISIT_APPROVER_TAKES_PART'
  /** A visit needs a supervision checklist that knows its subject. */
  | 'VISIT_CHECKLIST_NOT_APPLICABLE'
  /** This is not the inspection of the visit. */
  | 'VISIT_INSPECTION_NOT_FOUND'
  /** The inspection has to be submitted first. */
  | 'VISIT_INSPECTION_NOT_SUBMITTED'
  /** This person does not hold the role of a department member for this scope. */
  | 'VISIT_MEMBER_NOT_FOUND'
  /** There is nothing to draw: all {{considered}} places of the scope are excluded. */
  | 'VISIT_NOTHING_TO_DRAW'
  /** There is no such visit. */
  | 'VISIT_NOT_FOUND'
  /** The same person is named twice. */
  | 'VISIT_PERSON_DOUBLED'
  /** There are too few people for a team of {{teamSize}}, at least {{supervisors}} of them supervisors. */
  | 'VISIT_POOL_TOO_SMALL'
  /** Whoever submits the report signs it too. */
  | 'VISIT_REPORT_NOT_SIGNED_BY_SENDER'
  /** Neither who drafted the visit nor who was in its team reviews its report. */
  | 'VISIT_REVIEWER_TOOK_PART'
  /** A report is signed by at least {{min}} people of the team. */
  | 'VISIT_SIGNATURES_TOO_FEW'
  /** The same person signs twice. */
  | 'VISIT_SIGNER_DOUBLED'
  /** Whoever signs must be of the team. */
  | 'VISIT_SIGNER_NOT_IN_TEAM'
  /** The days for the statement ended with {{until}}. */
  | 'VISIT_STATEMENT_OVERDUE'
  /** This person is no active supervisor throughout the days of the visit. */
  | 'VISIT_SUPERVISOR_NOT_ACTIVE'
  /** Somebody of the team is related to the unit, holds office there or in the street, or was there within a year; they have to step back. */
  | 'VISIT_TEAM_MEMBER_BARRED'
  /** A team has at least {{min}} people. */
  | 'VISIT_TEAM_TOO_SMALL'
  /** The visit is {{status}}; this cannot be done now. */
  | 'VISIT_TRANSITION_REFUSED'
  /** The days for the visit are over. */
  | 'VISIT_WINDOW_OVER'
  /** The days for the visit are at most {{days}}. */
  | 'VISIT_WINDOW_TOO_LONG'
  /** Satisfied, basically satisfied and dissatisfied must add up to the valid votes. */
  | 'VOTES_DO_NOT_ADD_UP'
  /** There cannot be more women members than members. */
  | 'WOMEN_EXCEED_MEMBERS';

/** A file that will be uploaded; it may arrive later. */
export type EvidenceInput = {
  /** Media type, such as image/jpeg. */
  mediaType?: string | null | undefined;
  /** SHA-256 of its bytes. */
  sha256?: string | null | undefined;
  /** Length in bytes, 1 to 104,857,600. */
  size?: number | null | undefined;
  /** When it was made, ISO 8601 with offset. */
  takenAt?: string | null | undefined;
};

/** Whether a file has arrived. */
export type EvidenceStatus =
  /** Announced; its bytes have not arrived, or not all of them. */
  | 'EXPECTED'
  /** Its bytes are here and have the announced hash. */
  | 'STORED';

/** What is decided about a request for more time. */
export type ExtensionDecision =
  /** The due day is the day that was asked for. */
  | 'APPROVE'
  /** The due day stays. */
  | 'REJECT';

/** A problem found at a criterion. */
export type FaultInput = {
  /** What is wrong, 1 to 2,000 characters. */
  description?: string | null | undefined;
  /** Hashes of announced files, at most 50. */
  evidence?: Array<string> | null | undefined;
  /** Whether it was put right during the visit. */
  fixedOnSite?: boolean | null | undefined;
  /** UUID, made by the client; once within the inspection. */
  id?: string | null | undefined;
  /** What has to be done, at most 2,000 characters. */
  requirement?: string | null | undefined;
  /** A `FindingSeverity`; by default the criterion's. */
  severity?: string | null | undefined;
};

/** What a figure was computed from, where it was not counted. */
export type FigureSource =
  /** Computed back from a published rate, so it is an estimate. */
  | 'REPORTED_RATE';

/** Objects to a proposed award. */
export type FileObjectionInput = {
  /** The application in it that is objected to. */
  applicationId: string;
  /** How to reach who objects, at most 200 characters; shown to those who decide, and to nobody else. */
  contact?: string | null | undefined;
  /** A UUID made for this request; the same one again gives the same objection. */
  idempotencyKey: string;
  /** The notice. */
  noticeId: string;
  /** What is objected, 1 to 2,000 characters. */
  statement: string;
};

/** What a follow-up found of an earlier finding. */
export type FindingCheckInput = {
  /** Hashes of announced files, at most 50. */
  evidence?: Array<string> | null | undefined;
  /** The finding. */
  findingId?: string | null | undefined;
  /** At most 2,000 characters. */
  note?: string | null | undefined;
  /** A `FindingCheckOutcome`. */
  outcome?: string | null | undefined;
};

/** Which findings a list holds; conditions are combined by AND. */
export type FindingFilter = {
  /** Only from checklists of these kinds; at most 20. */
  checklistKind?: Array<ChecklistKind> | null | undefined;
  /** Only those due before this day. */
  dueBefore?: string | null | undefined;
  /**
   * Whether a request for more time waits to be decided.
   * @deprecated Since 2026-12-01: use `isExtensionPending`, which counts where both are given. Served for a year after that day.
   */
  extensionPending?: boolean | null | undefined;
  /** Only those in these states of the follow-up; at most 20. */
  followUp?: Array<FollowUpState> | null | undefined;
  /** Only those of this inspection. */
  inspectionId?: string | null | undefined;
  /** Whether a request for more time waits to be decided. */
  isExtensionPending?: boolean | null | undefined;
  /** true: only those with something left to do; false: only closed and withdrawn ones. */
  isOpen?: boolean | null | undefined;
  /** Whether the due day has passed without an answer. */
  isOverdue?: boolean | null | undefined;
  /**
   * true: only those with something left to do; false: only closed and withdrawn ones.
   * @deprecated Since 2026-12-01: use `isOpen`, which counts where both are given. Served for a year after that day.
   */
  open?: boolean | null | undefined;
  /**
   * Whether the due day has passed without an answer.
   * @deprecated Since 2026-12-01: use `isOverdue`, which counts where both are given. Served for a year after that day.
   */
  overdue?: boolean | null | undefined;
  /** Only at this union and those below it. One out of reach gives an empty list. */
  scope?: string | null | undefined;
  /** Only of these severities; at most 20. */
  severity?: Array<FindingSeverity> | null | undefined;
  /** Only in these states; at most 20. */
  status?: Array<FindingStatus> | null | undefined;
  /** Only at exactly this union. */
  tradeUnionId?: string | null | undefined;
};

/** How grave a fault is; decides the working days for putting it right (our defaults). */
export type FindingSeverity =
  /** 7 working days. */
  | 'CRITICAL'
  /** Put right at once: by the end of the day. */
  | 'IMMEDIATE'
  /** 15 working days. */
  | 'MAJOR'
  /** 30 working days. */
  | 'MINOR';

/** How far a finding has got; overdue is derived from the due day and is no status. */
export type FindingStatus =
  /** Closed; a follow-up may open it again. */
  | 'CLOSED'
  /** Confirmed with its inspection; not yet issued to the union. */
  | 'CONFIRMED'
  /** Contested by the union; the time for putting it right stands still. */
  | 'CONTESTED'
  /** Issued for rectification. */
  | 'ISSUED'
  /** Recorded on a working paper; only those who work on it see it. */
  | 'RECORDED'
  /** Rectification submitted. */
  | 'SUBMITTED'
  /** Transferred to the competent body. */
  | 'TRANSFERRED'
  /** Rectification verified; to be closed. */
  | 'VERIFIED'
  /** Withdrawn. */
  | 'WITHDRAWN';

/** Whether a closed finding is looked at again (回头看): every CRITICAL and MAJOR one, and a drawn share of the MINOR ones. */
export type FollowUpState =
  /** Somebody is sent. */
  | 'ASSIGNED'
  /** It was looked at. */
  | 'DONE'
  /** To be looked at, and nobody is sent yet. */
  | 'DUE'
  /** MINOR; not drawn. */
  | 'SPARED'
  /** MINOR; the draw of the month in which it was closed is to come. */
  | 'UNDRAWN';

/** A role to be given. */
export type GrantRoleInput = {
  /** Who gets it. */
  accountId: string;
  /** Permissions beyond those of the role, at most 10: `inspection:unassigned` lets an INSPECTOR inspect without an assignment. */
  extraPermissions?: Array<string> | null | undefined;
  /** UUID of this request: sent again, it has the same effect once. */
  idempotencyKey: string;
  /** The role. STREET_OFFICER is held at a street, UNION_OFFICER at a community or grassroots union, the others above grassroots. */
  role: Role;
  /** The union at which it is held, and below which it reaches. */
  tradeUnionId: string;
  /** Last day, today to 2199-12-31; left out, it has no end. */
  until?: string | null | undefined;
};

/** Who visits one union. */
export type HandAssignmentInput = {
  /** The accounts that go there together, 1 to 5. */
  inspectorIds: Array<string>;
  /** The union; all visits that the plan asks for there. */
  tradeUnionId: string;
};

/** Which inspections; conditions are combined by AND. */
export type InspectionFilter = {
  /** With a checklist of one of these kinds, at most 20. */
  checklistKind?: Array<ChecklistKind> | null | undefined;
  /**
   * With or without flags; null for both.
   * @deprecated Since 2026-12-01: use `isFlagged`, which counts where both are given. Served for a year after that day.
   */
  flagged?: boolean | null | undefined;
  /** With or without flags; null for both. */
  isFlagged?: boolean | null | undefined;
  /** Whether the street's review is still outstanding; null for both. */
  isPreReviewOutstanding?: boolean | null | undefined;
  /** Of one of these kinds, at most 4. */
  kind?: Array<InspectionKind> | null | undefined;
  /** For this period. */
  period?: string | null | undefined;
  /**
   * Whether the street's review is still outstanding; null for both.
   * @deprecated Since 2026-12-01: use `isPreReviewOutstanding`, which counts where both are given. Served for a year after that day.
   */
  preReviewOutstanding?: boolean | null | undefined;
  /** Of the unions at or below this one. */
  scope?: string | null | undefined;
  /** In one of these states, at most 6. */
  status?: Array<InspectionStatus> | null | undefined;
  /** Of this union. */
  tradeUnionId?: string | null | undefined;
};

/** What a reviewer should look at; a flag refuses nothing. */
export type InspectionFlagCode =
  /** the assignment was changed or canceled after the work began */
  | 'ASSIGNMENT_CHANGED'
  /** the self-inspection that it is based on was returned or revised after the work began */
  | 'BASELINE_REVISED'
  /** the checklist version was retired after the work began */
  | 'CHECKLIST_RETIRED'
  /** a co-inspector did not sign in time */
  | 'CO_SIGNATURE_MISSING'
  /** a co-inspector refused to sign */
  | 'CO_SIGNATURE_REFUSED'
  /** {{criterion}} lost points; for this kind of owner that is a warning for the district to review */
  | 'ELIGIBILITY_WARNING'
  /** it ended before it began, by the tablet's clock */
  | 'FINISHED_BEFORE_STARTED'
  /** it took {{hours}} hours */
  | 'LASTED_LONG'
  /** it took only {{minutes}} minutes */
  | 'LASTED_SHORT'
  /** it was recorded about {{meters}} m from the registered place */
  | 'LOCATION_FAR'
  /** the place is only known to within {{meters}} m */
  | 'LOCATION_INACCURATE'
  /** no place was recorded */
  | 'LOCATION_MISSING'
  /** {{criterion}} is marked not applicable, but the registered kind of body is not exempt */
  | 'NOT_APPLICABLE_DOUBTFUL'
  /** {{criterion}} does not apply to the registered kind of body, but was scored */
  | 'NOT_APPLICABLE_EXPECTED'
  /** it was submitted {{days}} days after it ended */
  | 'OFFLINE_LONG'
  /** it did not take place within its period */
  | 'OUTSIDE_PERIOD'
  /** {{criterion}} earned points, but nobody was asked */
  | 'SAMPLE_NOT_TAKEN'
  /** somebody refused to sign */
  | 'SIGNATURE_REFUSED'
  /** no time of beginning or end was recorded */
  | 'TIMES_MISSING'
  /** the tablet's clock was ahead of the time of receipt */
  | 'TIME_IN_FUTURE'
  /** the union is closed */
  | 'TRADE_UNION_CLOSED'
  /** nobody signed for the inspected union */
  | 'UNION_SIGNATURE_MISSING';

/** One inspection as a tablet submits or saves it. Its leaves are parsed one by one, so that a malformed one refuses this inspection only. */
export type InspectionInput = {
  /** One answer to every criterion that people answer, in any order; at most 500. */
  answers?: Array<AnswerInput> | null | undefined;
  /** The assignment; null for a union's own self-inspection, or for inspectors who may inspect without one. */
  assignmentId?: string | null | undefined;
  /** The self-inspection of the same union and checklist version that it checks. */
  basedOn?: string | null | undefined;
  /** The checklist version. */
  checklistId?: string | null | undefined;
  /** Accounts of the others who took part, at most 10; each signs by themselves. */
  coInspectorIds?: Array<string> | null | undefined;
  /** The employer, where the checklist's subject is one. */
  employerId?: string | null | undefined;
  /** Every file that is named anywhere in the inspection, at most 200. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** What a follow-up found, at most 500. */
  findingChecks?: Array<FindingCheckInput> | null | undefined;
  /** When it ended. */
  finishedAt?: string | null | undefined;
  /** General vetoes, at most 20. */
  generalVetoes?: Array<ReportedVetoInput> | null | undefined;
  /** UUID, made by the tablet; with `revision` the identity of a submission. */
  id?: string | null | undefined;
  /** An `InspectionKind`. */
  kind?: string | null | undefined;
  /** Where the tablet was. */
  location?: ClaimedLocationInput | null | undefined;
  /** Why the visit did not take place; then there are no answers. */
  notPerformed?: NotPerformedInput | null | undefined;
  /** A period such as 2026-Q4. */
  period?: string | null | undefined;
  /** At most 2,000 characters. */
  remark?: string | null | undefined;
  /** 1 first; the next one only while this one is returned. */
  revision?: number | null | undefined;
  /** Signatures, at most 20. */
  signatures?: Array<SignatureInput> | null | undefined;
  /** The site, where the checklist's subject is one. */
  siteId?: string | null | undefined;
  /** When the work began by the tablet's clock, ISO 8601 with offset. */
  startedAt?: string | null | undefined;
  /** The responsible union. */
  tradeUnionId?: string | null | undefined;
};

/** Why a union is inspected. */
export type InspectionKind =
  /** Another look at what an earlier inspection found (回头看); enters no standing. */
  | 'FOLLOW_UP'
  /** Routine inspection (例行检查); its latest confirmed result of a period enters the standing. */
  | 'ROUTINE'
  /** The union's own inspection of itself (自查); enters no standing. */
  | 'SELF'
  /** Special inspection (专项检查) by a special checklist. */
  | 'SPECIAL';

/** Which plans; conditions are combined by AND. */
export type InspectionPlanFilter = {
  /** With a checklist of this kind. */
  checklistKind?: ChecklistKind | null | undefined;
  /** Of one of these kinds, at most 4. */
  kind?: Array<InspectionKind> | null | undefined;
  /** Of exactly this period. */
  period?: string | null | undefined;
  /** Made for exactly this union's subtree. */
  scope?: string | null | undefined;
  /** In one of these states, at most 3; by default in any. */
  status?: Array<InspectionPlanStatus> | null | undefined;
};

/** Whether a plan is being carried out. */
export type InspectionPlanStatus =
  /** Given up; what was submitted before stays. */
  | 'CANCELED'
  /** Over; nothing is assigned any more. */
  | 'CLOSED'
  /** Visits are being assigned and made. */
  | 'OPEN';

/** How far an inspection has come. */
export type InspectionStatus =
  /** Confirmed by a reviewer; its result counts. */
  | 'CONFIRMED'
  /** Being written; only its author sees it. */
  | 'DRAFT'
  /** The visit did not take place; a final outcome of the assignment. */
  | 'NOT_PERFORMED'
  /** Given back with remarks; the author submits the next revision. */
  | 'RETURNED'
  /** Submitted; nothing of it changes while the reviewer has it. */
  | 'SUBMITTED'
  /** Taken back by its author before any review. */
  | 'WITHDRAWN';

/** Whom a checklist looks at; the responsible trade union is always named besides. */
export type InspectionSubject =
  /** An employer that the union covers. */
  | 'EMPLOYER'
  /** A site of the union: reading room, weekend school, service point, branch or area. */
  | 'SITE'
  /** The trade union itself. */
  | 'TRADE_UNION';

/** The notice of an audit to the union. */
export type IssueAuditNoticeInput = {
  /** The audit. */
  auditId: string;
  /** The version that was read. */
  expectedVersion: number;
  /** The first day on site, 3 working days after today or later, within a year. */
  onSiteFrom: string;
};

/** The report with the auditors' opinion. */
export type IssueAuditReportInput = {
  /** The audit. */
  auditId: string;
  /** Number of the report, 1 to 100 characters; no other report bears it. */
  documentNumber: string;
  /** The version that was read. */
  expectedVersion: number;
  /** The opinion. */
  opinion: AuditOpinion;
  /** The report, 1 to 50,000 characters. */
  text: string;
};

/** Issues findings of one union by a numbered notice. */
export type IssueNoticeInput = {
  /** Confirmed findings of one union, 1 to 100. */
  findingIds: Array<string>;
  /** A UUID made for this request; the same one again gives the same notice. */
  idempotencyKey: string;
  /** What is sent. */
  kind: NoticeKind;
  /** Its document number, 1 to 60 characters; without one it gets the next number of the federation and year. */
  number?: string | null | undefined;
};

/** A place on the map (WGS 84). */
export type LocationInput = {
  /** Degrees north, −90 to 90. */
  latitude: number;
  /** Degrees east, −180 to 180. */
  longitude: number;
};

/** Hangs a union with everything below it under another one. */
export type MoveTradeUnionInput = {
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The union above it from now on: not itself, not below itself, of a fitting level, and not closed. */
  parentId: string;
  /** Why, 1 to 500 characters; kept in the journal. */
  reason: string;
  /** The union to be moved. */
  tradeUnionId: string;
};

/** Why a visit did not take place; a report, not an error. */
export type NotPerformedInput = {
  /** Hashes of announced files, at most 50. */
  evidence?: Array<string> | null | undefined;
  /** At most 2,000 characters. */
  note?: string | null | undefined;
  /** A `NotPerformedReason`. */
  reason?: string | null | undefined;
};

/** What is sent to a union about findings. A union federation cannot penalize. */
export type NoticeKind =
  /** Opinion after a special inspection (意见书). */
  | 'OPINION'
  /** Rectification notice (整改通知书). */
  | 'RECTIFICATION_NOTICE';

/** How an objection is decided. */
export type ObjectionDecision =
  /** It is not; the application goes on. */
  | 'REJECT'
  /** It is right; the application is turned down. */
  | 'UPHOLD';

/** What became of an objection. */
export type ObjectionStatus =
  /** Not decided yet; nothing is conferred meanwhile. */
  | 'FILED'
  /** Rejected: it does not stand in the way. */
  | 'REJECTED'
  /** Upheld: the application was turned down. */
  | 'UPHELD';

/** A post in a trade union. */
export type OfficerPost =
  /** Chair of the auditing commission (经审委主任). */
  | 'AUDITING_CHAIR'
  /** Member of the auditing commission (经审委员). */
  | 'AUDITING_MEMBER'
  /** Chair (主席); one at a time. */
  | 'CHAIR'
  /** Member of the committee (委员). */
  | 'COMMITTEE_MEMBER'
  /** Executive vice-chair (常务副主席). */
  | 'EXECUTIVE_VICE_CHAIR'
  /** Keeper of the union's accounts (工会财务); appointed, not elected. */
  | 'FINANCE'
  /** Vice-chair (副主席). */
  | 'VICE_CHAIR'
  /** Chair of the women workers' committee (女职工委员会主任). */
  | 'WOMEN_WORKERS_CHAIR';

/** What is doubtful about an officer or about the offices of a union. A warning never stops an appointment. */
export type OfficerWarningCode =
  /** The same person chairs the union and checks its funds. */
  | 'AUDITOR_IS_CHAIR'
  /** The same person keeps accounts and checks the union's funds. */
  | 'AUDITOR_IS_FINANCE'
  /** The same in a state-owned enterprise, a social organization or a joint union: to be reviewed, not a fault by itself. */
  | 'CHAIR_ELIGIBILITY_TO_REVIEW'
  /** The chair of a non-public or foreign enterprise's union holds a post that the 2008 measures on enterprise chairs bar. */
  | 'CHAIR_NOT_ELIGIBLE'
  /** The union has no chair. */
  | 'CHAIR_VACANT'
  /** The chair or vice-chair was not trained within one year of taking office. */
  | 'NOT_TRAINED_WITHIN_A_YEAR'
  /** A close relative of the enterprise's principal sits on the committee (Trade Union Law 2021 art. 10). */
  | 'RELATIVE_ON_COMMITTEE'
  /** The committee's term has ended without a new election. */
  | 'TERM_ENDED';

/** A new audit. */
export type OpenAuditInput = {
  /** The auditors, 2 to 20, the caller among them: auditors where the union stands, and neither its chair or vice-chair nor its finance staff, now or in the audited time. */
  auditorIds: Array<string>;
  /** Number of the document by which the commission ordered it, 1 to 200 characters. */
  authorityDocument: string;
  /** A UUID made for this request; the same one again gives the same audit. */
  idempotencyKey: string;
  /** What it looks at. */
  kind: AuditKind;
  /** First day of the audited time. */
  periodFrom: string;
  /** Last day of the audited time, today at the latest; at most ten years after the first. */
  periodTo: string;
  /** The union to be audited. */
  tradeUnionId: string;
};

/** That the team is on site; may be sent later, when the tablet is back in reach. */
export type OpenSupervisionVisitInput = {
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** Where that was; flagged when it is missing or far. */
  location?: VisitLocationInput | null | undefined;
  /** When it was opened, by the tablet's clock. */
  openedAt: string;
  /** The visit. */
  visitId: string;
};

/** Who owns an employer. */
export type OwnershipType =
  /** Foreign-invested enterprise (外资企业). */
  | 'FOREIGN'
  /** Government body (机关). */
  | 'GOVERNMENT'
  /** Public institution (事业单位). */
  | 'INSTITUTION'
  /** New economic organization (新经济组织). */
  | 'NEW_ECONOMIC_ORG'
  /** New social organization (新社会组织). */
  | 'NEW_SOCIAL_ORG'
  /** Non-public enterprise (非公有制企业). */
  | 'PRIVATE'
  /** State-owned enterprise (国有企业). */
  | 'SOE';

/** What a supervisor undertakes for a term; all of them are required. */
export type PledgeKind =
  /** To keep plans and what is seen to themselves (保密承诺). */
  | 'CONFIDENTIALITY_PLEDGE'
  /** To declare relations to a union before a visit (利害关系申报). */
  | 'CONFLICT_DECLARATION'
  /** To accept no gifts (不收受礼品). */
  | 'NO_GIFTS';

/** Hangs out which awards are proposed. */
export type ProposeAwardsInput = {
  /** The applications proposed, 1 to 100, each once. */
  applicationIds: Array<string>;
  /** Who may read it and object. */
  audience?: Audience;
  /** A UUID made for this request; the same one again gives the same notice. */
  idempotencyKey: string;
  /** First day, not before today; the last one follows from the working days. */
  opensOn: string;
  /** Title of the notice, 1 to 200 characters. */
  title: string;
};

/** Says that the register of a union is wrong. The same again by the same person while it is open is the same proposal. */
export type ProposeTradeUnionChangeInput = {
  /** What the register should say instead, if it is known. */
  changes?: ProposedChangesInput | null | undefined;
  /** Files that show it, by hash; at most 20. */
  evidence?: Array<string> | null | undefined;
  /** What was found. */
  kind: TradeUnionProposalKind;
  /** What was found, in words, 1 to 2,000 characters. */
  note: string;
  /** The union. */
  tradeUnionId: string;
};

/** What the register should say; what is left out or null stays as it is. */
export type ProposedChangesInput = {
  /** Postal address, at most 300 characters. */
  address?: string | null | undefined;
  /** Telephone of the union's office, at most 40 characters; not a private number. */
  contactPhone?: string | null | undefined;
  /** Unified social credit code, starting with 81 or 89 (GB 32100-2015). */
  creditCode?: string | null | undefined;
  /** The day it was founded, not in the future. */
  foundedOn?: string | null | undefined;
  /** Where it is. */
  location?: LocationInput | null | undefined;
  /** Full name, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Who owns the employer. */
  ownership?: OwnershipType | null | undefined;
  /** Last day of the committee's term. */
  termEndsOn?: string | null | undefined;
  /** First day of the committee's term. */
  termStartsOn?: string | null | undefined;
};

/** To whom a signed circular is published. */
export type PublishCircularInput = {
  /** Who sees it; left out, INTERNAL. */
  audience?: Audience | null | undefined;
  /** The document that allows to name unions with problems in public: required for NAMED and PUBLIC. */
  authorityDocument?: string | null | undefined;
  /** The signed circular. */
  circularId: string;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
};

/** A count together with how exact it is. */
export type QualifiedCountInput = {
  /** How exact it is; EXACT when left out. */
  qualifier?: Qualifier | null | undefined;
  /** The count, 0 to 99,999,999. */
  value: number;
};

/** A figure together with how exact it is. */
export type QualifiedFigureInput = {
  /** How exact it is; EXACT when left out. */
  qualifier?: Qualifier | null | undefined;
  /** The figure, 0 to 999,999,999,999, at most two decimals. */
  value: number;
};

/** How exact a stated figure is. A sum carries the qualifier of its least exact summand. */
export type Qualifier =
  /** Approximate (约). */
  | 'ABOUT'
  /** Counted (准确数). */
  | 'EXACT'
  /** A lower bound (多于). */
  | 'MORE_THAN'
  /** A round figure (整数概称). */
  | 'ROUND';

/** Which applications a list holds; what is left out does not restrict it. */
export type RatingApplicationFilter = {
  /** Only for the level of this code. */
  levelCode?: string | null | undefined;
  /** Only under the program of this code. */
  programCode?: string | null | undefined;
  /** Only of this union and those below it. One out of reach gives an empty list. */
  scope?: string | null | undefined;
  /** Only these, at most 10. */
  status?: Array<RatingApplicationStatus> | null | undefined;
};

/** How far an application has come. */
export type RatingApplicationStatus =
  /** Handed in; the street has it. */
  | 'APPLIED'
  /** The award was conferred or recorded. */
  | 'CONFERRED'
  /** The inspection on site is confirmed. */
  | 'INSPECTED'
  /** People are sent to look at it on site. */
  | 'ON_SITE'
  /** It stands in a public notice. */
  | 'PROPOSED'
  /** Recommended to the superior that confers the level. */
  | 'RECOMMENDED'
  /** Turned down. */
  | 'REJECTED'
  /** Given back; the applicant may correct it and hand it in again. */
  | 'RETURNED'
  /** Forwarded by the street; the district has it. */
  | 'STREET_REVIEWED'
  /** Taken back by the applicant. */
  | 'WITHDRAWN';

/** A file that belongs to the application, announced by its hash; it may arrive later. */
export type RatingAttachmentInput = {
  /** What it is: APPLICATION_FORM, CONGRESS_RESOLUTION or DEEDS_REPORT. */
  kind: string;
  /** Its media type: image/jpeg, image/png, image/webp, image/heic, image/heif, application/pdf, audio/mp4, audio/mpeg, audio/aac, video/mp4. */
  mediaType?: string | null | undefined;
  /** SHA-256 of its bytes. */
  sha256: string;
  /** Length in bytes, 1 to 104,857,600; with it and the media type the file is announced for its upload. */
  size?: number | null | undefined;
};

/** Something counted, as the applicant states it. */
export type RatingCountInput = {
  /** Code of a measure of the program's checklist, such as BOOKS, or of a case that stands for one, such as E_LIBRARY_CONNECTED. */
  measure: string;
  /** That many, 0 to 99,999,999; of a case 1 for yes. */
  value: number;
};

/** What is done about an application. */
export type RatingReviewDecision =
  /** Hand it on to the district. */
  | 'FORWARD'
  /** Turn it down. */
  | 'REJECT'
  /** Give it back, to be corrected. */
  | 'RETURN';

/** Other people for an open visit. */
export type ReassignInspectionInput = {
  /** The assignment; it must be OPEN. */
  assignmentId: string;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The accounts that go there now, 1 to 5; they replace the former ones. */
  inspectorIds: Array<string>;
  /** Why, 1 to 500 characters. */
  reason: string;
};

/** The audited accounts; they replace what was recorded before. */
export type RecordAuditFiguresInput = {
  /** The audit. */
  auditId: string;
  /** Closing balance in fen: opening balance + income − expenditure. */
  closingBalance: number;
  /** Dues that were to be passed up, in fen, 0 or more. */
  duesPayable: number;
  /** Dues that were passed up, in fen, 0 or more. */
  duesRemitted: number;
  /** The version that was read. */
  expectedVersion: number;
  /** The lines, at most 16; what is left out is 0. */
  figures: Array<AuditFigureInput>;
  /** Opening balance in fen. */
  openingBalance: number;
};

/** Something that an audit found wrong. */
export type RecordAuditFindingInput = {
  /** The amount in question, in fen, 0 or more; null when there is none. */
  amount?: number | null | undefined;
  /** The audit. */
  auditId: string;
  /** Code of the criterion of the working paper that is not met. */
  criterion: string;
  /** Files that show it, by hash; at most 50. */
  evidence: Array<string>;
  /** The fact, 1 to 4,000 characters. */
  fact: string;
  /** A UUID made for the finding, best a random one; the same one again gives the same finding. */
  findingId: string;
  /** What kind of fault it is. */
  kind: AuditFindingKind;
  /** What the auditors recommend, 1 to 4,000 characters. */
  recommendation: string;
  /** The post of whoever is responsible, not the name; at most 100 characters. */
  responsiblePersonRole?: string | null | undefined;
  /** The rule that was broken, 1 to 1,000 characters. */
  ruleBreached: string;
  /** How grave it is. */
  severity: FindingSeverity;
};

/** How many workers and members a grassroots union had on a day. */
export type RecordHeadcountInput = {
  /** When a count of the same day is corrected: its version as it was read; another one is refused as STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Members of the union, 0 up to the number of workers. */
  members: number;
  /** Members in non-public enterprises and organizations. */
  nonPublicMembers?: QualifiedCountInput | null | undefined;
  /** The day of the count, not in the future. */
  on: string;
  /** The grassroots union. */
  tradeUnionId: string;
  /** Women among the members. */
  womenMembers?: number | null | undefined;
  /** Workers of the covered employers, 0 to 99,999,999. */
  workers: number;
};

/** The counted votes of a union's member appraisal. */
export type RecordMemberAppraisalInput = {
  /** Votes for basically satisfied. */
  basicallySatisfied: number;
  /** Votes for dissatisfied. */
  dissatisfied: number;
  /** Members entitled to vote, 1 to 99,999,999. */
  eligible: number;
  /** A UUID made for this request; the same one again gives the same appraisal. */
  idempotencyKey: string;
  /** Votes issued, 0 up to `eligible`. */
  issued: number;
  /** Votes for satisfied; the three answers add up to `valid`. */
  satisfied: number;
  /** The union. */
  tradeUnionId: string;
  /** Valid votes, 0 up to `issued`. */
  valid: number;
  /** The year appraised, from 2012 to the current one. */
  year: number;
};

/** Records what a superior, or a group of enterprises, conferred. */
export type RecordSuperiorAwardInput = {
  /** The application that the district recommended, if there was one. */
  applicationId?: string | null | undefined;
  /** Who conferred it: ENTERPRISE_GROUP, CITY, PROVINCE or NATIONAL. */
  conferringLevel: string;
  /** Number of the conferring document, 1 to 100 characters. */
  documentNumber: string;
  /** An employer that it covers, for programs that rate employers. */
  employerId?: string | null | undefined;
  /** A UUID made for this request; the same one again gives the same award. */
  idempotencyKey: string;
  /** Code of the level. */
  levelCode: string;
  /** The day of the document, not in the future. */
  on: string;
  /** The program. */
  programId: string;
  /** Its site, for programs that rate sites. */
  siteId?: string | null | undefined;
  /** The union that holds it, or answers for who holds it. */
  tradeUnionId: string;
};

/** What of a target is done as of a day. */
export type RecordTargetProgressInput = {
  /** What is done since the period began, not since the last report. */
  done: QualifiedFigureInput;
  /** What the figure rests on, at most 2,000 characters. */
  evidenceNote?: string | null | undefined;
  /** The day as of which the figure holds: within the target's period, not in the future. */
  on: string;
  /** The target. */
  targetId: string;
};

/** That somebody else has to decide about what was seen. */
export type ReferVisitInput = {
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** Why, 1 to 2,000 characters. */
  reason: string;
  /** Who. */
  to: VisitReferralTarget;
  /** The visit. */
  visitId: string;
};

/** The refresh token to exchange. */
export type RefreshSessionInput = {
  /** The refresh token of the pair that the device received last; at most 200 characters. */
  refreshToken: string;
};

/** That a plan became known. */
export type ReportLeakInput = {
  /** What leaked, 1 to 2,000 characters. */
  note: string;
  /** The visit that is void with it. */
  visitId: string;
};

/** A general veto of the checklist that the inspector reports. */
export type ReportedVetoInput = {
  /** Code of the veto. */
  code?: string | null | undefined;
  /** Hashes of announced files, at most 50. */
  evidence?: Array<string> | null | undefined;
  /** What happened, 1 to 2,000 characters. */
  note?: string | null | undefined;
};

/** Asks for more time, once, by at most 15 working days. */
export type RequestExtensionInput = {
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
  /** Why, 1 to 1,000 characters. */
  reason: string;
  /** The due day that is asked for: at most 15 working days after the present one. */
  until: string;
};

/** What is decided about a submitted inspection. */
export type ReviewDecision =
  /** The result counts. By a reviewer. */
  | 'CONFIRM'
  /** On to the reviewer. By the street, where the plan asks for its review. */
  | 'FORWARD'
  /** Back to the author, with remarks. By a reviewer, or by the street while it is asked. */
  | 'RETURN';

/** A decision about a submitted inspection. */
export type ReviewInspectionInput = {
  /** A word on the whole, at most 2,000 characters. */
  comment?: string | null | undefined;
  /** The decision. */
  decision: ReviewDecision;
  /** The version that was read. */
  expectedVersion: number;
  /** The inspection. */
  inspectionId: string;
  /** Words on single criteria, at most 200. */
  remarks?: Array<ReviewRemarkInput> | null | undefined;
};

/** Reviews an application. */
export type ReviewRatingApplicationInput = {
  /** The application. */
  applicationId: string;
  /** Why, at most 1,000 characters; needed unless it is forwarded. */
  comment?: string | null | undefined;
  /** What is done about it. */
  decision: RatingReviewDecision;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
};

/** A word on one criterion. */
export type ReviewRemarkInput = {
  /** What is to be corrected, 1 to 2,000 characters. */
  comment: string;
  /** Code of the criterion. */
  criterion: string;
};

/** A reviewer's decision about the report of a visit. */
export type ReviewVisitReportInput = {
  /** Why; needed for a return. At most 2,000 characters. */
  comment?: string | null | undefined;
  /** The decision. */
  decision: VisitReviewDecision;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The visit. */
  visitId: string;
};

/** The device to be locked out. */
export type RevokeDeviceInput = {
  /** Only this person's use of it; left out, everybody's whose account the caller manages, and their own. */
  accountId?: string | null | undefined;
  /** The device. */
  deviceId: string;
  /** Why, at most 500 characters. */
  reason?: string | null | undefined;
};

/** A role to be taken away. */
export type RevokeGrantInput = {
  /** The grant; also one that waits for a second person. */
  grantId: string;
};

/** What a person is at a union and everywhere below it. Members and the public hold no role. */
export type Role =
  /** Keeps unions, checklists and accounts (区总管理员). */
  | 'ADMINISTRATOR'
  /** Audits funds for the auditing commission (经审人员). */
  | 'AUDITOR'
  /** Member of another department on unannounced visits (有关部门人员). */
  | 'DEPARTMENT_MEMBER'
  /** Inspects what is assigned to them (检查员). */
  | 'INSPECTOR'
  /** Approves plans, signs rankings and circulars (区总领导). */
  | 'LEADER'
  /** Makes plans and assigns inspectors (检查组织者). */
  | 'ORGANIZER'
  /** Confirms or returns inspections of others (审核人员). */
  | 'REVIEWER'
  /** Officer of a street union, for that street (街道工会干部). */
  | 'STREET_OFFICER'
  /** Invited supervisor on unannounced visits (特邀监督员). */
  | 'SUPERVISOR'
  /** Officer of a grassroots or community union, for that union (基层工会干部). */
  | 'UNION_OFFICER';

/** An inspection as far as it is written. */
export type SaveInspectionDraftInput = {
  /** The version that was read; without it the last writer wins. */
  expectedVersion?: number | null | undefined;
  /** What there is of it; needs ids, checklist, kind and period. */
  inspection: InspectionInput;
};

/** How a criterion earns points. */
export type Scoring =
  /** All points or none. */
  | 'BINARY'
  /** The parts add up, less deductions, never below 0. */
  | 'POINTS'
  /** Exactly one step applies. */
  | 'STEPS';

/** The draft report, for the union's comments. */
export type SendDraftReportInput = {
  /** The audit. */
  auditId: string;
  /** The version that was read. */
  expectedVersion: number;
  /** The draft, 1 to 50,000 characters. */
  text: string;
};

/** That a leader signs a circular. */
export type SignCircularInput = {
  /** The draft, which is somebody else's. */
  circularId: string;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** Whether it names somebody: the signer's decision. Left out, they sign what the draft proposes. ANONYMOUS is refused while the text mentions who was visited. */
  naming?: CircularNaming | null | undefined;
  /** Its number, 1 to 100 characters, which no other circular of the union has. */
  number: string;
  /** The post below the signature, at most 100 characters; left out, the one held in the issuing union, if any. */
  post?: string | null | undefined;
};

/** Who signs in, and where. */
export type SignInInput = {
  /** The device. */
  device: DeviceInput;
  /** The password, at most 200 characters. */
  password: string;
  /** The username; capitals and blanks around it do not matter. At most 200 characters. */
  username: string;
};

/** A signature on the tablet, or its refusal. */
export type SignatureInput = {
  /** Name, at most 100 characters. */
  name?: string | null | undefined;
  /** Post, at most 100 characters. */
  post?: string | null | undefined;
  /** Why it was refused. */
  refusedReason?: string | null | undefined;
  /** INSPECTED_UNION, INSPECTOR or WITNESS. */
  role?: string | null | undefined;
  /** Hash of the image, which is announced like any file. */
  sha256?: string | null | undefined;
  /** When, ISO 8601 with offset. */
  signedAt?: string | null | undefined;
};

/** In which part somebody signs. */
export type SignatureRole =
  /** As an inspector who took part; signs by themselves, within 72 hours after the submission. */
  | 'CO_INSPECTOR'
  /** For the inspected union. */
  | 'INSPECTED_UNION'
  /** As the inspector who wrote the inspection. */
  | 'INSPECTOR'
  /** As a witness. */
  | 'WITNESS';

/** What a site is. */
export type SiteKind =
  /** Area, such as a commercial street or an industrial park (区域). */
  | 'AREA'
  /** Branch, workshop, office or team of a union (分工会、车间、科室、班组). */
  | 'BRANCH'
  /** Workers' Reading Room (职工书屋). */
  | 'READING_ROOM'
  /** Service point, such as an aid center (服务点). */
  | 'SERVICE_POINT'
  /** Women Workers' Weekend School (女职工周末学校). */
  | 'WEEKEND_SCHOOL';

/** Size of a street or park union, by the provincial classes. */
export type SizeClass =
  /** 100 or more enterprises, or 10,000 or more workers. */
  | 'I'
  /** 30 or more enterprises, or 3,000 or more workers. */
  | 'II'
  /** Below both. */
  | 'III';

/** What became of one submitted inspection. */
export type SubmissionOutcome =
  /** Accepted now. */
  | 'ACCEPTED'
  /** The same content was accepted before; the answer is the same. */
  | 'ALREADY_ACCEPTED'
  /** Refused and kept for its sender; nothing of it was written. Where STORAGE_FULL stands behind the reasons, it could not be kept either: the client keeps it, or makes room by `discardRejections` and sends it again. */
  | 'REJECTED';

/** Inspections to submit. */
export type SubmitInspectionsInput = {
  /** 1 to 50; each is accepted or refused by itself. */
  inspections: Array<InspectionInput>;
};

/** What was done about a finding. The same again under the same id gives the same answer. */
export type SubmitRectificationInput = {
  /** What was done, 1 to 2,000 characters. */
  description: string;
  /** Files that show it, by hash; at most 50. They may arrive later. */
  evidence?: Array<string> | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
  /** UUID that the client makes for the rectification. */
  rectificationId: string;
};

/** The report of a visit. */
export type SubmitVisitReportInput = {
  /** What is for the discipline body; nobody else reads it, the team neither. At most 20. */
  clues?: Array<VisitClueInput> | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The submitted inspection of the visit. */
  inspectionId: string;
  /** Who of the team signs: at least two, the caller among them; at most 5. */
  signatures: Array<VisitSignatureInput>;
  /** What was seen, 1 to 10,000 characters. */
  summary: string;
  /** The visit. */
  visitId: string;
};

/** What the visited union says of the result. */
export type SubmitVisitStatementInput = {
  /** Hashes of files that show it, at most 20. */
  evidence?: Array<string> | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The statement, 1 to 10,000 characters. */
  statement: string;
  /** The visit. */
  visitId: string;
};

/** Which visits; conditions are combined by AND. */
export type SupervisionVisitFilter = {
  /** Only open or only covert ones. */
  mode?: VisitMode | null | undefined;
  /** Only of this union and those below it. One out of reach gives an empty list. */
  scope?: string | null | undefined;
  /** In one of these states, at most 9. */
  status?: Array<SupervisionVisitStatus> | null | undefined;
  /** With one of these subjects, at most 3. */
  subject?: Array<VisitSubject> | null | undefined;
};

/** How far an unannounced visit has come. */
export type SupervisionVisitStatus =
  /** Approved, not opened yet; known to drafter, approver and team only. */
  | 'APPROVED'
  /** Reviewed; its result is seen by whoever sees the union's confirmed inspections. */
  | 'CONFIRMED'
  /** Drawn, waiting for the leader's approval; known to drafter, approver and team only. */
  | 'DRAWN'
  /** The team came, but the visit could not take place. */
  | 'NOT_PERFORMED'
  /** The team is, or was, on site; the report is due. */
  | 'OPENED'
  /** Not approved; it stays sealed. */
  | 'REJECTED'
  /** Reported and signed by two; waits for the review. */
  | 'REPORTED'
  /** The visited union has made its statement. */
  | 'STATED'
  /** Void after a leak, or because no team or no insider was left; it stays sealed. */
  | 'VOIDED';

/** Where an invited supervisor comes from. */
export type SupervisorSource =
  /** Member of the consultative conference (政协委员). */
  | 'CPPCC_MEMBER'
  /** Lawyer (律师). */
  | 'LAWYER'
  /** Somebody from the media (媒体). */
  | 'MEDIA'
  /** Model worker (劳模). */
  | 'MODEL_WORKER'
  /** Officer of a Party or government body (机关干部). */
  | 'OFFICER'
  /** Member of a democratic party (民主党派人士). */
  | 'PARTY'
  /** Deputy of a people's congress (人大代表). */
  | 'PEOPLES_DEPUTY'
  /** Representative of the workers (职工代表). */
  | 'WORKER';

/** What a union directly below takes over of a target. */
export type TargetPartInput = {
  /** Its figure, 0.01 to 999,999,999,999, at most two decimals. */
  assigned: number;
  /** The union, a child of the one that gets the target. */
  tradeUnionId: string;
};

/** Which trade unions a list holds; what is left out does not restrict it. */
export type TradeUnionFilter = {
  /** Only these forms; at most 20. */
  form?: Array<TradeUnionForm> | null | undefined;
  /** Only these levels; at most 20. */
  level?: Array<TradeUnionLevel> | null | undefined;
  /** Only those of employers with this ownership; at most 20. */
  ownership?: Array<OwnershipType> | null | undefined;
  /** Only this union and those below it; without it all within the caller's reach. One out of reach gives an empty list. */
  scope?: string | null | undefined;
  /** Words that all occur in the name, its pinyin initials, the code or the credit code; upper and lower case, full and half width are the same. At most 100 characters and 5 words. */
  search?: string | null | undefined;
  /** Only these; without it those that exist (ACTIVE); at most 20. */
  status?: Array<TradeUnionStatus> | null | undefined;
  /** Only those whose committee's term ends before this day. */
  termEndsBefore?: string | null | undefined;
};

/** How a trade union was set up: for one employer, for several, for a street, an industry, a building … */
export type TradeUnionForm =
  /** Office-building union (楼宇工会). */
  | 'BUILDING'
  /** Business-circle union (商圈工会). */
  | 'BUSINESS_CIRCLE'
  /** Catering union (餐饮工会). */
  | 'CATERING'
  /** Commerce union (商贸工会). */
  | 'COMMERCE'
  /** Community union (社区工会). */
  | 'COMMUNITY'
  /** Federation of unions (工会联合会). */
  | 'FEDERATION'
  /** Industry union (行业性工会). */
  | 'INDUSTRY'
  /** Joint grassroots union of several employers (联合基层工会). */
  | 'JOINT'
  /** Industrial-park union (工业园区工会). */
  | 'PARK'
  /** Regional union (区域性工会). */
  | 'REGIONAL'
  /** Self-employed businesses' union (个体户工会). */
  | 'SELF_EMPLOYED'
  /** Single-unit union (单独建会). */
  | 'SINGLE'
  /** One-street union (一条街工会). */
  | 'STREET_BLOCK'
  /** Street federation of trade unions (街道总工会). */
  | 'STREET_FEDERATION';

/** Where a trade union stands in the tree. */
export type TradeUnionLevel =
  /** City federation of trade unions (市总工会). */
  | 'CITY'
  /** Community union (社区工会). */
  | 'COMMUNITY'
  /** District federation of trade unions (区总工会). */
  | 'DISTRICT'
  /** Grassroots union (基层工会). */
  | 'GRASSROOTS'
  /** Street (subdistrict) union (街道工会). */
  | 'STREET';

/** The order of a list of trade unions. */
export type TradeUnionOrder =
  /** By code, character by character. */
  | 'CODE'
  /** By name in pinyin order, numbers in names by their value. */
  | 'NAME';

/** What somebody in the field found about a union. */
export type TradeUnionProposalKind =
  /** It exists no longer (已撤销). */
  | 'DISSOLVED'
  /** It was merged into another one (已合并). */
  | 'MERGED'
  /** It could not be found at its address (查无此单位). */
  | 'NOT_FOUND'
  /** It is somewhere else now (已迁址). */
  | 'RELOCATED'
  /** It has another name now (已更名). */
  | 'RENAMED'
  /** Something else in the register is wrong (登记有误). */
  | 'WRONG_DATA';

/** What became of a proposal. */
export type TradeUnionProposalStatus =
  /** Accepted; what it said in `changes` stands in the register. */
  | 'ACCEPTED'
  /** Not decided yet. */
  | 'OPEN'
  /** Rejected. */
  | 'REJECTED';

/** Whether a trade union exists. */
export type TradeUnionStatus =
  /** It exists and can be inspected. */
  | 'ACTIVE'
  /** It was dissolved or merged; its history stays. */
  | 'CLOSED';

/** What the competent body concluded. */
export type TransferConclusion =
  /** It is so (认定属实): 60 working days for putting it right, and the veto applies. */
  | 'SUBSTANTIATED'
  /** It is not so (未认定): the finding is withdrawn. */
  | 'UNSUBSTANTIATED';

/** Hands a suspicion to the competent body. */
export type TransferFindingInput = {
  /** Why, 1 to 2,000 characters. */
  comment: string;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
  /** The body. */
  to: TransferTarget;
};

/** The body that decides about suspected misappropriation; an inspector does not. */
export type TransferTarget =
  /** The auditing commission (经费审查委员会). */
  | 'AUDITING_COMMISSION'
  /** The discipline body (纪检机构). */
  | 'DISCIPLINE_BODY';

/** Why nobody was sent on a visit. */
export type UnassignedReason =
  /** Somebody is sent already, or the visit was made; reassign instead. */
  | 'ALREADY_ASSIGNED'
  /** They would reach it, but too many hold office in the union; nobody inspects their own. */
  | 'INSPECTOR_HOLDS_OFFICE'
  /** Too few of the people given hold, today, the role that the visit needs where the union stands. */
  | 'INSPECTOR_OUT_OF_REACH'
  /** The union was closed after the plan was made. */
  | 'TRADE_UNION_CLOSED';

/** What kind of money a union received. */
export type UnionFundItem =
  /** Grants from the administration of the unit (行政补助收入). */
  | 'ADMINISTRATIVE_GRANTS'
  /** Allocated dues, 2% of the wages (拨缴经费收入). */
  | 'ALLOCATED_DUES_INCOME'
  /** Fiscal input to union funds (财政投入工会经费). */
  | 'FISCAL_INPUT'
  /** Investment income (投资收益). */
  | 'INVESTMENT_INCOME'
  /** Membership dues (会费收入). */
  | 'MEMBERSHIP_DUES_INCOME'
  /** Other income (其他收入). */
  | 'OTHER_INCOME'
  /** Grants from the upper union (上级补助收入). */
  | 'SUPERIOR_GRANTS'
  /** Income of undertakings (事业收入). */
  | 'UNDERTAKING_INCOME';

/** Where the money came from. */
export type UnionFundSource =
  /** The district's budget (区财政). */
  | 'DISTRICT'
  /** District and streets together, where they are not told apart (区、街道). */
  | 'DISTRICT_AND_STREETS'
  /** Employers (用人单位). */
  | 'EMPLOYERS'
  /** Members (会员). */
  | 'MEMBERS'
  /** Anything else (其他). */
  | 'OTHER'
  /** The union's own undertakings and investments (自办事业与投资). */
  | 'OWN_UNDERTAKINGS'
  /** The streets' budgets (街道财政). */
  | 'STREETS'
  /** The upper union (上级工会). */
  | 'UPPER_UNION';

/** What the verifier says of a rectification. */
export type VerificationOutcome =
  /** The finding was put right. */
  | 'ACCEPTED'
  /** It was not; the finding is back with the union, its due day unchanged. */
  | 'REJECTED';

/** What the verifier says of the rectification that waits. */
export type VerifyRectificationInput = {
  /** Why, at most 2,000 characters; needed for a rejection. */
  comment?: string | null | undefined;
  /** The version that was read; another one is refused as STALE_VERSION. */
  expectedVersion: number;
  /** The finding. */
  findingId: string;
  /** Whether the finding was put right. */
  outcome: VerificationOutcome;
};

/** What a leader decides about a drawn visit. */
export type VisitApproval =
  /** The team may open it. */
  | 'APPROVE'
  /** It does not take place, and stays sealed. */
  | 'REJECT';

/** Something seen that is for the discipline body only: no points, no finding. */
export type VisitClueInput = {
  /** Code of the clue in the checklist. */
  code: string;
  /** Hashes of files that show it, at most 20. */
  evidence?: Array<string> | null | undefined;
  /** Time, place and people, without a conclusion; 1 to 2,000 characters. */
  note: string;
};

/** Somebody of a department who may be drawn. */
export type VisitDepartmentMemberInput = {
  /** The account, which holds the role DEPARTMENT_MEMBER for the scope. */
  accountId: string;
};

/** Where a device was (WGS 84). */
export type VisitLocationInput = {
  /** Radius in meters within which the device was, 0 to 100,000. */
  accuracyMeters?: number | null | undefined;
  /** Degrees north, −90 to 90. */
  latitude: number;
  /** Degrees east, −180 to 180. */
  longitude: number;
};

/** Whether the team shows who it is. */
export type VisitMode =
  /** Unannounced, identity not shown until the end (暗访). */
  | 'COVERT'
  /** Unannounced, identity shown (明察). */
  | 'OPEN';

/** Who decides about what was seen. */
export type VisitReferralTarget =
  /** The auditing commission (经费审查委员会). */
  | 'AUDITING_COMMISSION'
  /** The discipline body (纪检机构). */
  | 'DISCIPLINE_BODY';

/** What a reviewer decides about the report of a visit. */
export type VisitReviewDecision =
  /** The result stands; its findings are opened. */
  | 'CONFIRM'
  /** Inspection and report go back to the team. */
  | 'RETURN';

/** Somebody of the team who signs the report. */
export type VisitSignatureInput = {
  /** The account. */
  accountId: string;
};

/** By what the places of a draw are grouped. */
export type VisitStratification =
  /** By street; what lies above the streets is a group of its own. */
  | 'STREET';

/** What an unannounced visit looks at. */
export type VisitSubject =
  /** Whether a grassroots union keeps to the rules (基层工会规范化情况). */
  | 'GRASSROOTS_COMPLIANCE'
  /** The service of a service point (服务点). */
  | 'SERVICE_POINT'
  /** The work of officers of street and community unions (机关工会组织干部工作情况). */
  | 'STAFF_CONDUCT';

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, viewer: { id: string, name: string, grants: Array<{ role: Role, tradeUnion: { id: string, code: string, name: string, level: TradeUnionLevel } }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, language: string, permissions: Array<string>, grants: Array<{ role: Role, tradeUnion: { id: string, code: string, name: string, level: TradeUnionLevel } }>, device: { id: string, name: string, lastSeenAt: string } | null, rejections: { totalCount: number, edges: Array<{ node: { id: string, collection: string, documentId: string, code: ErrorCode, message: string, payload: unknown, at: string } }> } } };

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type CreateAccountMutation = { createAccount: { oneTimePassword: string | null, account: { id: string, username: string, name: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { account: { id: string, grants: Array<{ id: string, role: Role, tradeUnion: { id: string, name: string } }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeGrantMutationVariables = Exact<{
  input: RevokeGrantInput;
}>;


export type RevokeGrantMutation = { revokeGrant: { account: { id: string, grants: Array<{ id: string, role: Role }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DevicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DevicesQuery = { devices: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, platform: string, lastSeenAt: string, revokedAt: string | null, account: { id: string, name: string } } }> } };

export type RevokeDeviceMutationVariables = Exact<{
  input: RevokeDeviceInput;
}>;


export type RevokeDeviceMutation = { revokeDevice: { device: { id: string, name: string, revokedAt: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OpenAuditMutationVariables = Exact<{
  input: OpenAuditInput;
}>;


export type OpenAuditMutation = { openAudit: { audit: { id: string, status: AuditStatus, version: number, kind: AuditKind, periodFrom: string, periodTo: string, auditors: Array<{ id: string, name: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IssueAuditNoticeMutationVariables = Exact<{
  input: IssueAuditNoticeInput;
}>;


export type IssueAuditNoticeMutation = { issueAuditNotice: { audit: { id: string, status: AuditStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecordAuditFiguresMutationVariables = Exact<{
  input: RecordAuditFiguresInput;
}>;


export type RecordAuditFiguresMutation = { recordAuditFigures: { audit: { id: string, version: number, openingBalance: number | null, closingBalance: number | null, duesPayable: number | null, duesRemitted: number | null, figures: Array<{ item: AuditFigureItem, budget: number, actual: number, variance: number }>, balances: { difference: number, isBalanced: boolean } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecordAuditFindingMutationVariables = Exact<{
  input: RecordAuditFindingInput;
}>;


export type RecordAuditFindingMutation = { recordAuditFinding: { finding: { id: string, severity: FindingSeverity, amount: number | null, kind: AuditFindingKind | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SendDraftReportMutationVariables = Exact<{
  input: SendDraftReportInput;
}>;


export type SendDraftReportMutation = { sendDraftReport: { audit: { id: string, status: AuditStatus, version: number, commentsDueOn: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CommentOnDraftMutationVariables = Exact<{
  input: CommentOnDraftInput;
}>;


export type CommentOnDraftMutation = { commentOnDraft: { audit: { id: string, status: AuditStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IssueAuditReportMutationVariables = Exact<{
  input: IssueAuditReportInput;
}>;


export type IssueAuditReportMutation = { issueAuditReport: { audit: { id: string, status: AuditStatus, opinion: AuditOpinion | null, documentNumber: string | null, issuedAt: string | null, findings: Array<{ id: string, severity: FindingSeverity, amount: number | null, dueOn: string | null }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CloseAuditMutationVariables = Exact<{
  input: CloseAuditInput;
}>;


export type CloseAuditMutation = { closeAudit: { audit: { id: string, status: AuditStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AuditsQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditsQuery = { audits: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: AuditKind, status: AuditStatus, version: number, periodFrom: string, periodTo: string, opinion: AuditOpinion | null, amountQuestioned: number | null, tradeUnion: { id: string, name: string }, findings: Array<{ id: string, status: FindingStatus, severity: FindingSeverity, amount: number | null }>, inspections: Array<{ id: string }> } }> } };

export type UnionFundsQueryVariables = Exact<{
  tradeUnionId: string;
  year: number;
}>;


export type UnionFundsQuery = { unionFunds: Array<{ item: UnionFundItem, source: UnionFundSource, amount: { value: number, qualifier: Qualifier } }> };

export type DraftCircularMutationVariables = Exact<{
  input: DraftCircularInput;
}>;


export type DraftCircularMutation = { draftCircular: { circular: { id: string, status: CircularStatus, title: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SignCircularMutationVariables = Exact<{
  input: SignCircularInput;
}>;


export type SignCircularMutation = { signCircular: { circular: { id: string, status: CircularStatus, number: string | null, signedBy: { name: string, post: string | null } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PublishCircularMutationVariables = Exact<{
  input: PublishCircularInput;
}>;


export type PublishCircularMutation = { publishCircular: { circular: { id: string, status: CircularStatus, number: string | null, publishedAt: string | null, audience: Audience } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CircularsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type CircularsQuery = { circulars: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: CircularKind, number: string | null, title: string, naming: CircularNaming, audience: Audience, publishedAt: string | null, document: { url: string | null } | null } }> } };

export type IssueNoticeMutationVariables = Exact<{
  input: IssueNoticeInput;
}>;


export type IssueNoticeMutation = { issueNotice: { notice: { id: string, number: string, kind: NoticeKind, issuedAt: string, findings: Array<{ id: string, dueOn: string | null }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AcknowledgeNoticeMutationVariables = Exact<{
  input: AcknowledgeNoticeInput;
}>;


export type AcknowledgeNoticeMutation = { acknowledgeNotice: { notice: { id: string, acknowledgedAt: string | null, acknowledgedBy: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type InspectionPlansQueryVariables = Exact<{
  filter?: InspectionPlanFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type InspectionPlansQuery = { inspectionPlans: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, kind: InspectionKind, period: string, opensOn: string, dueOn: string, status: InspectionPlanStatus, checklist: { code: string, version: number }, progress: { planned: number, inspected: number, notPerformed: number, overdue: number } } }> } };

export type CreateInspectionPlanMutationVariables = Exact<{
  input: CreateInspectionPlanInput;
}>;


export type CreateInspectionPlanMutation = { createInspectionPlan: { plan: { id: string, status: InspectionPlanStatus, progress: { planned: number } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AssignInspectionsMutationVariables = Exact<{
  input: AssignInspectionsInput;
}>;


export type AssignInspectionsMutation = { assignInspections: { plan: { id: string, progress: { planned: number } } | null, assignments: Array<{ id: string, dueOn: string, tradeUnion: { id: string }, inspectors: Array<{ id: string }> }> | null, unassigned: Array<{ reason: UnassignedReason, tradeUnion: { id: string, name: string } }> | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReassignInspectionMutationVariables = Exact<{
  input: ReassignInspectionInput;
}>;


export type ReassignInspectionMutation = { reassignInspection: { assignment: { id: string, version: number, inspectors: Array<{ id: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type InspectionStatisticsQueryVariables = Exact<{
  scope: string;
  period: string;
  checklistKind: ChecklistKind;
}>;


export type InspectionStatisticsQuery = { inspectionStatistics: { planned: number, inspected: number, notPerformed: number, byGrade: Array<{ grade: string, count: number }>, byTradeUnion: Array<{ inspected: number, meanPercent: number | null, tradeUnion: { id: string, name: string } }>, byCriterion: Array<{ answered: number, failed: number, pointsLost: number, criterion: { code: string, title: string } }> } | null };

export type LiveRankingQueryVariables = Exact<{
  scope: string;
  period: string;
  level: TradeUnionLevel;
  checklistKind: ChecklistKind;
  group?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type LiveRankingQuery = { standings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { rank: number, percent: number, grade: string | null, vetoed: boolean, previousRank: number | null, coverage: { eligible: number, inspected: number }, tradeUnion: { id: string, name: string, parent: { name: string } | null } } }> } };

export type RatingProgramsQueryVariables = Exact<{ [key: string]: never; }>;


export type RatingProgramsQuery = { ratingPrograms: { edges: Array<{ node: { id: string, code: string, title: string, subject: string, basisDocument: string | null, checklist: { code: string, version: number } | null, levels: Array<{ code: string, title: string, tier: string, minPercent: number | null, minSatisfactionPercent: number | null, validMonths: number | null, prerequisites: Array<{ code: string, description: string }> }>, quotas: Array<{ count: number, tradeUnion: { id: string, name: string } }> } }> } };

export type RatingEligibilityQueryVariables = Exact<{
  programId: string;
  tradeUnionId: string;
  siteId?: string | null | undefined;
  levelCode: string;
}>;


export type RatingEligibilityQuery = { ratingEligibility: { isEligible: boolean, prerequisites: Array<{ code: string, description: string, met: boolean | null, found: string | null, needed: string }> } | null };

export type RecordMemberAppraisalMutationVariables = Exact<{
  input: RecordMemberAppraisalInput;
}>;


export type RecordMemberAppraisalMutation = { recordMemberAppraisal: { appraisal: { id: string, year: number, eligible: number, issued: number, valid: number, satisfied: number, basicallySatisfied: number, dissatisfied: number, satisfactionPercent: number | null, isValid: boolean } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApplyForRatingMutationVariables = Exact<{
  input: ApplyForRatingInput;
}>;


export type ApplyForRatingMutation = { applyForRating: { application: { id: string, status: RatingApplicationStatus, version: number, program: { code: string }, level: { code: string } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReviewRatingApplicationMutationVariables = Exact<{
  input: ReviewRatingApplicationInput;
}>;


export type ReviewRatingApplicationMutation = { reviewRatingApplication: { application: { id: string, status: RatingApplicationStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RatingApplicationsQueryVariables = Exact<{
  filter?: RatingApplicationFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RatingApplicationsQuery = { ratingApplications: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, status: RatingApplicationStatus, version: number, program: { code: string, title: string }, level: { code: string, title: string }, tradeUnion: { id: string, name: string }, site: { id: string, name: string } | null, attachments: Array<{ kind: string, sha256: string, url: string | null }>, inspection: { id: string, score: { percent: number | null } | null } | null } }> } };

export type ProposeAwardsMutationVariables = Exact<{
  input: ProposeAwardsInput;
}>;


export type ProposeAwardsMutation = { proposeAwards: { notice: { id: string, opensOn: string, closesOn: string, applications: Array<{ id: string, status: RatingApplicationStatus }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type FileObjectionMutationVariables = Exact<{
  input: FileObjectionInput;
}>;


export type FileObjectionMutation = { fileObjection: { objection: { id: string, status: ObjectionStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideObjectionMutationVariables = Exact<{
  input: DecideObjectionInput;
}>;


export type DecideObjectionMutation = { decideObjection: { objection: { id: string, status: ObjectionStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PublicNoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PublicNoticesQuery = { publicNotices: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, kind: string, opensOn: string, closesOn: string, isOpen: boolean, entries: Array<{ summary: string, tradeUnion: { name: string } }> } }> } };

export type ConferAwardMutationVariables = Exact<{
  input: ConferAwardInput;
}>;


export type ConferAwardMutation = { conferAward: { award: { id: string, status: AwardStatus, conferringLevel: string, documentNumber: string, conferredOn: string, validUntil: string | null, level: { code: string } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecordSuperiorAwardMutationVariables = Exact<{
  input: RecordSuperiorAwardInput;
}>;


export type RecordSuperiorAwardMutation = { recordSuperiorAward: { award: { id: string, status: AwardStatus, conferringLevel: string, documentNumber: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ChangeAwardMutationVariables = Exact<{
  input: ChangeAwardInput;
}>;


export type ChangeAwardMutation = { changeAward: { award: { id: string, status: AwardStatus, version: number, level: { code: string }, events: Array<{ at: string, kind: AwardEventKind, cause: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AwardsQueryVariables = Exact<{
  filter?: AwardFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AwardsQuery = { awards: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, status: AwardStatus, conferringLevel: string, documentNumber: string, conferredOn: string, validUntil: string | null, reexamineBy: string | null, program: { code: string, title: string }, level: { code: string, title: string }, tradeUnion: { id: string, name: string }, site: { id: string, name: string } | null } }> } };

export type ReviewQueueQueryVariables = Exact<{
  filter?: InspectionFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { inspections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: InspectionKind, status: InspectionStatus, revision: number, version: number, period: string, submittedAt: string | null, isComplete: boolean, tradeUnion: { id: string, name: string, parent: { name: string } | null }, inspectors: Array<{ name: string }>, score: { percent: number | null, grade: string | null, vetoed: boolean } | null, flags: Array<{ code: InspectionFlagCode, message: string }> } }> } };

export type ReviewInspectionMutationVariables = Exact<{
  input: ReviewInspectionInput;
}>;


export type ReviewInspectionMutation = { reviewInspection: { inspection: { id: string, status: InspectionStatus, version: number, score: { percent: number | null, grade: string | null } | null, findings: Array<{ id: string, severity: FindingSeverity, dueOn: string | null }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FindingsQuery = { findings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, severity: FindingSeverity, status: FindingStatus, version: number, description: string, requirement: string | null, dueOn: string | null, isOverdue: boolean, daysOverdue: number, basis: Array<{ mark: string, text: string }>, tradeUnion: { id: string, name: string }, inspection: { id: string, kind: InspectionKind } | null, criterion: { code: string, title: string }, evidence: Array<{ sha256: string, url: string | null }>, notice: { number: string, issuedAt: string, acknowledgedAt: string | null } | null, extension: { until: string, reason: string } | null, rectifications: Array<{ id: string, description: string, submittedAt: string, evidence: Array<{ sha256: string, mediaType: string | null, url: string | null, status: EvidenceStatus }>, verification: { outcome: VerificationOutcome, comment: string | null, at: string, verifier: { name: string } } | null }> } }> } };

export type SubmitRectificationMutationVariables = Exact<{
  input: SubmitRectificationInput;
}>;


export type SubmitRectificationMutation = { submitRectification: { finding: { id: string, status: FindingStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type VerifyRectificationMutationVariables = Exact<{
  input: VerifyRectificationInput;
}>;


export type VerifyRectificationMutation = { verifyRectification: { finding: { id: string, status: FindingStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RequestExtensionMutationVariables = Exact<{
  input: RequestExtensionInput;
}>;


export type RequestExtensionMutation = { requestExtension: { finding: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideExtensionMutationVariables = Exact<{
  input: DecideExtensionInput;
}>;


export type DecideExtensionMutation = { decideExtension: { finding: { id: string, dueOn: string | null, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ContestFindingMutationVariables = Exact<{
  input: ContestFindingInput;
}>;


export type ContestFindingMutation = { contestFinding: { finding: { id: string, status: FindingStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideContestMutationVariables = Exact<{
  input: DecideContestInput;
}>;


export type DecideContestMutation = { decideContest: { finding: { id: string, status: FindingStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TransferFindingMutationVariables = Exact<{
  input: TransferFindingInput;
}>;


export type TransferFindingMutation = { transferFinding: { finding: { id: string, status: FindingStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConcludeTransferMutationVariables = Exact<{
  input: ConcludeTransferInput;
}>;


export type ConcludeTransferMutation = { concludeTransfer: { finding: { id: string, status: FindingStatus } | null, inspection: { id: string, score: { grade: string | null, vetoed: boolean } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DrawSupervisionVisitsMutationVariables = Exact<{
  input: DrawSupervisionVisitsInput;
}>;


export type DrawSupervisionVisitsMutation = { drawSupervisionVisits: { draw: { id: string, seed: string, eligibleCount: number, eligibleListHash: string, strata: Array<{ eligible: number, drawn: number, tradeUnion: { name: string } }>, visits: Array<{ id: string, subject: VisitSubject, mode: VisitMode, status: SupervisionVisitStatus, team: Array<{ id: string, name: string }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeclareConflictMutationVariables = Exact<{
  input: DeclareConflictInput;
}>;


export type DeclareConflictMutation = { declareConflict: { visit: { id: string, status: SupervisionVisitStatus, team: Array<{ id: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApproveSupervisionVisitMutationVariables = Exact<{
  input: ApproveSupervisionVisitInput;
}>;


export type ApproveSupervisionVisitMutation = { approveSupervisionVisit: { visit: { id: string, status: SupervisionVisitStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReportLeakMutationVariables = Exact<{
  input: ReportLeakInput;
}>;


export type ReportLeakMutation = { reportLeak: { visit: { id: string, status: SupervisionVisitStatus } | null, replacement: { id: string, status: SupervisionVisitStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OpenSupervisionVisitMutationVariables = Exact<{
  input: OpenSupervisionVisitInput;
}>;


export type OpenSupervisionVisitMutation = { openSupervisionVisit: { visit: { id: string, status: SupervisionVisitStatus, version: number, openedAt: string | null, checklist: { code: string, version: number } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SubmitVisitReportMutationVariables = Exact<{
  input: SubmitVisitReportInput;
}>;


export type SubmitVisitReportMutation = { submitVisitReport: { visit: { id: string, status: SupervisionVisitStatus, version: number, inspection: { id: string, score: { percent: number | null } | null } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReviewVisitReportMutationVariables = Exact<{
  input: ReviewVisitReportInput;
}>;


export type ReviewVisitReportMutation = { reviewVisitReport: { visit: { id: string, status: SupervisionVisitStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SubmitVisitStatementMutationVariables = Exact<{
  input: SubmitVisitStatementInput;
}>;


export type SubmitVisitStatementMutation = { submitVisitStatement: { visit: { id: string, status: SupervisionVisitStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReferVisitMutationVariables = Exact<{
  input: ReferVisitInput;
}>;


export type ReferVisitMutation = { referVisit: { visit: { id: string, status: SupervisionVisitStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SupervisionVisitsQueryVariables = Exact<{
  filter?: SupervisionVisitFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SupervisionVisitsQuery = { supervisionVisits: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, subject: VisitSubject, mode: VisitMode, status: SupervisionVisitStatus, version: number, visitedAt: string | null, statementDueOn: string | null, team: Array<{ id: string, name: string }>, tradeUnion: { id: string, name: string }, site: { id: string, name: string } | null, score: { percent: number | null, grade: string | null } | null } }> } };

export type SupervisorsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SupervisorsQuery = { supervisors: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, source: SupervisorSource, termFrom: string, termTo: string, isActive: boolean, pledges: Array<{ kind: PledgeKind, signedOn: string }> } }> } };

export type MyAssignmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyAssignmentsQuery = { viewer: { assignments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: InspectionKind, dueOn: string, version: number, tradeUnion: { id: string, code: string, name: string, address: string | null, contactPhone: string | null, location: { latitude: number, longitude: number } | null }, employer: { id: string, name: string } | null, site: { id: string, kind: SiteKind, name: string } | null, checklist: { id: string, code: string, version: number, kind: ChecklistKind }, plan: { id: string, title: string, period: string } | null, inspectors: Array<{ id: string, name: string }>, baselineInspection: { id: string } | null, findings: Array<{ id: string, description: string, criterion: { code: string } }> } }> } } };

export type ChecklistQueryVariables = Exact<{
  code: string;
  version?: number | null | undefined;
}>;


export type ChecklistQuery = { checklist: { id: string, code: string, version: number, kind: ChecklistKind, subject: InspectionSubject, status: ChecklistStatus, title: string, totalPoints: number, standards: Array<{ code: string, title: string, maxPoints: number, criteria: Array<{ code: string, title: string, guidance: string, maxPoints: number, scoring: Scoring, mode: CriterionMode, critical: boolean, veto: boolean, allowsNotApplicable: boolean, notApplicableWhen: string | null, evidence: Array<string>, findingSeverity: FindingSeverity, vetoWhen: string | null, authorityDocument: string | null, measure: { code: string, unit: string } | null, steps: Array<{ code: string, points: number, label: string, min: number | null, max: number | null }>, parts: Array<{ code: string, points: number, label: string, gate: boolean }>, deductions: Array<{ code: string, title: string, points: number, max: number }>, cap: { code: string, title: string, maxPoints: number } | null, sample: { size: number, minPositive: number } | null, rectification: { workingDays: number | null }, basis: Array<{ mark: string, text: string }> }> }>, generalVetoes: Array<{ code: string, title: string, authorityDocument: string | null }>, grades: Array<{ code: string, title: string, minPercent: number }> } | null };

export type SaveInspectionDraftMutationVariables = Exact<{
  input: SaveInspectionDraftInput;
}>;


export type SaveInspectionDraftMutation = { saveInspectionDraft: { inspection: { id: string, status: InspectionStatus, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SubmitInspectionsMutationVariables = Exact<{
  input: SubmitInspectionsInput;
}>;


export type SubmitInspectionsMutation = { submitInspections: { results: Array<{ id: string, revision: number, outcome: SubmissionOutcome, inspection: { id: string, revision: number, status: InspectionStatus, version: number, kind: InspectionKind, period: string, contentHash: string | null, isComplete: boolean, score: { points: number, maxPoints: number, percent: number | null, grade: string | null, vetoed: boolean, byStandard: Array<{ points: number, maxPoints: number, percent: number | null, standard: { code: string, title: string } }>, explanation: Array<{ lost: number, reason: string, criterion: { code: string } }> } | null, evidence: Array<{ sha256: string, status: EvidenceStatus }>, flags: Array<{ code: InspectionFlagCode, message: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> }> | null } };

export type InspectionQueryVariables = Exact<{
  id: string;
}>;


export type InspectionQuery = { inspection: { id: string, kind: InspectionKind, status: InspectionStatus, revision: number, version: number, period: string, startedAt: string | null, finishedAt: string | null, submittedAt: string | null, contentHash: string | null, isComplete: boolean, tradeUnion: { id: string, name: string }, employer: { id: string, name: string } | null, site: { id: string, name: string } | null, inspectors: Array<{ id: string, name: string }>, checklist: { code: string, version: number }, answers: Array<{ points: number | null, step: string | null, parts: Array<string> | null, measure: number | null, capped: boolean, vetoMet: boolean, suspected: boolean | null, notApplicable: boolean, checked: boolean, note: string | null, criterion: { code: string, title: string, maxPoints: number }, counts: { numerator: number, denominator: number } | null, deductions: Array<{ code: string, count: number }>, sample: { asked: number, positive: number } | null, evidence: Array<{ sha256: string, mediaType: string | null, url: string | null, status: EvidenceStatus }>, faults: Array<{ id: string, description: string | null, requirement: string | null, severity: FindingSeverity, fixedOnSite: boolean, evidence: Array<{ sha256: string }> }> }>, signatures: Array<{ role: SignatureRole, name: string | null, post: string | null, signedAt: string | null, refusedReason: string | null }>, score: { points: number, maxPoints: number, percent: number | null, grade: string | null, vetoed: boolean } | null, reviews: Array<{ decision: ReviewDecision, comment: string | null, at: string, revision: number, remarks: Array<{ criterion: string, comment: string }>, reviewer: { name: string } }>, revisions: Array<{ revision: number, status: InspectionStatus, submittedAt: string | null, contentHash: string | null }>, flags: Array<{ code: InspectionFlagCode, message: string }>, history: Array<{ at: string, action: string, actor: { name: string } | null }> } | null };

export type TradeUnionsQueryVariables = Exact<{
  filter?: TradeUnionFilter | null | undefined;
  orderBy?: TradeUnionOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TradeUnionsQuery = { tradeUnions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, code: string, creditCode: unknown, name: string, level: TradeUnionLevel, form: TradeUnionForm, ownership: OwnershipType | null, status: TradeUnionStatus, foundedOn: string | null, termEndsOn: string | null, parent: { id: string, name: string } | null, headcount: { workers: number, members: number, nonPublicMembers: number | null } | null } }> } };

export type TradeUnionCardQueryVariables = Exact<{
  id: string;
  period: string;
}>;


export type TradeUnionCardQuery = { tradeUnion: { id: string, code: string, name: string, level: TradeUnionLevel, version: number, ancestors: Array<{ id: string, name: string, level: TradeUnionLevel }>, officers: Array<{ id: string, name: string, post: OfficerPost, concurrentPost: string | null, since: string, warnings: Array<{ code: OfficerWarningCode, message: string }> }>, coverage: { totalCount: number, edges: Array<{ node: { id: string, kind: CoverageKind, employer: { id: string, name: string, creditCode: unknown, ownership: OwnershipType, workers: number } } }> }, sites: { edges: Array<{ node: { id: string, kind: SiteKind, name: string, address: string | null } }> }, inspections: { edges: Array<{ node: { id: string, kind: InspectionKind, period: string, submittedAt: string | null, score: { percent: number | null, grade: string | null, vetoed: boolean } | null } }> }, awards: { edges: Array<{ node: { id: string, status: AwardStatus, conferredOn: string, validUntil: string | null, program: { code: string, title: string }, level: { code: string, title: string } } }> }, findings: { totalCount: number, edges: Array<{ node: { id: string, severity: FindingSeverity, dueOn: string | null, isOverdue: boolean, status: FindingStatus } }> }, standing: { rank: number, outOf: number, percent: number, grade: string | null } | null } | null };

export type UnionsWithLatestInspectionQueryVariables = Exact<{
  scope: string;
  first: number;
  after?: string | null | undefined;
}>;


export type UnionsWithLatestInspectionQuery = { tradeUnions: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, parent: { name: string } | null, latestInspection: { id: string, period: string, submittedAt: string | null, inspectors: Array<{ name: string }>, score: { percent: number | null, grade: string | null } | null, answers: Array<{ points: number | null, notApplicable: boolean, note: string | null, criterion: { code: string, title: string, maxPoints: number } }> } | null } }> } };

export type OrganizationStatisticsQueryVariables = Exact<{
  scope: string;
  on?: string | null | undefined;
}>;


export type OrganizationStatisticsQuery = { organizationStatistics: { grassrootsUnions: number, coveredEmployers: number, organizationRate: number | null, members: number | null, workers: number | null, membershipRate: number | null, nonPublicShare: number | null, eligibleEmployers: { value: number, qualifier: Qualifier, derivedFrom: FigureSource | null } | null, nonPublicMembers: { value: number, qualifier: Qualifier } | null, targets: Array<{ id: string, measure: string, assigner: string, sourceDocument: string | null, from: string, to: string, assigned: number, taskProgress: number | null, timeProgress: number, paceIndex: number | null, isOnPace: boolean | null, done: { value: number, qualifier: Qualifier } | null }> } | null };

export type CreateTradeUnionMutationVariables = Exact<{
  input: CreateTradeUnionInput;
}>;


export type CreateTradeUnionMutation = { createTradeUnion: { tradeUnion: { id: string, code: string, path: Array<{ id: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ChangeTradeUnionMutationVariables = Exact<{
  input: ChangeTradeUnionInput;
}>;


export type ChangeTradeUnionMutation = { changeTradeUnion: { tradeUnion: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MoveTradeUnionMutationVariables = Exact<{
  input: MoveTradeUnionInput;
}>;


export type MoveTradeUnionMutation = { moveTradeUnion: { tradeUnion: { id: string, version: number, parent: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CloseTradeUnionMutationVariables = Exact<{
  input: CloseTradeUnionInput;
}>;


export type CloseTradeUnionMutation = { closeTradeUnion: { tradeUnion: { id: string, status: TradeUnionStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ProposeTradeUnionChangeMutationVariables = Exact<{
  input: ProposeTradeUnionChangeInput;
}>;


export type ProposeTradeUnionChangeMutation = { proposeTradeUnionChange: { proposal: { id: string, status: TradeUnionProposalStatus } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecordHeadcountMutationVariables = Exact<{
  input: RecordHeadcountInput;
}>;


export type RecordHeadcountMutation = { recordHeadcount: { tradeUnion: { id: string, headcount: { workers: number, members: number } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AssignTargetMutationVariables = Exact<{
  input: AssignTargetInput;
}>;


export type AssignTargetMutation = { assignTarget: { target: { id: string, measure: string, assigned: number, parts: Array<{ id: string, assigned: number, tradeUnion: { id: string } }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecordTargetProgressMutationVariables = Exact<{
  input: RecordTargetProgressInput;
}>;


export type RecordTargetProgressMutation = { recordTargetProgress: { target: { id: string, taskProgress: number | null, done: { value: number, qualifier: Qualifier } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export interface ContractOperations {
  SignIn: { variables: SignInMutationVariables; answer: SignInMutation };
  RefreshSession: { variables: RefreshSessionMutationVariables; answer: RefreshSessionMutation };
  SignOut: { variables: SignOutMutationVariables; answer: SignOutMutation };
  ChangePassword: { variables: ChangePasswordMutationVariables; answer: ChangePasswordMutation };
  Viewer: { variables: ViewerQueryVariables; answer: ViewerQuery };
  CreateAccount: { variables: CreateAccountMutationVariables; answer: CreateAccountMutation };
  GrantRole: { variables: GrantRoleMutationVariables; answer: GrantRoleMutation };
  RevokeGrant: { variables: RevokeGrantMutationVariables; answer: RevokeGrantMutation };
  Devices: { variables: DevicesQueryVariables; answer: DevicesQuery };
  RevokeDevice: { variables: RevokeDeviceMutationVariables; answer: RevokeDeviceMutation };
  OpenAudit: { variables: OpenAuditMutationVariables; answer: OpenAuditMutation };
  IssueAuditNotice: { variables: IssueAuditNoticeMutationVariables; answer: IssueAuditNoticeMutation };
  RecordAuditFigures: { variables: RecordAuditFiguresMutationVariables; answer: RecordAuditFiguresMutation };
  RecordAuditFinding: { variables: RecordAuditFindingMutationVariables; answer: RecordAuditFindingMutation };
  SendDraftReport: { variables: SendDraftReportMutationVariables; answer: SendDraftReportMutation };
  CommentOnDraft: { variables: CommentOnDraftMutationVariables; answer: CommentOnDraftMutation };
  IssueAuditReport: { variables: IssueAuditReportMutationVariables; answer: IssueAuditReportMutation };
  CloseAudit: { variables: CloseAuditMutationVariables; answer: CloseAuditMutation };
  Audits: { variables: AuditsQueryVariables; answer: AuditsQuery };
  UnionFunds: { variables: UnionFundsQueryVariables; answer: UnionFundsQuery };
  DraftCircular: { variables: DraftCircularMutationVariables; answer: DraftCircularMutation };
  SignCircular: { variables: SignCircularMutationVariables; answer: SignCircularMutation };
  PublishCircular: { variables: PublishCircularMutationVariables; answer: PublishCircularMutation };
  Circulars: { variables: CircularsQueryVariables; answer: CircularsQuery };
  IssueNotice: { variables: IssueNoticeMutationVariables; answer: IssueNoticeMutation };
  AcknowledgeNotice: { variables: AcknowledgeNoticeMutationVariables; answer: AcknowledgeNoticeMutation };
  InspectionPlans: { variables: InspectionPlansQueryVariables; answer: InspectionPlansQuery };
  CreateInspectionPlan: { variables: CreateInspectionPlanMutationVariables; answer: CreateInspectionPlanMutation };
  AssignInspections: { variables: AssignInspectionsMutationVariables; answer: AssignInspectionsMutation };
  ReassignInspection: { variables: ReassignInspectionMutationVariables; answer: ReassignInspectionMutation };
  InspectionStatistics: { variables: InspectionStatisticsQueryVariables; answer: InspectionStatisticsQuery };
  LiveRanking: { variables: LiveRankingQueryVariables; answer: LiveRankingQuery };
  RatingPrograms: { variables: RatingProgramsQueryVariables; answer: RatingProgramsQuery };
  RatingEligibility: { variables: RatingEligibilityQueryVariables; answer: RatingEligibilityQuery };
  RecordMemberAppraisal: { variables: RecordMemberAppraisalMutationVariables; answer: RecordMemberAppraisalMutation };
  ApplyForRating: { variables: ApplyForRatingMutationVariables; answer: ApplyForRatingMutation };
  ReviewRatingApplication: { variables: ReviewRatingApplicationMutationVariables; answer: ReviewRatingApplicationMutation };
  RatingApplications: { variables: RatingApplicationsQueryVariables; answer: RatingApplicationsQuery };
  ProposeAwards: { variables: ProposeAwardsMutationVariables; answer: ProposeAwardsMutation };
  FileObjection: { variables: FileObjectionMutationVariables; answer: FileObjectionMutation };
  DecideObjection: { variables: DecideObjectionMutationVariables; answer: DecideObjectionMutation };
  PublicNotices: { variables: PublicNoticesQueryVariables; answer: PublicNoticesQuery };
  ConferAward: { variables: ConferAwardMutationVariables; answer: ConferAwardMutation };
  RecordSuperiorAward: { variables: RecordSuperiorAwardMutationVariables; answer: RecordSuperiorAwardMutation };
  ChangeAward: { variables: ChangeAwardMutationVariables; answer: ChangeAwardMutation };
  Awards: { variables: AwardsQueryVariables; answer: AwardsQuery };
  ReviewQueue: { variables: ReviewQueueQueryVariables; answer: ReviewQueueQuery };
  ReviewInspection: { variables: ReviewInspectionMutationVariables; answer: ReviewInspectionMutation };
  Findings: { variables: FindingsQueryVariables; answer: FindingsQuery };
  SubmitRectification: { variables: SubmitRectificationMutationVariables; answer: SubmitRectificationMutation };
  VerifyRectification: { variables: VerifyRectificationMutationVariables; answer: VerifyRectificationMutation };
  RequestExtension: { variables: RequestExtensionMutationVariables; answer: RequestExtensionMutation };
  DecideExtension: { variables: DecideExtensionMutationVariables; answer: DecideExtensionMutation };
  ContestFinding: { variables: ContestFindingMutationVariables; answer: ContestFindingMutation };
  DecideContest: { variables: DecideContestMutationVariables; answer: DecideContestMutation };
  TransferFinding: { variables: TransferFindingMutationVariables; answer: TransferFindingMutation };
  ConcludeTransfer: { variables: ConcludeTransferMutationVariables; answer: ConcludeTransferMutation };
  DrawSupervisionVisits: { variables: DrawSupervisionVisitsMutationVariables; answer: DrawSupervisionVisitsMutation };
  DeclareConflict: { variables: DeclareConflictMutationVariables; answer: DeclareConflictMutation };
  ApproveSupervisionVisit: { variables: ApproveSupervisionVisitMutationVariables; answer: ApproveSupervisionVisitMutation };
  ReportLeak: { variables: ReportLeakMutationVariables; answer: ReportLeakMutation };
  OpenSupervisionVisit: { variables: OpenSupervisionVisitMutationVariables; answer: OpenSupervisionVisitMutation };
  SubmitVisitReport: { variables: SubmitVisitReportMutationVariables; answer: SubmitVisitReportMutation };
  ReviewVisitReport: { variables: ReviewVisitReportMutationVariables; answer: ReviewVisitReportMutation };
  SubmitVisitStatement: { variables: SubmitVisitStatementMutationVariables; answer: SubmitVisitStatementMutation };
  ReferVisit: { variables: ReferVisitMutationVariables; answer: ReferVisitMutation };
  SupervisionVisits: { variables: SupervisionVisitsQueryVariables; answer: SupervisionVisitsQuery };
  Supervisors: { variables: SupervisorsQueryVariables; answer: SupervisorsQuery };
  MyAssignments: { variables: MyAssignmentsQueryVariables; answer: MyAssignmentsQuery };
  Checklist: { variables: ChecklistQueryVariables; answer: ChecklistQuery };
  SaveInspectionDraft: { variables: SaveInspectionDraftMutationVariables; answer: SaveInspectionDraftMutation };
  SubmitInspections: { variables: SubmitInspectionsMutationVariables; answer: SubmitInspectionsMutation };
  Inspection: { variables: InspectionQueryVariables; answer: InspectionQuery };
  TradeUnions: { variables: TradeUnionsQueryVariables; answer: TradeUnionsQuery };
  TradeUnionCard: { variables: TradeUnionCardQueryVariables; answer: TradeUnionCardQuery };
  UnionsWithLatestInspection: { variables: UnionsWithLatestInspectionQueryVariables; answer: UnionsWithLatestInspectionQuery };
  OrganizationStatistics: { variables: OrganizationStatisticsQueryVariables; answer: OrganizationStatisticsQuery };
  CreateTradeUnion: { variables: CreateTradeUnionMutationVariables; answer: CreateTradeUnionMutation };
  ChangeTradeUnion: { variables: ChangeTradeUnionMutationVariables; answer: ChangeTradeUnionMutation };
  MoveTradeUnion: { variables: MoveTradeUnionMutationVariables; answer: MoveTradeUnionMutation };
  CloseTradeUnion: { variables: CloseTradeUnionMutationVariables; answer: CloseTradeUnionMutation };
  ProposeTradeUnionChange: { variables: ProposeTradeUnionChangeMutationVariables; answer: ProposeTradeUnionChangeMutation };
  RecordHeadcount: { variables: RecordHeadcountMutationVariables; answer: RecordHeadcountMutation };
  AssignTarget: { variables: AssignTargetMutationVariables; answer: AssignTargetMutation };
  RecordTargetProgress: { variables: RecordTargetProgressMutationVariables; answer: RecordTargetProgressMutation };
}