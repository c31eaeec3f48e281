import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { OFFICE_ENDED } from "../../duties/officer-entries.rules.js";
import type { Officer } from "../officer.entity.js";
import type { EndOfficeInput } from "../officer.inputs.js";
import { officerForUpdate } from "../officer.queries.js";
import { officerErrors } from "../officers.errors.js";
import { canWrite } from "../../tree/trade-union.policy.js";

/** Ends an office; allowed in a closed union too, whose officers leave with it. */
export async function endOffice(work: Work, input: EndOfficeInput): Promise<Officer> {
  const { em, actor, clock, journal } = work;
  const { officer, union } = await officerForUpdate(work, input.officerId);
  if (!canWrite(actor, union)) throw platformErrors.NOT_PERMITTED(["input", "officerId"]);
  requireVersion(officer, input.expectedVersion);
  if (officer.until !== null) throw officerErrors.OFFICE_ALREADY_ENDED(["input", "officerId"]);
  if (input.on < officer.since) throw platformErrors.DATES_OUT_OF_ORDER(["input", "on"]);
  if (input.on > businessDay(clock.now())) throw officerErrors.OFFICE_DATE_IN_FUTURE(["input", "on"]);

  officer.until = input.on;
  journal.record(
    OFFICE_ENDED,
    { type: "Officer", id: officer.id },
    {
      details: { tradeUnionId: union.id, post: officer.post, until: input.on },
      before: { until: null },
      after: { until: input.on },
    },
  );
  await em.flush();
  return officer;
}
