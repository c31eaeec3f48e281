import { termRanOut } from "../awards/award-term.queries.js";
import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { frozenChecklist } from "../../checklists/checklist.queries.js";
import type { SubmittedAnswer } from "../../inspections/records/content-hash.rules.js";
import { headcountsOf } from "../../trade-unions/figures/headcount.queries.js";
import { addMonths, yearOf } from "../../../platform/clock/day.rules.js";
import { firstInstantOf } from "../../../platform/clock/days-in-sql.js";
import {
  isValidAppraisal,
  satisfactionPercentOf,
  type AppraisalVotes,
} from "../../trade-unions/figures/member-appraisal.rules.js";
import { employerFiguresOf } from "../../trade-unions/figures/organization-statistics.queries.js";
import { heldMonths, type AwardStep } from "../awards/award-history.rules.js";
import type { RatingFacts } from "../programs/eligibility.rules.js";
import { measuredValues, statedValues, type StatedCount } from "../programs/measured.rules.js";
import type { RatingProgram } from "../programs/rating-program.entity.js";
import { programRules } from "../programs/rating-program.rules.js";
import type { RatingSubject } from "../programs/rating-subject.queries.js";

/** What decides besides the registers: an inspection, and what the applicant says. */
export interface RatingClaim {
  /** Null: the latest that the subject made or that was confirmed; none where that is missing. */
  readonly inspectionId: string | null;
  /** What the applicant counted; what they did not, the inspection says. */
  readonly counts: readonly StatedCount[];
  readonly declared: readonly string[] | null;
}

/** All that is known of a subject on a day, in a fixed number of statements. */
export async function ratingFacts(
  em: EntityManager,
  program: RatingProgram,
  subject: RatingSubject,
  day: string,
  claim: RatingClaim,
): Promise<RatingFacts> {
  const { tradeUnionId } = subject;
  const rules = programRules(program.body);
  const asksCoverage = rules.levels.some(({ prerequisites }) =>
    prerequisites.some(({ demand }) => demand.type === "ORGANIZATION_RATE"),
  );
  const inspection = await inspectionOf(em, program, subject, claim.inspectionId);
  const checklist =
    program.checklistId === null
      ? undefined
      : await frozenChecklist(em, inspection?.checklistId ?? program.checklistId);
  const [headcount] = await headcountsOf(em, [{ tradeUnionId, on: day }]);
  const employers = asksCoverage ? await employerFiguresOf(em, tradeUnionId, day) : { covered: 0, eligible: null };
  // What the applicant counted takes the place of what the inspection says.
  const measured =
    checklist === undefined
      ? new Map<string, number>()
      : new Map([
          ...measuredValues(checklist.body, inspection?.answers ?? []),
          ...statedValues(checklist.body, claim.counts),
        ]);
  return {
    basisDocument: program.basisDocument,
    awardBlocks: await awardBlocksOf(em, subject, day),
    heldMonths: heldMonths(rules, await awardStepsOf(em, program.id, subject, day), day),
    members: headcount?.members ?? 0,
    workers: headcount?.workers ?? 0,
    appraisal: await appraisalOf(em, tradeUnionId, day),
    percent: inspection?.percent ?? null,
    measured,
    coveredEmployers: employers.covered,
    eligibleEmployers: employers.eligible?.value ?? 0,
    declared: claim.declared === null ? null : new Set(claim.declared),
  };
}

interface RatedInspection {
  checklistId: string;
  percent: number | null;
  answers: SubmittedAnswer[];
}

/** A named inspection, or the latest that the subject itself made or that was confirmed, by any version of the program's checklist. */
const inspectionOf = (
  em: EntityManager,
  { checklistId }: RatingProgram,
  subject: RatingSubject,
  inspectionId: string | null,
): Promise<RatedInspection | undefined> =>
  row<RatedInspection>(
    em,
    sql`select i.checklist_id as "checklistId", i.percent, i.answers from inspections i join checklists c on c.id = i.checklist_id
      where i.trade_union_id = ${subject.tradeUnionId}::uuid and i.employer_id is not distinct from ${subject.employerId}::uuid
        and i.site_id is not distinct from ${subject.siteId}::uuid and not i.is_restricted
        and c.code = (select code from checklists where id = ${checklistId}::uuid)
        and (i.id = ${inspectionId}::uuid or (${inspectionId}::uuid is null
          and (i.status = 'CONFIRMED' or (i.kind = 'SELF' and i.status = 'SUBMITTED'))))
      order by i.submitted_at desc, i.id desc limit 1`,
  );

/** Confirmed inspections of the subject, or of its union as such, in the twelve months before, that bar from awards. What is restricted says nothing. */
async function awardBlocksOf(em: EntityManager, subject: RatingSubject, day: string): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from inspections i
      where i.trade_union_id = ${subject.tradeUnionId}::uuid and i.status = 'CONFIRMED' and not i.is_restricted and i.kind <> 'SELF'
        and (i.vetoed or i.award_blocked) and i.confirmed_at >= ${firstInstantOf(sql`${addMonths(day, -12)}::date`)}
        and (i.employer_id is null or i.employer_id = ${subject.employerId}::uuid)
        and (i.site_id is null or i.site_id = ${subject.siteId}::uuid)`,
  );
  return found?.count ?? 0;
}

/** What happened to the subject's awards of a program, award by award, in order; one that has run out counts as ended. */
const awardStepsOf = (
  em: EntityManager,
  programId: string,
  subject: RatingSubject,
  day: string,
): Promise<AwardStep[]> =>
  rows<AwardStep>(
    em,
    sql`select e.award_id as "awardId", e.happened_on as "happenedOn", e.level_code as "levelCode",
        case when ${termRanOut("a", day)} then 'LAPSED' else e.status end as status
      from awards a join award_events e on e.award_id = a.id
      where a.program_id = ${programId}::uuid and a.trade_union_id = ${subject.tradeUnionId}::uuid
        and a.subject_id = ${subject.siteId ?? subject.employerId ?? subject.tradeUnionId}::uuid
      order by e.award_id, e.happened_on, e.id`,
  );

/** The last round of this year's appraisal, or of last year's while this year has none. */
async function appraisalOf(em: EntityManager, tradeUnionId: string, day: string): Promise<RatingFacts["appraisal"]> {
  const year = yearOf(day);
  const votes = await row<AppraisalVotes>(
    em,
    sql`select eligible, issued, valid, satisfied, basically_satisfied as "basicallySatisfied", dissatisfied
      from member_appraisals where trade_union_id = ${tradeUnionId}::uuid and year = any(${[year, year - 1]}::integer[])
      order by year desc, round desc limit 1`,
  );
  return votes === undefined ? null : { percent: satisfactionPercentOf(votes), isValid: isValidAppraisal(votes) };
}
