import DataLoader from "dataloader";
import { businessDay } from "../../../platform/clock/clock.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { entriesOf, visibleNoticesByIds, type NoticeEntryRow, type PublicNoticeRow } from "./public-notice.queries.js";

/** Notices by id, as far as they are for the caller: what names a notice may be there before its day. */
export const noticeById: LoaderFactory<string, PublicNoticeRow | null> = ({ em, viewer, clock }) =>
  new DataLoader(async (ids) => {
    const seen = await visibleNoticesByIds(em, viewer, businessDay(clock.now()), ids);
    const found = new Map(seen.map((notice) => [notice.id, notice]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** The lines of notices, in their order. */
export const entriesByNotice: LoaderFactory<string, NoticeEntryRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await entriesOf(em, ids), ({ noticeId }) => noticeId);
    return ids.map((id) => found.get(id) ?? []);
  });
