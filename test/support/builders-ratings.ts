import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { seededId } from "../../src/app/reference-data.js";
import { fullAnswers, type RawAnswer } from "./answers.js";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { rawInspection, submitted } from "./builders-inspections.js";
import { organizationBuilders } from "./builders-organization.js";
import { seedBody } from "./checklist-seeds.js";
import type { TestProgram } from "./program.js";

/** Files of every kind that the default programs ask for. */
export const ATTACHMENTS = ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"].map((kind, index) => ({
  kind,
  sha256: String(index + 1).repeat(64),
}));

export const programId = (code: string): string => seededId(`rating program ${code}`);
const CHECKLISTS: Readonly<Record<string, string>> = {
  WORKERS_HOME: "workers-home",
  READING_ROOM: "reading-room",
  WEEKEND_SCHOOL: "weekend-school",
  DOUBLE_DISPLAY: "double-display",
  SIX_GOOD_STREET: "six-good-street",
  HARMONIOUS_ENTERPRISE: "harmonious-enterprise",
  MUTUAL_CARE: "mutual-care",
  WORKERS_SMALL_HOME: "workers-small-home",
};
const bodyOf = (program: string) => seedBody(CHECKLISTS[program] ?? "");
export const checklistOf = (program: string): string => seededId(`checklist ${bodyOf(program).code} 1`);

/** Answers that earn every point, with what was measured where it is given by the code of the criterion. */
export const ratedAnswers = (program: string, measured: Readonly<Record<string, number>> = {}): RawAnswer[] =>
  fullAnswers(bodyOf(program)).map((answer) => {
    const measure = measured[answer.criterion];
    return measure === undefined ? answer : { ...answer, measure };
  });

interface RatedSubject {
  union: BuiltUnion;
  siteId?: string | null;
  employerId?: string | null;
}

