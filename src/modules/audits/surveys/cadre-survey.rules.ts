/** What a survey counts of auditing officers; each officer stands once in employment, education and profession. */
export const CADRE_COUNTS = [
  "fullTime",
  "partTime",
  "women",
  "masterOrAbove",
  "bachelor",
  "college",
  "secondaryOrBelow",
  "accounting",
  "auditing",
  "economicsOrLaw",
  "otherProfession",
  "certified",
  "trained",
] as const;
export type CadreCount = (typeof CADRE_COUNTS)[number];
export type CadreCounts = Readonly<Record<CadreCount, number>>;

/** Officers in all. */
export const officersIn = ({ fullTime, partTime }: Pick<CadreCounts, "fullTime" | "partTime">): number =>
  fullTime + partTime;

export type CadreFault =
  "CADRE_EDUCATION_DOES_NOT_ADD_UP" | "CADRE_PROFESSION_DOES_NOT_ADD_UP" | "CADRE_PART_EXCEEDS_OFFICERS";

/** What cannot be in a survey, with the field that shows it. */
export function faultsOfCadres(counts: CadreCounts): { fault: CadreFault; field: CadreCount }[] {
  const officers = officersIn(counts);
  const { masterOrAbove, bachelor, college, secondaryOrBelow } = counts;
  const { accounting, auditing, economicsOrLaw, otherProfession } = counts;
  const faults: { fault: CadreFault; field: CadreCount }[] = [];
  if (masterOrAbove + bachelor + college + secondaryOrBelow !== officers)
    faults.push({ fault: "CADRE_EDUCATION_DOES_NOT_ADD_UP", field: "masterOrAbove" });
  if (accounting + auditing + economicsOrLaw + otherProfession !== officers)
    faults.push({ fault: "CADRE_PROFESSION_DOES_NOT_ADD_UP", field: "accounting" });
  for (const field of ["women", "certified", "trained"] as const) {
    if (counts[field] > officers) faults.push({ fault: "CADRE_PART_EXCEEDS_OFFICERS", field });
  }
  return faults;
}
