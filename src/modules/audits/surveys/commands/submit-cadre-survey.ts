import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { yearOf } from "../../../../platform/clock/day.rules.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import type { SubmitCadreSurveyInput } from "../cadre-survey.inputs.js";
import { surveyOf, type CadreSurveyRow } from "../cadre-survey.queries.js";
import { CADRE_COUNTS, faultsOfCadres, type CadreCounts } from "../cadre-survey.rules.js";
import { cadreSurveyErrors } from "../cadre-surveys.errors.js";

const countsOf = (given: CadreCounts): CadreCounts =>
  Object.fromEntries(CADRE_COUNTS.map((count) => [count, given[count]])) as Record<
    (typeof CADRE_COUNTS)[number],
    number
  >;

/** Keeps what a union says of its auditing officers in a year; a second answer corrects the first, at its version. */
export async function submitCadreSurvey(work: Work, input: SubmitCadreSurveyInput): Promise<CadreSurveyRow> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "cadre-survey:submit", union.path)) throw platformErrors.NOT_PERMITTED(path);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  const counts = countsOf(input);
  const faults = faultsOfCadres(counts).map(({ fault, field }) => cadreSurveyErrors[fault](["input", field]));
  if (input.year > yearOf(businessDay(clock.now()))) {
    faults.push(cadreSurveyErrors.CADRE_SURVEY_YEAR_IN_FUTURE(["input", "year"]));
  }
  if (faults.length > 0) throw new DomainErrors(faults);

  const earlier = await surveyOf(em, union.id, input.year);
  const before = earlier === undefined ? undefined : countsOf(earlier);
  if (earlier !== undefined && JSON.stringify(before) === JSON.stringify(counts)) return earlier;
  const version = earlier?.version ?? 0;
  requireVersion({ version }, input.expectedVersion ?? 0);
  const id = earlier?.id ?? uuidv7();
  await rows(
    em,
    sql`insert into cadre_surveys (id, trade_union_id, year, submitted_by, submitted_at,
        full_time, part_time, women, master_or_above, bachelor, college, secondary_or_below, accounting, auditing,
        economics_or_law, other_profession, certified, trained)
      values (${id}::uuid, ${union.id}::uuid, ${input.year}::integer, ${actor.accountId}::uuid,
        ${clock.now().toISOString()}::timestamptz,
        ${counts.fullTime}::integer, ${counts.partTime}::integer, ${counts.women}::integer,
        ${counts.masterOrAbove}::integer, ${counts.bachelor}::integer, ${counts.college}::integer,
        ${counts.secondaryOrBelow}::integer, ${counts.accounting}::integer, ${counts.auditing}::integer,
        ${counts.economicsOrLaw}::integer, ${counts.otherProfession}::integer, ${counts.certified}::integer,
        ${counts.trained}::integer)
      on conflict (trade_union_id, year) do update set submitted_by = excluded.submitted_by,
        submitted_at = excluded.submitted_at, version = cadre_surveys.version + 1,
        full_time = excluded.full_time, part_time = excluded.part_time, women = excluded.women, master_or_above =
        excluded.master_or_above, bachelor = excluded.bachelor, college = excluded.college, secondary_or_below =
        excluded.secondary_or_below, accounting = excluded.accounting, auditing = excluded.auditing, economics_or_law =
        excluded.economics_or_law, other_profession = excluded.other_profession, certified = excluded.certified, trained
        = excluded.trained`,
  );
  journal.record(
    earlier === undefined ? "cadre-survey.submitted" : "cadre-survey.corrected",
    { type: "CadreSurvey", id },
    {
      details: { tradeUnionId: union.id, year: input.year },
      ...(before === undefined ? {} : { before }),
      after: counts,
    },
  );
  const survey = await surveyOf(em, union.id, input.year);
  if (survey === undefined) throw new Error("a survey that was just kept is not there");
  return survey;
}
