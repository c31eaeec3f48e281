import type { NoticeKindCode } from "../findings/finding.types.js";

const MARKS: Readonly<Record<NoticeKindCode, string>> = { RECTIFICATION_NOTICE: "整改", OPINION: "意见" };

/** A number in the form of official documents: mark, year in tortoise-shell brackets, serial. */
export const noticeNumber = (kind: NoticeKindCode, year: number, serial: number): string =>
  `${MARKS[kind]}〔${year}〕${serial}号`;
