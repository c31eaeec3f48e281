import { defineErrors } from "../../../platform/errors/domain-error.js";

export const headcountErrors = defineErrors({
  HEADCOUNT_IS_SUMMED: {
    zh: "只有基层工会填报人数,上级工会的人数由下级汇总。",
    en: "Only grassroots unions are counted; the figures above are sums.",
  },
  ELIGIBLE_EMPLOYERS_BY_COMMUNITY: {
    zh: "应建会单位数由社区工会填报。",
    en: "Eligible employers are reported by community unions; the figures above are sums.",
  },
  HEADCOUNT_IN_FUTURE: { zh: "统计日期不能晚于今天。", en: "The day of the count must not lie in the future." },
  MEMBERS_EXCEED_WORKERS: { zh: "会员数不能超过职工数。", en: "There cannot be more members than workers." },
  WOMEN_EXCEED_MEMBERS: { zh: "女会员数不能超过会员数。", en: "There cannot be more women members than members." },
  NON_PUBLIC_EXCEED_MEMBERS: {
    zh: "非公会员数不能超过会员数。",
    en: "There cannot be more members in non-public organizations than members.",
  },
});
