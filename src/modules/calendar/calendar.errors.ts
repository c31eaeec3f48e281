import { defineErrors } from "../../platform/errors/domain-error.js";

export const calendarErrors = defineErrors({
  CALENDAR_DAY_OUT_OF_YEAR: { zh: "该日期不在{{year}}年内。", en: "This day does not lie in {{year}}." },
  CALENDAR_DAY_DOUBLED: { zh: "该日期重复。", en: "This day is named twice." },
  CALENDAR_DOCUMENT_MISSING: {
    zh: "公布放假安排须注明公布文件。",
    en: "Holidays are published with the document that announced them.",
  },
  CALENDAR_YEAR_PUBLISHED: {
    zh: "已公布年份不能改为未公布。",
    en: "A year that was published cannot become unpublished again.",
  },
});
