import type { Work } from "../../../../platform/unit-of-work/work.js";
import { lockAccounts, mayBeOnePerson } from "../../../identity/account.queries.js";
import { vouchFor } from "../../../identity/commands/vouch-for.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { shutInsider } from "../visit-insiders.queries.js";
import { openForInsider } from "../visit-insiders.writes.js";
import type { ConfirmInsiderInput } from "../visit.inputs.js";
import { insiderVisitForUpdate, type VisitRow } from "../visit.queries.js";
import { visitErrors } from "../visits.errors.js";

const PERSON = ["input", "accountId"];

/**
 * An insider says that another one, into whose account somebody else opened the way, is the person they know: the visit is
 * open to that account again. Not for oneself, and not by whoever opened the way in.
 */
export async function confirmInsider(work: Work, input: ConfirmInsiderInput): Promise<VisitRow> {
  const { em, actor, journal } = work;
  // Before the visit, in the order in which a reset locks them.
  await lockAccounts(work, [input.accountId]);
  const visit = await insiderVisitForUpdate(work, input.visitId);
  await requireSeparation(work, "confirmInsider", { receives: [input.accountId] }, PERSON);
  const shut = await shutInsider(work, visit.id, input.accountId);
  if (shut === undefined) throw visitErrors.INSIDER_NOT_SHUT(PERSON);
  if (shut.confirmedAt !== null) return visit;
  for (const other of [input.accountId, shut.openedBy])
    if (other !== null && (await mayBeOnePerson(em, actor.accountId, other)))
      throw visitErrors.INSIDER_NOT_SECOND(PERSON);
  await openForInsider(work, shut.id);
  await vouchFor(work, input.accountId);
  journal.record(
    "supervision-visit.insider-confirmed",
    { type: "SupervisionVisit", id: visit.id },
    { details: { accountId: input.accountId }, before: { isShut: true }, after: { isShut: false } },
  );
  return visit;
}
