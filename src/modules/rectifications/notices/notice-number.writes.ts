import type { EntityManager } from "@mikro-orm/postgresql";
import { row, sql } from "../../../platform/database/sql.js";
import type { NoticeKindCode } from "../findings/finding.types.js";
import { noticeNumber } from "./notice-number.rules.js";

interface Series {
  federationId: string;
  year: number;
  kind: NoticeKindCode;
}

/** The next free number of a federation and year; whoever asks at the same time waits, and gets the one behind. */
export async function nextNoticeNumber(em: EntityManager, { federationId, year, kind }: Series): Promise<string> {
  for (;;) {
    const given = await row<{ last: number }>(
      em,
      sql`insert into notice_numbers as held (federation_id, year, kind, last) values (${federationId}::uuid, ${year}::integer, ${kind}, 1)
        on conflict (federation_id, year, kind) do update set last = held.last + 1 returning last`,
    );
    if (given === undefined) throw new Error("a series gives a number each time");
    const number = noticeNumber(kind, year, given.last);
    // Somebody may have given this one by hand.
    const taken = await row(
      em,
      sql`select id from notices where federation_id = ${federationId}::uuid and year = ${year}::integer and number = ${number}`,
    );
    if (taken === undefined) return number;
  }
}
