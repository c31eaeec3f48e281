import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import type { CadreSurveyTotals } from "./cadre-survey.entity.js";
import { surveyTotals, visibleSurveys, type CadreSurveyRow } from "./cadre-survey.queries.js";

interface UnionInYear {
  tradeUnionId: string;
  year: number;
}

const keyOf = ({ tradeUnionId, year }: UnionInYear): string => `${tradeUnionId}:${year}`;

/** One statement for each year that is asked, however many unions. */
const byYear = <Row extends { tradeUnionId: string }>(load: (ids: string[], year: number) => Promise<Row[]>) =>
  new DataLoader<UnionInYear, Row | null, string>(
    async (keys) => {
      const groups = [...Map.groupBy(keys, ({ year }) => year)];
      const found = await Promise.all(
        groups.map(async ([year, group]) => {
          const loaded = await load(
            group.map(({ tradeUnionId }) => tradeUnionId),
            year,
          );
          return loaded.map((each) => [keyOf({ tradeUnionId: each.tradeUnionId, year }), each] as const);
        }),
      );
      const byKey = new Map(found.flat());
      return keys.map((key) => byKey.get(keyOf(key)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );

/** What a union said for a year; null when it did not, or the caller may not see it. */
export const surveyInYear = ({ em, actor }: RequestContext) =>
  byYear<CadreSurveyRow>((ids, year) => visibleSurveys(em, actor, ids, year));

/** The surveys at and below a union; null where the caller may not see them. */
export const surveyTotalsInYear = ({ em, actor }: RequestContext) =>
  byYear<CadreSurveyTotals & { tradeUnionId: string }>((ids, year) => surveyTotals(em, actor, ids, year));
