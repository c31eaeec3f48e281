import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { buildSchema } from "../../src/app/schema.js";
import { errorCatalog } from "../../src/platform/errors/domain-error.js";
import { SEPARATIONS } from "../../src/modules/trade-unions/duties/separation-of-duty.rules.js";
import { sourceFiles } from "./source-files.js";

const listed = (reason: string, ...names: string[]) => Object.fromEntries(names.map((name) => [name, reason]));

/** Mutations that decide nothing about what somebody else did or is, each with the reason. */
const NOT_JUDGING: Readonly<Record<string, string>> = {
  ...listed(
    "about the caller's own account only",
    ...["signIn", "signOut", "refreshSession", "changePassword", "changeLanguage", "markMessagesRead", "signPledge"],
    "discardRejections",
  ),
  ...listed(
    "about how somebody gets in: refused for oneself where the account is looked for, and what is sealed is shut by it",
    ...[
      "createAccount",
      "resetPassword",
      "disableAccount",
      "enableAccount",
      "linkAccounts",
      "revokeDevice",
      "restoreDevice",
    ],
  ),
  ...listed("takes away, and gives nobody anything", "revokeGrant", "endSupervisorTerm"),
  ...listed(
    "keeps a register of what is so",
    ...[
      "createTradeUnion",
      "changeTradeUnion",
      "closeTradeUnion",
      "moveTradeUnion",
      "createSite",
      "changeSite",
      "closeSite",
    ],
    ...["createEmployer", "changeEmployer", "closeEmployer", "coverEmployer", "endCoverage", "recordEligibleEmployers"],
    ...["appointOfficer", "changeOfficer", "endOffice", "recordHeadcount", "recordMemberAppraisal", "recordUnionFund"],
    ...["registerAuditingCommission", "changeAuditingCommission", "endAuditingCommission", "setCalendarYear"],
    ...["assignTarget", "recordTargetProgress", "declareRelation", "endRelation"],
  ),
  ...listed(
    "makes rules for all, not for one matter",
    ...["draftChecklist", "changeChecklistDraft", "discardChecklistDraft", "publishChecklist", "retireChecklist"],
    ...["changeRatingProgram"],
  ),
  ...listed(
    "plans and sends people; who may be sent where is decided by their offices, and others judge what they bring",
    ...[
      "createInspectionPlan",
      "changeInspectionPlan",
      "cancelInspectionPlan",
      "closeInspectionPlan",
      "assignInspections",
    ],
    ...["reassignInspection", "cancelAssignment", "assignRatingInspection", "cancelRatingInspection", "openAudit"],
    ...["drawSupervisionVisits"],
  ),
  ...listed(
    "is the inspector's or team's own word, which others judge",
    ...["submitInspections", "saveInspectionDraft", "signInspection", "withdrawInspection", "openSupervisionVisit"],
    ...["submitVisitReport", "declareConflict", "reportLeak"],
  ),
  ...listed(
    "is the word of the union itself, or of who applies or objects",
    ...["acknowledgeNotice", "contestFinding", "requestExtension", "submitRectification", "commentOnDraft"],
    ...["submitVisitStatement", "submitCadreSurvey", "applyForRating", "resubmitRatingApplication"],
    ...["withdrawRatingApplication", "fileObjection", "proposeTradeUnionChange"],
  ),
  ...listed(
    "is a draft, or sends out what another has signed",
    ...["draftCircular", "changeCircular", "discardCircular", "publishCircular"],
  ),
};

const mutations = Object.keys(buildSchema().getMutationType()?.getFields() ?? {});

describe("duties that may not meet", () => {
  test("every mutation stands in the table, or among those that judge nothing, with the reason", () => {
    expect([...Object.keys(SEPARATIONS), ...Object.keys(NOT_JUDGING)].toSorted()).toEqual(mutations.toSorted());
  });

  test("every code of the table is a refusal with its sentences", () => {
    const codes = Object.values(SEPARATIONS).flatMap((row) => Object.values(row) as string[]);
    expect(codes.filter((code) => !errorCatalog.has(code))).toEqual([]);
  });

  test("every command of the table asks it, and no command keeps duties apart beside it", () => {
    const commands = sourceFiles("src/modules").filter(({ path }) => path.includes("/commands/"));
    const asking = new Set(
      commands.flatMap(({ text }) =>
        [...text.matchAll(/(?:requireSeparation\(\s*work,|metDuty\(|ForUpdate\(work, [\w.]+,)\s*"(\w+)"/g)].map(
          ([, name]) => name,
        ),
      ),
    );
    expect(Object.keys(SEPARATIONS).filter((command) => !asking.has(command))).toEqual([]);
    const own = commands.filter(
      ({ path, text }) =>
        /(draftedBy|appliedBy|filedBy|proposedBy|submittedBy|contestedBy|requestedBy)\w* === (work\.)?actor\.accountId\) throw/.test(
          text,
        ) || /firstTeam\.(includes|has)\(actor/.test(text + path),
    );
    expect(own.map(({ path }) => path)).toEqual([]);
  });
});
