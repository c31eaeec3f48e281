import DataLoader from "dataloader";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { noticesByIds, type NoticeRow } from "./notice.queries.js";

export const noticeById: LoaderFactory<string, NoticeRow | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await noticesByIds(em, ids)).map((notice) => [notice.id, notice]));
    return ids.map((id) => found.get(id) ?? null);
  });
