import type { AnyEntity, EntityClass } from "@mikro-orm/postgresql";
import { TradeUnion } from "../modules/trade-unions/trade-union.entity.js";

/** Every entity, in the order of the modules. */
export const entities: EntityClass<AnyEntity>[] = [TradeUnion];
