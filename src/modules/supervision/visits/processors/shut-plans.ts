import { sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accessChanged, accountOpenedByOther } from "../../../identity/access.events.js";
import { drawInstead } from "../visit-replacement.writes.js";
import { accountsShutOut, hasOtherInsider, plansShutBeside, type OpenedAccount } from "../visit-insiders.queries.js";
import { shutLike, shutVisits } from "../visit-insiders.writes.js";
import { lockedVisit } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";

/**
 * Whoever opened the way into an insider's account may be in it: what that account knows of visits is shut until another
 * insider confirms it. Where no other is left, the plan is void, and another place is drawn in its stead.
 */
export const shutPlans = processor(accountOpenedByOther, async (work, opened) => {
  for (const { id } of await shutVisits(work, opened)) await voidUnattended(work, id, opened);
});

/** The last other insider may also go afterwards, by losing the role or being shut out. */
export const voidPlansLeftAlone = processor(accessChanged, async (work, { accountIds }) => {
  for (const { id } of await plansShutBeside(work, accountIds)) {
    const [opened] = await accountsShutOut(work, id);
    if (opened !== undefined) await voidUnattended(work, id, opened);
  }
});

async function voidUnattended(work: Work, visitId: string, opened: OpenedAccount): Promise<void> {
  if (await hasOtherInsider(work, visitId, opened)) return;
  const visit = await lockedVisit(work, visitId);
  await moveVisit(work, visit, "void", sql`, voided_because = 'NO_INSIDER'`);
  const shutOut = await accountsShutOut(work, visitId);
  const drawnId = await drawInstead(
    work,
    visit,
    shutOut.map(({ accountId }) => accountId),
  );
  if (drawnId !== undefined) await shutLike(work, drawnId, visitId);
}
