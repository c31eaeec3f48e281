import { defineErrors } from "../../../platform/errors/domain-error.js";

export const cadreSurveyErrors = defineErrors({
  CADRE_EDUCATION_DOES_NOT_ADD_UP: {
    zh: "按学历分组的人数之和须等于经审干部总数。",
    en: "The counts by education must add up to the officers, full-time and part-time.",
  },
  CADRE_PROFESSION_DOES_NOT_ADD_UP: {
    zh: "按专业分组的人数之和须等于经审干部总数。",
    en: "The counts by profession must add up to the officers, full-time and part-time.",
  },
  CADRE_PART_EXCEEDS_OFFICERS: {
    zh: "该项人数不能超过经审干部总数。",
    en: "There cannot be more of these than officers in all.",
  },
  CADRE_SURVEY_YEAR_IN_FUTURE: {
    zh: "调研年度不能晚于今年。",
    en: "The year of the survey must not lie in the future.",
  },
});
