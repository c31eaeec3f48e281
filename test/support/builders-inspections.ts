import { v7 as uuidv7 } from "uuid";
import { seededId } from "../../src/app/reference-data.js";
import type { ChecklistBody } from "../../src/modules/checklists/checklist-body.js";
import { fullAnswers, someEvidence, type RawAnswer } from "./answers.js";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { seedBody } from "./checklist-seeds.js";
import type { TestProgram } from "./program.js";

/** The default checklist that every test database has, published. */
export const SIX_STANDARDS: { id: string; body: ChecklistBody } = {
  id: seededId("checklist SIX_STANDARDS_DEFAULT 1"),
  body: seedBody("six-standards"),
};

export const checklistSeed = (name: string): { id: string; body: ChecklistBody } => {
  const body = seedBody(name);
  return { id: seededId(`checklist ${body.code} 1`), body };
};

export interface BuiltAssignment {
  planId: string;
  assignmentId: string;
}

/** Some loss at one criterion, so that results differ: S2.5 is all or nothing for two points. */
const LOST_TWO_POINTS: RawAnswer = { criterion: "S2.5", points: 0, note: "未取得法人资格证书" };

/** Answers to the Six Standards that earn every point people can give, with some of them changed. */
export const sixStandardsAnswers = (...changes: readonly (Partial<RawAnswer> & { criterion: string })[]): RawAnswer[] =>
  fullAnswers(SIX_STANDARDS.body).map((answer) => {
    const change = changes.find(({ criterion }) => criterion === answer.criterion);
    if (change === undefined) return answer;
    // A change of the claim takes the place of the whole claim.
    const { evidence } = answer;
    return { ...(evidence === undefined ? {} : { evidence }), ...change };
  });

export const builders = (program: TestProgram) => {
  /** A plan with one assignment of one union to some inspectors. */
  const assignment = async (given: {
    union: BuiltUnion;
    inspectors: readonly BuiltPerson[];
    scope?: BuiltUnion;
    kind?: string;
    period?: string;
    checklistId?: string;
    preReview?: boolean;
    baselineInspectionId?: string | null;
    employerId?: string | null;
    siteId?: string | null;
    status?: string;
  }): Promise<BuiltAssignment> => {
    const planId = uuidv7();
    const assignmentId = uuidv7();
    const [creator] = given.inspectors;
    await program.sql(
      `insert into inspection_plans (id, title, kind, period, checklist_id, scope_id, levels, opens_on, due_on,
         pre_review_by_street, created_by, created_at)
       values ($1, '检查', $2, $3, $4, $5, '{GRASSROOTS}', '2026-10-01', '2026-12-20', $6, $7, '2026-10-01')`,
      [
        planId,
        given.kind ?? "ROUTINE",
        given.period ?? "2026-Q4",
        given.checklistId ?? SIX_STANDARDS.id,
        (given.scope ?? given.union).id,
        given.preReview ?? false,
        creator?.accountId ?? null,
      ],
    );
    await program.sql(
      `insert into assignments (id, plan_id, trade_union_id, employer_id, site_id, baseline_inspection_id, status, due_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '2026-12-20', '2026-10-01')`,
      [
        assignmentId,
        planId,
        given.union.id,
        given.employerId ?? null,
        given.siteId ?? null,
        given.baselineInspectionId ?? null,
        given.status ?? "OPEN",
      ],
    );
    for (const inspector of given.inspectors) {
      await program.sql("insert into assignment_inspectors (assignment_id, account_id) values ($1, $2)", [
        assignmentId,
        inspector.accountId,
      ]);
    }
    return { planId, assignmentId };
  };

  return { assignment };
};

/** A valid first submission of the Six Standards; anything of it may be given. */
export const rawInspection = (
  given: Record<string, unknown> & { tradeUnionId: string },
): Record<string, unknown> & { id: string } => ({
  id: uuidv7(),
  revision: 1,
  assignmentId: null,
  checklistId: SIX_STANDARDS.id,
  kind: "ROUTINE",
  period: "2026-Q4",
  startedAt: "2026-11-18T09:02:11+08:00",
  finishedAt: "2026-11-18T10:17:40+08:00",
  location: { latitude: 24.4798, longitude: 118.0894, accuracyMeters: 12 },
  answers: sixStandardsAnswers(LOST_TWO_POINTS),
  evidence: [{ sha256: someEvidence, size: 183422, mediaType: "image/jpeg", takenAt: "2026-11-18T09:30:00+08:00" }],
  signatures: [
    {
      role: "INSPECTED_UNION",
      name: "林某",
      post: "工会主席",
      sha256: someEvidence,
      signedAt: "2026-11-18T10:16:00+08:00",
    },
  ],
  remark: "现场资料齐全",
  ...given,
});

export const SUBMIT = `mutation Submit($input: SubmitInspectionsInput!) {
  submitInspections(input: $input) {
    results {
      id revision outcome
      inspection { id revision status version kind period contentHash isComplete
        score { points maxPoints percent grade vetoed
          byStandard { standard { code title } points maxPoints percent } explanation { criterion { code } lost reason } }
        evidence { sha256 status } flags { code message } }
      userErrors { code message path }
    }
    userErrors { code message path }
  }
}`;

export interface SubmittedInspection {
  id: string;
  revision: number;
  status: string;
  version: number;
  contentHash: string;
  isComplete: boolean;
  score: { points: number; maxPoints: number; percent: number; grade: string; vetoed: boolean } | null;
  evidence: { sha256: string; status: string }[];
  flags: { code: string; message: string }[];
}

export interface SubmissionAnswer {
  id: string;
  revision: number;
  outcome: "ACCEPTED" | "ALREADY_ACCEPTED" | "REJECTED";
  inspection: SubmittedInspection | null;
  userErrors: { code: string; message: string; path: string[] }[];
}

/** Submits a batch and answers its results. */
export async function submit(
  program: TestProgram,
  token: string,
  ...inspections: object[]
): Promise<SubmissionAnswer[]> {
  const data = await program.data<{ submitInspections: { results: SubmissionAnswer[]; userErrors: object[] } }>(
    SUBMIT,
    { input: { inspections } },
    { token },
  );
  return data.submitInspections.results;
}

/** Submits one inspection that must be accepted. */
export async function submitted(program: TestProgram, token: string, inspection: object): Promise<SubmittedInspection> {
  const [result] = await submit(program, token, inspection);
  if (result?.inspection == null) throw new Error(JSON.stringify(result?.userErrors));
  return result.inspection;
}

/** Has a reviewer confirm what was submitted, and answers its id. */
export async function confirm(
  program: TestProgram,
  reviewerToken: string,
  { id, version }: { id: string; version: number },
): Promise<string> {
  const data = await program.data<{ reviewInspection: { userErrors: object[] } }>(
    "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code path } } }",
    { input: { inspectionId: id, decision: "CONFIRM", expectedVersion: version } },
    { token: reviewerToken },
  );
  if (data.reviewInspection.userErrors.length > 0) throw new Error(JSON.stringify(data.reviewInspection.userErrors));
  return id;
}
