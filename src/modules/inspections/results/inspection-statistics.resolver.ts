import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { holds } from "../../../platform/access/actor.js";
import { RequestError } from "../../../platform/errors/request-error.js";
import { Costs } from "../../../platform/graphql/limits/cost.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Period } from "../../../platform/graphql/api/scalars.js";
import { CriterionView } from "../../checklists/checklist-view.types.js";
import { ChecklistKind } from "../../checklists/checklist.entity.js";
import { frozenChecklists } from "../../checklists/checklist.queries.js";
import { toPoints } from "../../checklists/points.rules.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import {
  statisticsByChecklist,
  statisticsByTradeUnion,
  statisticsTotals,
  type StatisticsKey,
  type StatisticsTotals,
  type UnionStatistics,
} from "./inspection-statistics.queries.js";

@ObjectType({ description: "How many results have a grade.", simpleResolvers: true })
export class GradeCount {
  @Field(() => String, { description: "Code of the grade." })
  grade!: string;

  @Field(() => Int, { description: "Results with it." })
  count!: number;
}

@ObjectType({ description: "Results at and below one union.", simpleResolvers: true })
export class TradeUnionStatistics {
  @Field(() => Int, { description: "Unions whose result counts." })
  inspected!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Mean of their percents, 0 to 100, rounded half up to two decimals; null without any.",
  })
  meanPercent!: number | null;

  tradeUnionId!: string;
}

@ObjectType({ description: "How one criterion was answered in the results that count.", simpleResolvers: true })
export class CriterionStatistics {
  @Field(() => CriterionView, { description: "The criterion." })
  criterion!: CriterionView;

  @Field(() => Int, { description: "Version of the checklist that it belongs to." })
  checklistVersion!: number;

  @Field(() => Int, { description: "Results in which it applies." })
  answered!: number;

  @Field(() => Int, { description: "Those of them in which it earned nothing." })
  failed!: number;

  @Field(() => Float, { description: "Points lost in all of them together." })
  pointsLost!: number;
}

@ObjectType({
  description:
    "Inspections of a period by one kind of checklist; the latest confirmed routine inspection of each union counts (special ones for special checklists).",
  simpleResolvers: true,
})
export class InspectionStatistics {
  @Field(() => Int, {
    description:
      "Visits that plans of the period ask for and whose results count, canceled ones left out; self-inspections and follow-ups never count.",
  })
  planned!: number;

  @Field(() => Int, { description: "Unions whose confirmed result counts." })
  inspected!: number;

  @Field(() => Int, { description: "Planned visits that could not be made." })
  notPerformed!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Mean of their percents, 0 to 100, rounded half up to two decimals; null without any.",
  })
  meanPercent!: number | null;

  key!: StatisticsKey;
  grades!: StatisticsTotals["grades"];
}

@Resolver(() => InspectionStatistics)
export class InspectionStatisticsResolver {
  @Costs(200)
  @Query(() => InspectionStatistics, {
    nullable: true,
    description: "Statistics at and below a union; null when the caller has none to read there.",
  })
  @Requires("statistics:read")
  async inspectionStatistics(
    @Arg("scope", () => ID, { description: "UUID of the union." }) scope: string,
    @Arg("period", () => Period, { description: "The period." }) period: string,
    @Arg("checklistKind", () => ChecklistKind, { description: "Kind of the checklist." }) checklistKind: ChecklistKind,
    @Ctx() context: RequestContext,
  ): Promise<InspectionStatistics | null> {
    const union = await context.loader(tradeUnionById).load(scope);
    if (union === null || !holds(context.actor, "statistics:read", union.path)) return null;
    const key = { scope: union.id, period, checklistKind };
    return { key, ...(await statisticsTotals(context.em, key)) };
  }

  @FieldResolver(() => [GradeCount], { description: "Results by grade, the best first." })
  async byGrade(@Root() { key, grades }: InspectionStatistics, @Ctx() { em }: RequestContext): Promise<GradeCount[]> {
    const used = await statisticsByChecklist(em, key);
    const checklists = await frozenChecklists(
      em,
      used.map(({ checklistId }) => checklistId),
    );
    const order = [...checklists.values()].flatMap(({ body }) => body.grades.map(({ code }) => code));
    const place = (grade: string) => (order.includes(grade) ? order.indexOf(grade) : order.length);
    const counts = Object.entries(grades).map(([grade, count]) => ({ grade, count }));
    return counts.sort((a, b) => place(a.grade) - place(b.grade) || (a.grade < b.grade ? -1 : 1));
  }

  @FieldResolver(() => [TradeUnionStatistics], { description: "The unions right below, by name." })
  byTradeUnion(
    @Root() { key }: InspectionStatistics,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many at the most, 1 to 100." }) first: number,
    @Ctx() { em }: RequestContext,
  ): Promise<UnionStatistics[]> {
    if (first < 1 || first > 100) throw new RequestError("BAD_USER_INPUT", { argument: "first" });
    return statisticsByTradeUnion(em, key, first);
  }

  @FieldResolver(() => [CriterionStatistics], {
    description: "The criteria in checklist order, of each version that was used, the newest first.",
  })
  async byCriterion(
    @Root() { key }: InspectionStatistics,
    @Ctx() { em, language }: RequestContext,
  ): Promise<CriterionStatistics[]> {
    const used = await statisticsByChecklist(em, key);
    const checklists = await frozenChecklists(
      em,
      used.map(({ checklistId }) => checklistId),
    );
    return used.flatMap(({ checklistId, version, answered, failed, lostHundredths }) => {
      const criteria = [...(checklists.get(checklistId)?.in(language).criteria.values() ?? [])];
      return criteria.map((criterion, at) => ({
        criterion,
        checklistVersion: version,
        answered: answered[at] ?? 0,
        failed: failed[at] ?? 0,
        pointsLost: toPoints(lostHundredths[at] ?? 0),
      }));
    });
  }
}

@Resolver(() => TradeUnionStatistics)
export class TradeUnionStatisticsResolver {
  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(
    @Root() { tradeUnionId }: TradeUnionStatistics,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}
