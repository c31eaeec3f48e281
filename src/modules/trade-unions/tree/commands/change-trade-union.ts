import { businessDay } from "../../../../platform/clock/clock.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import {
  applyDetails,
  changedFields,
  detailsFaults,
  registerOf,
  type TradeUnionDetails,
} from "../trade-union-details.rules.js";
import type { TradeUnion } from "../trade-union.entity.js";
import type { ChangeTradeUnionInput } from "../trade-union.inputs.js";
import { ownTradeUnionForUpdate } from "../trade-union.queries.js";
import { tradeUnionChanged } from "../trade-unions.events.js";

/** Corrects what the register says of a union; a closed one stays as it was. */
export async function changeTradeUnion(work: Work, input: ChangeTradeUnionInput): Promise<TradeUnion> {
  const union = await ownTradeUnionForUpdate(work, input);
  return writeDetails(work, union, input, ["input"]);
}

/** Writes details into a locked union's register; `path` is where they stand in the input. */
export async function writeDetails(
  work: Work,
  union: TradeUnion,
  details: TradeUnionDetails,
  path: readonly string[],
): Promise<TradeUnion> {
  const before = registerOf(union);
  applyDetails(union, details);
  const faults = detailsFaults(union, details, businessDay(work.clock.now()), path);
  if (faults.length > 0) throw new DomainErrors(faults);

  const after = registerOf(union);
  const fields = changedFields(before, after);
  if (fields.length === 0) return union;
  work.journal.record(
    "trade-union.changed",
    { type: "TradeUnion", id: union.id },
    { details: { fields }, before, after },
  );
  work.events.emit(tradeUnionChanged, { tradeUnionId: union.id, path: union.path, fields });
  await work.em.flush();
  return union;
}
