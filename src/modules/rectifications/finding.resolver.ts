import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { businessDay } from "../../platform/clock/clock.js";
import type { RequestContext } from "../../platform/graphql/request-context.js";
import { frozenChecklist } from "../checklists/checklist.queries.js";
import { CriterionView } from "../checklists/checklist-view.types.js";
import { Finding } from "./finding.entity.js";
import { CLOSED_STATUSES, type FindingRow } from "./finding.queries.js";

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => CriterionView, { description: "The criterion that was not met." })
  async criterion(
    @Root() { checklistId, criterionCode }: FindingRow,
    @Ctx() { em, language }: RequestContext,
  ): Promise<CriterionView> {
    const criterion = (await frozenChecklist(em, checklistId))?.in(language).criteria.get(criterionCode);
    if (criterion === undefined) throw new Error(`finding with an unknown criterion ${criterionCode}`);
    return criterion;
  }

  @FieldResolver(() => Boolean, { description: "Whether its due day has passed and it is not closed." })
  isOverdue(@Root() { dueOn, status }: FindingRow, @Ctx() { clock }: RequestContext): boolean {
    return (
      dueOn !== null && dueOn < businessDay(clock.now()) && !(CLOSED_STATUSES as readonly string[]).includes(status)
    );
  }
}
