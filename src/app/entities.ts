import type { AnyEntity, EntityClass } from "@mikro-orm/postgresql";
import { Account } from "../modules/identity/account.entity.js";
import { Checklist } from "../modules/checklists/checklist.entity.js";
import { TradeUnion } from "../modules/trade-unions/trade-union.entity.js";

/** Every entity, in the order of the modules. */
export const entities: EntityClass<AnyEntity>[] = [Account, TradeUnion, Checklist];
