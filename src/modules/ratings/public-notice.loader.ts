import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/request-context.js";
import { entriesOf, publicNoticesByIds, type NoticeEntryRow, type PublicNoticeRow } from "./public-notice.queries.js";

/** Notices by id; whoever may read what names a notice may read the notice. */
export const noticeById: LoaderFactory<string, PublicNoticeRow | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await publicNoticesByIds(em, ids)).map((notice) => [notice.id, notice]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** The lines of notices, in their order. */
export const entriesByNotice: LoaderFactory<string, NoticeEntryRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await entriesOf(em, ids), ({ noticeId }) => noticeId);
    return ids.map((id) => found.get(id) ?? []);
  });
