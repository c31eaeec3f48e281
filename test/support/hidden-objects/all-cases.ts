import type { HiddenCase } from "./cases.js";
import { auditsCases } from "./audits.js";
import { checklistsCases } from "./checklists.js";
import { documentsCases } from "./documents.js";
import { inspectionsCases } from "./inspections.js";
import { rankingsCases } from "./rankings.js";
import { ratingsCases } from "./ratings.js";
import { rectificationsCases } from "./rectifications.js";
import { supervisionCases } from "./supervision.js";
import { tradeUnionsCases } from "./trade-unions.js";

/** Every argument of the schema that takes an id, module by module. */
export const HIDDEN_CASES: readonly HiddenCase[] = [
  ...auditsCases,
  ...checklistsCases,
  ...documentsCases,
  ...inspectionsCases,
  ...rankingsCases,
  ...ratingsCases,
  ...rectificationsCases,
  ...supervisionCases,
  ...tradeUnionsCases,
];

/** Root fields that name no object. */
export const WITHOUT_TARGET: readonly string[] = [
  // documents
  ...["circulars"],
  // identity
  ...[
    "accounts",
    "pendingGrants",
    "changeLanguage",
    "changePassword",
    "createAccount",
    "devices",
    "refreshSession",
    "signIn",
    "signOut",
  ],
  ...["viewer"],
  // calendar
  ...["calendarYear", "setCalendarYear"],
  // trade-unions
  ...["createEmployer"],
  // checklists
  ...["checklists", "draftChecklist"],
  // ratings
  ...["objections", "publicNotices", "ratingPrograms"],
  // supervision
  ...["declaredRelations", "supervisors", "visitClues"],
];

/** Root fields whose objects nobody who may enter is kept from: administrators see all checklists and all employers. */
export const ALL_SEEN: readonly string[] = [
  ...["changeChecklistDraft", "discardChecklistDraft", "publishChecklist", "retireChecklist"],
  ...["changeEmployer", "closeEmployer"],
];

/** Arguments in which an id is no object that could be hidden, each with the reason. */
export const NO_HIDDEN_OBJECT: Readonly<Record<string, string>> = {
  "signIn input.device.id": "made up by the tablet; several people use one device without knowing of each other",
  "ratingEligibility programId": "programs are everybody's",
  "applyForRating input.programId": "programs are everybody's",
  "recordSuperiorAward input.programId": "programs are everybody's",
  "changeRatingProgram input.programId": "programs are everybody's",
  "coverEmployer input.employerId": "administrators see all employers",
  "submitRectification input.rectificationId": "made up by the client; that it is taken is all that is said of it",
  "draftCircular input.rankingId": "no ranking is published yet",
  "confirmInsider input.accountId": "compared with the visit's own insiders only",
  "submitVisitReport input.inspectionId": "looked for among the visit's own only",
  "submitVisitReport input.signatures.accountId": "compared with the visit's own team only",
  "submitInspections input.inspections.id": "made up by the tablet; that it is taken is all that is said of it",
  "recordAuditFinding input.findingId": "made up by the client; that it is taken is all that is said of it",
  "submitInspections input.inspections.answers.faults.id": "made up by the tablet",
  "saveInspectionDraft input.inspection.id": "made up by the tablet; that it is taken is all that is said of it",
  ...Object.fromEntries(
    ["employerId", "siteId", "basedOn", "coInspectorIds", "findingChecks.findingId", "answers.faults.id"].map(
      (path) => [`saveInspectionDraft input.inspection.${path}`, "not looked at before the submission, or left out"],
    ),
  ),
};
