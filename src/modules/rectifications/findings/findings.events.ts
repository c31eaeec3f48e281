import { defineEvent } from "../../../platform/unit-of-work/events.js";
import type { FindingStatusCode } from "./finding.types.js";

/** A finding is in another state now. */
export const findingMoved = defineEvent<{
  findingId: string;
  inspectionId: string;
  tradeUnionId: string;
  from: FindingStatusCode;
  to: FindingStatusCode;
}>("finding.moved");
