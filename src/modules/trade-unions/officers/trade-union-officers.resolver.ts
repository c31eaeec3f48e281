import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { businessDay } from "../../../platform/clock/clock.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { vacancyWarnings } from "./officer-eligibility.rules.js";
import { inWords, OfficerWarning } from "./officer-warning.entity.js";
import { Officer } from "./officer.entity.js";
import { officesByTradeUnion } from "./officer.loader.js";
import { type OfficerRow } from "./officer.queries.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

@Resolver(() => TradeUnion)
export class TradeUnionOfficersResolver {
  @FieldResolver(() => [Officer], {
    description:
      "Who holds a post today, chair first; at most 100. Empty where the caller may not see the union's register.",
  })
  async officers(@Root() { id }: TradeUnion, @Ctx() context: RequestContext): Promise<OfficerRow[]> {
    return (await context.loader(officesByTradeUnion).load(id))?.officers ?? [];
  }

  @FieldResolver(() => [OfficerWarning], {
    description: "What is doubtful about the union's offices as a whole: today a vacant chair; at most 1.",
  })
  async officerWarnings(@Root() { id }: TradeUnion, @Ctx() context: RequestContext): Promise<OfficerWarning[]> {
    const offices = await context.loader(officesByTradeUnion).load(id);
    if (offices === null) return [];
    const facts = vacancyWarnings(offices, offices.officers, businessDay(context.clock.now()));
    return facts.map((fact) => inWords(fact, context.language));
  }
}
