import type { NonEmptyArray } from "type-graphql";
import { ChecklistResolver } from "../modules/checklists/checklist.resolver.js";
import { TradeUnionResolver } from "../modules/trade-unions/trade-union.resolver.js";

/** Every resolver class, in the order of the modules. */
export const resolvers: NonEmptyArray<new () => object> = [TradeUnionResolver, ChecklistResolver];
