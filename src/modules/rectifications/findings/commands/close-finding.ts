import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { CloseFindingInput } from "../finding.inputs.js";
import { followUpAfterClose } from "../finding.rules.js";
import { moveFinding } from "./move-finding.js";

/** Strikes a verified finding off the list (销号); from then on a follow-up may be due. */
export async function closeFinding(work: Work, input: CloseFindingInput): Promise<Finding> {
  const finding = await judgedFindingForUpdate(work, input, "closeFinding", "finding:decide");
  moveFinding(work, finding, "close");
  finding.closedOn = businessDay(work.clock.now());
  finding.followUp = followUpAfterClose(finding.severity);
  await work.em.flush();
  return finding;
}
