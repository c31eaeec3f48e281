import type { RequiredEntityData } from "@mikro-orm/core";
import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { AwardCause } from "./award-cause.rules.js";
import { Award } from "./award.entity.js";
import {
  AwardEventKind,
  awardInitialStates,
  awardStatusOn,
  nextAwardStatus,
  type AwardStatus,
} from "./award.lifecycle.js";
import { ratingErrors } from "../programs/ratings.errors.js";

export interface NewAwardEvent {
  readonly kind: AwardEventKind;
  readonly on: string;
  /** What somebody typed, or a cause of the program's own. */
  readonly cause: string | AwardCause;
  readonly levelCode?: string;
  readonly documentNumber?: string | null;
  readonly inspectionId?: string | null;
}

/** Refuses a day in the future, and one before the latest event of the award. */
function requireEventDay({ clock }: Work, award: Pick<Award, "changedOn"> | null, on: string): void {
  const path = ["input", "on"];
  if (on > businessDay(clock.now())) throw ratingErrors.AWARD_EVENT_IN_FUTURE(path);
  if (award !== null && on < award.changedOn)
    throw ratingErrors.AWARD_EVENT_BACKDATED(path, { changedOn: award.changedOn });
}

/** Lets something happen to an award: refused where its state or its latest event does not allow it; flushes. */
export async function happen(work: Work, award: Award, event: NewAwardEvent): Promise<void> {
  const status = awardStatusOn(
    award,
    event.kind === AwardEventKind.LAPSE ? "0001-01-01" : businessDay(work.clock.now()),
  );
  const next = nextAwardStatus(status, event.kind);
  if (next === undefined) throw ratingErrors.AWARD_TRANSITION_REFUSED(["input", "awardId"], { status });
  requireEventDay(work, award, event.on);
  await change(work, award, event, next, award.status);
}

/** Makes an award that begins with this event, which gives it its state and day; flushes. */
export async function begin(
  work: Work,
  given: Omit<RequiredEntityData<Award>, "status" | "changedOn">,
  event: NewAwardEvent & { kind: keyof typeof awardInitialStates },
): Promise<Award> {
  requireEventDay(work, null, event.on);
  const status = awardInitialStates[event.kind];
  const award = work.em.create(Award, { ...given, status, changedOn: event.on });
  await change(work, award, event, status, null);
  return award;
}

async function change(
  { em, actor, clock, journal }: Work,
  award: Award,
  { kind, on, cause, levelCode, documentNumber, inspectionId }: NewAwardEvent,
  next: AwardStatus,
  before: AwardStatus | null,
): Promise<void> {
  // A job has no session, and no account either.
  const isNobody = actor.sessionId === "";
  const was = { status: before, levelCode: award.levelCode };
  award.status = next;
  award.changedOn = on;
  if (levelCode !== undefined) award.levelCode = levelCode;
  if (documentNumber != null) award.documentNumber = documentNumber;
  // Day, number and term are those of the level that is held.
  if (kind === AwardEventKind.UPGRADE) award.conferredOn = on;
  await em.flush();
  const [words, details] =
    typeof cause === "string" ? [cause, null] : [cause.code, JSON.stringify(cause.details ?? {})];
  await rows(
    em,
    sql`insert into award_events (id, award_id, kind, happened_on, cause, cause_details, level_code, status, document_number, inspection_id, account_id, recorded_at)
      values (${uuidv7()}::uuid, ${award.id}::uuid, ${kind}, ${on}::date, ${words}, ${details}::jsonb, ${award.levelCode}, ${next},
        ${documentNumber ?? null}::text, ${inspectionId ?? null}::uuid, ${isNobody ? null : actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz)`,
  );
  journal.record(
    `award.${ACTIONS[kind]}`,
    { type: "Award", id: award.id },
    {
      details: { on, levelCode: award.levelCode, documentNumber: documentNumber ?? null },
      ...(before === null ? {} : { before: was }),
      after: { status: next, levelCode: award.levelCode },
    },
  );
}

const ACTIONS: Readonly<Record<AwardEventKind, string>> = {
  CONFER: "conferred",
  RECORD: "recorded",
  REEXAMINE: "re-examination-opened",
  PASS: "re-examination-passed",
  FAIL: "re-examination-failed",
  UPGRADE: "upgraded",
  DOWNGRADE: "downgraded",
  SUSPEND: "suspended",
  RESUME: "resumed",
  REVOKE: "revoked",
  LAPSE: "lapsed",
};
