import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { serviceDay } from "../../findings/due-day.rules.js";
import { partiesOfFindings } from "../../findings/finding-parties.queries.js";
import { findingSources } from "../../findings/finding.queries.js";
import { visibleFindings } from "../../findings/finding.policy.js";
import { findingErrors } from "../../findings/findings.errors.js";
import { yearOf } from "../../../../platform/clock/day.rules.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { Notice } from "../notice.entity.js";
import type { IssueNoticeInput } from "../notice.inputs.js";
import { nextNoticeNumber } from "../notice-number.writes.js";
import { issueFindings } from "./issue-findings.js";

const ACTION = "notice.issued";

/** Sends a union a numbered notice about findings, from whose service their time runs. */
export async function issueNotice(work: Work, input: IssueNoticeInput): Promise<Notice> {
  const { em, clock, journal, actor } = work;
  const union = await unionOf(work, input.findingIds);
  const content = contentOf(input);
  const made = await findIdempotentResult(work, {
    table: "notices",
    action: ACTION,
    key: input.idempotencyKey,
    content,
  });
  if (made !== undefined) return em.findOneOrFail(Notice, { id: made });

  await requireSeparation(work, "issueNotice", await partiesOfFindings(work, input.findingIds), [
    "input",
    "findingIds",
  ]);
  const issuedAt = clock.now();
  const issuedOn = businessDay(issuedAt);
  const year = yearOf(issuedOn);
  const { federationId } = union;
  const number = input.number?.trim() ?? (await nextNoticeNumber(em, { federationId, year, kind: input.kind }));
  const notice = em.create(Notice, {
    id: uuidv7(),
    kind: input.kind,
    federationId,
    year,
    number,
    tradeUnionId: union.id,
    issuedById: actor.accountId,
    issuedAt,
    servedOn: serviceDay(await workingCalendar(em), issuedOn, null),
    idempotencyKey: input.idempotencyKey,
  });
  journal.record(
    ACTION,
    { type: "Notice", id: notice.id },
    { details: { tradeUnionId: union.id, number, findings: input.findingIds.length }, after: content },
  );
  await em.flush();
  await issueFindings(work, input.findingIds, { noticeId: notice.id, servedOn: notice.servedOn });
  return notice;
}

interface AddressedUnion {
  id: string;
  federationId: string;
}

/** The one union that all the findings are at, where the actor may issue notices; locked, so that a repeated request waits for the first. */
async function unionOf({ em, actor }: Work, findingIds: readonly string[]): Promise<AddressedUnion> {
  const seen = await rows<{ id: string; unionId: string; path: string }>(
    em,
    sql`select f.id, u.id as "unionId", ltree2text(u.path) as path from ${findingSources}
      where f.id::text = any(${[...findingIds]}::text[]) and ${visibleFindings(actor)}`,
  );
  const byId = new Map(seen.map((finding) => [finding.id, finding]));
  findingIds.forEach((id, at) => {
    const path = ["input", "findingIds", String(at)];
    const finding = byId.get(id);
    if (finding === undefined) throw findingErrors.FINDING_NOT_FOUND(path);
    if (!holds(actor, "notice:issue", finding.path)) throw platformErrors.NOT_PERMITTED(path);
    if (findingIds.indexOf(id) !== at) throw findingErrors.FINDING_NAMED_TWICE(path);
    if (finding.unionId !== seen[0]?.unionId) throw findingErrors.FINDINGS_OF_SEVERAL_UNIONS(path);
  });
  const union = await row<AddressedUnion>(
    em,
    sql`select u.id, (select top.id from trade_unions top where top.path @> u.path
          order by top.level in ('CITY', 'DISTRICT') desc, nlevel(top.path) desc limit 1) as "federationId"
      from trade_unions u where u.id = ${seen[0]?.unionId ?? null}::uuid for no key update of u`,
  );
  if (union === undefined) throw findingErrors.FINDING_NOT_FOUND(["input", "findingIds", "0"]);
  return union;
}
