import { row, sql } from "../../../platform/database/sql.js";
import { DomainErrors, type DomainError } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { frozenChecklist } from "../../checklists/checklist.queries.js";
import { MEDIA_TYPES } from "../../evidence/evidence-announcement.rules.js";
import { visibleInspections } from "../../inspections/records/inspection.policy.js";
import { ratingFacts, type RatingClaim } from "./eligibility.queries.js";
import { evaluate } from "../programs/eligibility.rules.js";
import { countableCodes } from "../programs/measured.rules.js";
import type { RatingProgram } from "../programs/rating-program.entity.js";
import { programRules, type LevelRules } from "../programs/rating-program.rules.js";
import type { RatingSubject } from "../programs/rating-subject.queries.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** What an application says; whom it is for stands beside it. */
export interface RatingStatement {
  readonly selfInspectionId?: string | null;
  readonly counts?: readonly { measure: string; value: number }[] | null;
  readonly declared?: readonly string[] | null;
  readonly attachments: readonly {
    kind: string;
    sha256: string;
    size?: number | null;
    mediaType?: string | null;
  }[];
}

/** Refuses a statement with something missing or unknown in it; all of it at once. */
export async function requireStatement(
  work: Work,
  program: RatingProgram,
  level: LevelRules,
  subject: RatingSubject,
  statement: RatingStatement,
): Promise<void> {
  const faults = [...attachmentFaults(program, statement), ...declarationFaults(level, statement)];
  faults.push(...(await countFaults(work, program, statement)));
  if (program.checklistId !== null) faults.push(...(await selfInspectionFaults(work, program, subject, statement)));
  if (faults.length > 0) throw new DomainErrors(faults);
}

function attachmentFaults(program: RatingProgram, { attachments }: RatingStatement): DomainError[] {
  const required = programRules(program.body).requiredAttachments;
  const given = new Set(attachments.map(({ kind }) => kind));
  return [
    ...required
      .filter((kind) => !given.has(kind))
      .map((kind) => ratingErrors.RATING_ATTACHMENT_MISSING(["input", "attachments"], { kind })),
    ...attachments.flatMap(({ mediaType }, index) =>
      mediaType == null || (MEDIA_TYPES as readonly string[]).includes(mediaType)
        ? []
        : [platformErrors.VALUE_UNKNOWN(["input", "attachments", String(index), "mediaType"], { value: mediaType })],
    ),
    ...attachments.flatMap(({ kind }, index) =>
      required.includes(kind)
        ? []
        : [ratingErrors.RATING_ATTACHMENT_KIND_UNKNOWN(["input", "attachments", String(index), "kind"], { kind })],
    ),
  ];
}

function declarationFaults({ prerequisites }: LevelRules, { declared }: RatingStatement): DomainError[] {
  const known = new Set(prerequisites.filter(({ demand }) => demand.type === "DECLARED").map(({ code }) => code));
  return (declared ?? []).flatMap((code, index) =>
    known.has(code) ? [] : [ratingErrors.RATING_DECLARATION_UNKNOWN(["input", "declared", String(index)], { code })],
  );
}

async function countFaults({ em }: Work, program: RatingProgram, statement: RatingStatement): Promise<DomainError[]> {
  const counts = statement.counts ?? [];
  if (counts.length === 0) return [];
  const checklist = program.checklistId === null ? undefined : await frozenChecklist(em, program.checklistId);
  const known = checklist === undefined ? new Set<string>() : countableCodes(checklist.body);
  const codes = counts.map(({ measure }) => measure);
  return codes.flatMap((measure, index) => {
    const path = ["input", "counts", String(index), "measure"];
    if (!known.has(measure)) return [ratingErrors.RATING_COUNT_UNKNOWN(path, { measure })];
    return codes.indexOf(measure) === index ? [] : [ratingErrors.RATING_COUNT_NAMED_TWICE(path, { measure })];
  });
}

async function selfInspectionFaults(
  { em, actor }: Work,
  { checklistId }: RatingProgram,
  { tradeUnionId, employerId, siteId }: RatingSubject,
  { selfInspectionId }: RatingStatement,
): Promise<DomainError[]> {
  const path = ["input", "selfInspectionId"];
  if (selfInspectionId == null) return [ratingErrors.SELF_INSPECTION_MISSING(path)];
  const found = await row<{ id: string }>(
    em,
    sql`select i.id from inspections i join trade_unions u on u.id = i.trade_union_id join checklists c on c.id = i.checklist_id
      where i.id = ${selfInspectionId}::uuid and ${visibleInspections(actor)} and i.kind = 'SELF'
        and i.status in ('SUBMITTED', 'CONFIRMED') and i.trade_union_id = ${tradeUnionId}::uuid
        and i.employer_id is not distinct from ${employerId}::uuid and i.site_id is not distinct from ${siteId}::uuid
        and c.code = (select code from checklists where id = ${checklistId}::uuid)`,
  );
  return found === undefined ? [ratingErrors.SELF_INSPECTION_NOT_FOUND(path)] : [];
}

/** Refuses a subject that does not meet the conditions of a level, or those of them that are asked about. */
export async function requirePrerequisites(
  { em, clock }: Work,
  program: RatingProgram,
  level: LevelRules,
  subject: RatingSubject,
  claim: RatingClaim,
  path: readonly string[],
  asked: (code: string) => boolean = () => true,
): Promise<void> {
  const facts = await ratingFacts(em, program, subject, businessDay(clock.now()), claim);
  const unmet = evaluate(level.prerequisites, facts).filter(
    ({ met, prerequisite }) => met === false && asked(prerequisite.code),
  );
  if (unmet.length === 0) return;
  const codes = unmet.map(({ prerequisite }) => prerequisite.code).join(", ");
  throw ratingErrors.RATING_PREREQUISITES_NOT_MET(path, { codes });
}
