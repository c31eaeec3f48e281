import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { findingMoved } from "../../findings/findings.events.js";

/**
 * Takes a transferred finding out of the messages that spoke of it, behind its lock, so that none counts what its readers may
 * not see any more. That it was said stays known, and a message that speaks of nothing else is shown to nobody.
 */
export const takeBackReminders = processor(findingMoved, async ({ em, journal }, { findingId, to }) => {
  if (to !== "TRANSFERRED") return;
  const cut = await rows<{ id: string }>(
    em,
    sql`update messages m set details = jsonb_build_object('findings', coalesce((select jsonb_agg(said order by at)
          from jsonb_array_elements(m.details -> 'findings') with ordinality as list (said, at) where said ->> 'id' <> ${findingId}), '[]'))
      where m.id in (select r.message_id from finding_reminders r where r.finding_id = ${findingId}::uuid) returning m.id`,
  );
  for (const { id } of cut)
    journal.record(
      "message.finding-taken-out",
      { type: "Message", id },
      { details: { findingId }, before: { speaksOf: findingId }, after: { speaksOf: null } },
    );
});
