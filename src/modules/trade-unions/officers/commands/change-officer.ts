import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { OfficerPost } from "../../duties/officer-post.rules.js";
import { FORMER_ACCOUNT, OFFICER_CHANGED } from "../../duties/officer-entries.rules.js";
import type { Officer } from "../officer.entity.js";
import type { ChangeOfficerInput } from "../officer.inputs.js";
import { requirePlausibleOffice } from "../officer.policy.js";
import { officerForUpdate, conflictingOffices, requireKnownAccount } from "../officer.queries.js";
import { officerErrors } from "../officers.errors.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canWrite } from "../../tree/trade-union.policy.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const changeable = ({
  accountId,
  name,
  concurrentPost,
  concurrentPostKind,
  partyBodyKind,
  since,
  trainedOn,
}: Officer) => ({
  accountId,
  name,
  concurrentPost,
  concurrentPostKind,
  partyBodyKind,
  since,
  trainedOn,
});

/** Corrects what is said of a current officer; another post is a new appointment. */
export async function changeOfficer(work: Work, input: ChangeOfficerInput): Promise<Officer> {
  const { em, actor, clock, journal } = work;
  const { officer, union } = await officerForUpdate(work, input.officerId);
  if (!canWrite(actor, union)) throw platformErrors.NOT_PERMITTED(["input", "officerId"]);
  requireVersion(officer, input.expectedVersion);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "officerId"]);
  if (officer.until !== null) throw officerErrors.OFFICE_ALREADY_ENDED(["input", "officerId"]);
  if (input.accountId != null && input.accountId !== officer.accountId)
    await requireKnownAccount(work, input.accountId);

  const before = changeable(officer);
  officer.name = input.name ?? officer.name;
  officer.since = input.since ?? officer.since;
  if (input.concurrentPost !== undefined) officer.concurrentPost = input.concurrentPost;
  if (input.concurrentPostKind !== undefined) officer.concurrentPostKind = input.concurrentPostKind;
  if (input.partyBodyKind !== undefined) officer.partyBodyKind = input.partyBodyKind;
  if (input.trainedOn !== undefined) officer.trainedOn = input.trainedOn;
  if (input.accountId !== undefined) officer.accountId = input.accountId;
  requirePlausibleOffice(officer, businessDay(clock.now()));
  if (officer.post === OfficerPost.CHAIR && officer.since !== before.since) {
    const conflicting = await conflictingOffices(em, union.id, officer.since, officer.id);
    if (conflicting.chair) throw officerErrors.CHAIR_ALREADY_IN_OFFICE(["input", "since"]);
  }

  const after = changeable(officer);
  const fields = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
  // Of the account that is taken off, decisions on the union may have to know while they are open.
  const former =
    before.accountId !== null && before.accountId !== after.accountId ? { [FORMER_ACCOUNT]: before.accountId } : {};
  journal.record(
    OFFICER_CHANGED,
    { type: "Officer", id: officer.id },
    { details: { fields, ...former }, before, after },
  );
  await em.flush();
  return officer;
}
