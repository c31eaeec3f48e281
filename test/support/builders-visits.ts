import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { fullAnswers, type RawAnswer } from "./answers.js";
import { builders, type BuiltPerson, type BuiltUnion } from "./builders.js";
import { checklistSeed, rawInspection, submitted } from "./builders-inspections.js";
import { mutationOf } from "./mutations.js";
import type { TestProgram } from "./program.js";

/** The default checklist of unannounced visits, published in every test database. */
export const SUPERVISION = checklistSeed("supervision");

export interface BuiltVisit {
  id: string;
  version: number;
  status: string;
  subject: string;
  mode: string;
  team: { id: string }[];
  tradeUnion: { id: string };
  site: { id: string } | null;
}

export interface BuiltDraw {
  id: string;
  seed: string;
  eligibleCount: number;
  eligibleListHash: string;
  strata: { tradeUnion: { id: string; name: string }; eligible: number; drawn: number }[];
  visits: BuiltVisit[];
}

const VISIT = "id version status subject mode team { id } tradeUnion { id } site { id }";
const PLEDGES = ["CONFIDENTIALITY_PLEDGE", "CONFLICT_DECLARATION", "NO_GIFTS"];

/** What belongs to unannounced visits: people who may go, draws, and visits as far as they have come. */
export const visitBuilders = (program: TestProgram) => {
  const { person } = builders(program);

  /** An invited supervisor whose term runs and who has pledged everything. */
  const supervisor = async (at: BuiltUnion, given: { from?: string; to?: string } = {}): Promise<BuiltPerson> => {
    const made = await person([{ role: "SUPERVISOR", at }], { name: "周监督" });
    const id = uuidv7();
    await program.sql(
      `insert into supervisors (id, trade_union_id, account_id, source, term_from, term_to, idempotency_key, created_at)
       values ($1, $2, $3, 'LAWYER', $4, $5, $6, now())`,
      [id, at.id, made.accountId, given.from ?? "2026-01-01", given.to ?? "2028-12-31", randomUUID()],
    );
    for (const kind of PLEDGES)
      await program.sql(
        "insert into supervisor_pledges (supervisor_id, kind, signed_on) values ($1, $2, '2026-01-02')",
        [id, kind],
      );
    return made;
  };

  const member = (at: BuiltUnion): Promise<BuiltPerson> =>
    person([{ role: "DEPARTMENT_MEMBER", at }], { name: "郑委员" });

  const draw = mutationOf(
    program,
    "drawSupervisionVisits",
    `draw { id seed ruleVersion eligibleCount eligibleListHash strata { tradeUnion { id name } eligible drawn } visits { ${VISIT} } }`,
  );
  const approve = mutationOf(program, "approveSupervisionVisit", `visit { ${VISIT} approvedAt }`);
  const conflict = mutationOf(program, "declareConflict", `visit { ${VISIT} }`);
  const leak = mutationOf(program, "reportLeak", `visit { ${VISIT} } replacement { ${VISIT} }`);
  const open = mutationOf(
    program,
    "openSupervisionVisit",
    `visit { ${VISIT} openedAt visitedAt reportDueOn flags { code message } openedLocation { latitude accuracyMeters } checklist { code version } }`,
  );
  const report = mutationOf(
    program,
    "submitVisitReport",
    `visit { ${VISIT} reportedAt reviewDueOn flags { code } score { percent } inspection { id status }
      report { summary isLate signedBy { id } } }`,
  );
  const review = mutationOf(
    program,
    "reviewVisitReport",
    `visit { ${VISIT} confirmedAt statementDueOn inspection { id status } }`,
  );
  const state = mutationOf(program, "submitVisitStatement", `visit { ${VISIT} statement { statement evidence } }`);
  const refer = mutationOf(program, "referVisit", `visit { ${VISIT} referrals { to reason } }`);

  const request = (
    scope: BuiltUnion,
    pool: readonly BuiltPerson[],
    change: Record<string, unknown> = {},
  ): Record<string, unknown> => ({
    scopeId: scope.id,
    subject: "GRASSROOTS_COMPLIANCE",
    mode: "COVERT",
    checklistId: SUPERVISION.id,
    stratifyBy: "STREET",
    perStratum: 1,
    excludeVisitedWithinDays: 90,
    teamSize: 2,
    windowFrom: "2026-11-20",
    windowTo: "2026-12-31",
    idempotencyKey: randomUUID(),
    supervisorPoolIds: pool.map(({ accountId }) => accountId),
    ...change,
  });

  /** A draw that must succeed. */
  const drawn = async (input: Record<string, unknown>, by: BuiltPerson): Promise<BuiltDraw> => {
    const answer = await draw.run<{ draw: BuiltDraw | null }>(input, by);
    if (answer.draw === null) throw new Error(JSON.stringify(answer.userErrors));
    return answer.draw;
  };

  type Answered = { visit: BuiltVisit | null };
  const sure = ({ visit, userErrors }: Answered & { userErrors: object[] }): BuiltVisit => {
    if (visit === null) throw new Error(JSON.stringify(userErrors));
    return visit;
  };

  const approved = async ({ id, version }: BuiltVisit, by: BuiltPerson): Promise<BuiltVisit> =>
    sure(await approve.run<Answered>({ visitId: id, decision: "APPROVE", expectedVersion: version }, by));

  const opened = async ({ id, version }: BuiltVisit, by: BuiltPerson, change: object = {}): Promise<BuiltVisit> =>
    sure(
      await open.run<Answered>(
        { visitId: id, openedAt: "2026-11-22T09:30:00+08:00", expectedVersion: version, ...change },
        by,
      ),
    );

  /** Answers to what a visit of a subject is asked, some of them changed. */
  const answers = (subject: string, ...changes: readonly RawAnswer[]): RawAnswer[] => {
    const asked = SUPERVISION.body.standards
      .flatMap(({ criteria }) => criteria)
      .filter(({ visitSubjects }) => visitSubjects.includes(subject))
      .map(({ code }) => code);
    return fullAnswers(SUPERVISION.body)
      .filter(({ criterion }) => asked.includes(criterion))
      .map((answer) => changes.find(({ criterion }) => criterion === answer.criterion) ?? answer);
  };

  const inspection = (visit: BuiltVisit, change: Record<string, unknown> = {}) =>
    rawInspection({
      tradeUnionId: visit.tradeUnion.id,
      siteId: visit.site?.id ?? null,
      assignmentId: visit.id,
      checklistId: SUPERVISION.id,
      kind: "SPECIAL",
      answers: answers(visit.subject),
      startedAt: "2026-11-22T09:32:00+08:00",
      finishedAt: "2026-11-22T09:55:00+08:00",
      ...change,
    });

  const inspected = (visit: BuiltVisit, by: BuiltPerson, change: Record<string, unknown> = {}) =>
    submitted(program, by.token, inspection(visit, change));

  const reported = async (
    visit: BuiltVisit,
    by: BuiltPerson,
    inspectionId: string,
    change: object = {},
  ): Promise<BuiltVisit> =>
    sure(
      await report.run<Answered>(
        {
          visitId: visit.id,
          inspectionId,
          summary: "现场情况如实记录",
          expectedVersion: visit.version,
          signatures: visit.team.map(({ id }) => ({ accountId: id })),
          ...change,
        },
        by,
      ),
    );

  const confirmed = async ({ id, version }: BuiltVisit, by: BuiltPerson): Promise<BuiltVisit> =>
    sure(await review.run<Answered>({ visitId: id, decision: "CONFIRM", expectedVersion: version }, by));

  return {
    supervisor,
    member,
    draw,
    approve,
    conflict,
    leak,
    open,
    report,
    review,
    state,
    refer,
    request,
    drawn,
    approved,
    opened,
    answers,
    inspection,
    inspected,
    reported,
    confirmed,
  };
};