/** What a rating needs, for tests; rows directly in the database, inspections over HTTP. */
export const ratingBuilders = (program: TestProgram) => {
  const { headcount } = organizationBuilders(program);

  /** Every program is authorized. */
  const authorize = () => program.sql("update rating_programs set basis_document = '思工〔2026〕1号'");

  /** Members and an appraisal that meet every threshold. */
  const good = async (union: BuiltUnion): Promise<void> => {
    await headcount(union, "2026-09-30", { workers: 200, members: 196 });
    await program.sql(
      `insert into member_appraisals (id, trade_union_id, year, round, eligible, issued, valid, satisfied, basically_satisfied, dissatisfied, created_at)
       values ($1, $2, 2026, 1, 196, 196, 190, 150, 36, 4, now())`,
      [randomUUID(), union.id],
    );
  };

  /** A submitted self-inspection by a program's checklist that earns every point people can give. */
  const selfInspection = async (code: string, { union, ...subject }: RatedSubject, by: BuiltPerson): Promise<string> =>
    (
      await submitted(
        program,
        by.token,
        rawInspection({
          tradeUnionId: union.id,
          kind: "SELF",
          checklistId: checklistOf(code),
          period: "2026-11",
          answers: ratedAnswers(code),
          ...subject,
        }),
      )
    ).id;

  /** An inspection of a subject in a state, without its answers. */
  const inspection = async (
    code: string,
    { union, siteId = null, employerId = null }: RatedSubject,
    by: BuiltPerson,
    given: Partial<{
      kind: string;
      percent: number;
      blocked: boolean;
      vetoed: boolean;
      ownerId: string;
      answers: object[];
    }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    const { kind = "ROUTINE", percent = 95, blocked = false, vetoed = false, ownerId = null, answers = [] } = given;
    await program.sql(
      `insert into inspections (id, revision, status, kind, period, trade_union_id, site_id, employer_id, checklist_id, checklist_kind,
         inspector_id, inspector_ids, submitted_at, confirmed_at, created_at, content_hash, content_salt, points, max_points, percent,
         grade, scoring_rule_version, award_blocked, vetoed, owner, owner_id, answers)
       values ($1, 1, 'CONFIRMED', $2, '2026-11', $3, $4, $5, $6, $7, $8, array[$8::uuid], '2026-11-20', '2026-11-20', '2026-11-20',
         repeat('0', 64), 'salt', $9::numeric, 100, $9::numeric, 'X', 1, $10, $11, case when $12::uuid is null then null else 'RATING' end, $12, $13)`,
      [
        ...[id, kind, union.id, siteId, employerId, checklistOf(code), bodyOf(code).kind, by.accountId],
        ...[percent, blocked, vetoed, ownerId, JSON.stringify(answers)],
      ],
    );
    return id;
  };

  /** An application in a state, as if it had come there; one that was inspected has its inspection. */
  const application = async (
    code: string,
    levelCode: string,
    subject: RatedSubject,
    by: BuiltPerson,
    given: Partial<{
      status: string;
      inspector: BuiltPerson;
      percent: number;
      answers: object[];
      noticeId: string;
    }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    const { status = "APPLIED", inspector, noticeId = null } = given;
    const inspectionId =
      inspector === undefined
        ? null
        : await inspection(code, subject, inspector, {
            ownerId: id,
            ...(given.percent === undefined ? {} : { percent: given.percent }),
            ...(given.answers === undefined ? {} : { answers: given.answers }),
          });
    await program.sql(
      `insert into rating_applications (id, program_id, level_code, trade_union_id, site_id, employer_id, status, inspection_id,
         attachments, notice_id, applied_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())`,
      [
        ...[id, programId(code), levelCode, subject.union.id, subject.siteId ?? null, subject.employerId ?? null],
        ...[status, inspectionId, JSON.stringify(ATTACHMENTS), noticeId, by.accountId],
      ],
    );
    return id;
  };

  /** A notice of applications with its days; they are PROPOSED in it. */
  const notice = async (
    scope: BuiltUnion,
    applicationIds: readonly string[],
    by: BuiltPerson,
    given: Partial<{ opensOn: string; closesOn: string; audience: string; status: string }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    const { opensOn = "2026-11-09", closesOn = "2026-11-13", audience = "INTERNAL", status = "PUBLISHED" } = given;
    await program.sql(
      `insert into public_notices (id, kind, title, scope_id, audience, opens_on, working_days, closes_on, is_provisional, status, created_by, created_at)
       values ($1, 'AWARD', '拟命名名单公示', $2, $3, $4, 5, $5, false, $6, $7, now())`,
      [id, scope.id, audience, opensOn, closesOn, status, by.accountId],
    );
    for (const [index, applicationId] of applicationIds.entries()) {
      await program.sql(
        `insert into public_notice_entries (notice_id, position, trade_union_id, application_id, summary)
         select $1, $2, trade_union_id, id, '{"zh": "先进职工之家", "en": "Advanced"}' from rating_applications where id = $3`,
        [id, index + 1, applicationId],
      );
      await program.sql("update rating_applications set status = 'PROPOSED', notice_id = $1 where id = $2", [
        id,
        applicationId,
      ]);
    }
    return id;
  };

  /** An award with the event that began it. */
  const award = async (
    code: string,
    levelCode: string,
    { union, siteId = null, employerId = null }: RatedSubject,
    given: Partial<{
      on: string;
      status: string;
      conferringLevel: string;
      validUntil: string | null;
      reexamineBy: string | null;
      scale: string;
    }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    const { on = "2025-06-01", status = "CONFERRED", conferringLevel = "DISTRICT", scale = "TIER" } = given;
    const { validUntil = "2028-05-31", reexamineBy = "2026-06-01" } = given;
    await program.sql(
      `insert into awards (id, program_id, level_code, scale, trade_union_id, site_id, employer_id, status, conferring_level,
         document_number, conferred_on, valid_until, reexamine_by, changed_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '思工〔2025〕1号', $10, $11, $12, $10, now())`,
      [
        ...[id, programId(code), levelCode, scale, union.id, siteId, employerId, status, conferringLevel],
        ...[on, validUntil, reexamineBy],
      ],
    );
    await program.sql(
      `insert into award_events (id, award_id, kind, happened_on, cause, level_code, status, recorded_at)
       values ($1, $2, 'CONFER', $3, '命名', $4, $5, now())`,
      [uuidv7(), id, on, levelCode, status],
    );
    return id;
  };

  return { authorize, good, selfInspection, inspection, application, notice, award };
};
