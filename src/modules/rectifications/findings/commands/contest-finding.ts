import { v7 as uuidv7 } from "uuid";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { announceFiles } from "../../../evidence/commands/announce-files.js";
import { FindingContest } from "../finding-contest.entity.js";
import type { Finding } from "../finding.entity.js";
import { findingForUpdate } from "../finding-for-update.queries.js";
import type { ContestFindingInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";
import { moveFinding } from "./move-finding.js";

/** The union objects to a finding, once; until the decision its time stands still. */
export async function contestFinding(work: Work, input: ContestFindingInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const { finding } = await findingForUpdate(work, input, "finding:rectify");
  const target = ["input", "findingId"];
  if ((await em.count(FindingContest, { findingId: finding.id })) > 0) throw findingErrors.ALREADY_CONTESTED(target);
  const evidence = [...new Set(input.evidence ?? [])];
  moveFinding(work, finding, "contest", target, {}, { statement: input.statement, evidence });
  await announceFiles(work, evidence);
  em.create(FindingContest, {
    id: uuidv7(),
    findingId: finding.id,
    statement: input.statement,
    evidence,
    contestedById: actor.accountId,
    contestedAt: clock.now(),
  });
  await em.flush();
  return finding;
}
