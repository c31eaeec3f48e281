/** Where an invited supervisor comes from. */
export enum SupervisorSource {
  PEOPLES_DEPUTY = "PEOPLES_DEPUTY",
  CPPCC_MEMBER = "CPPCC_MEMBER",
  PARTY = "PARTY",
  OFFICER = "OFFICER",
  MODEL_WORKER = "MODEL_WORKER",
  WORKER = "WORKER",
  LAWYER = "LAWYER",
  MEDIA = "MEDIA",
}

/** What a supervisor undertakes for a term. */
export enum PledgeKind {
  CONFIDENTIALITY_PLEDGE = "CONFIDENTIALITY_PLEDGE",
  CONFLICT_DECLARATION = "CONFLICT_DECLARATION",
  NO_GIFTS = "NO_GIFTS",
}

/** Without any of these nobody is drawn for a visit. */
export const REQUIRED_PLEDGES: readonly PledgeKind[] = Object.values(PledgeKind);

export const TERM_YEARS = 3;
export const MAXIMUM_TERM_YEARS = 5;

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

const parts = (text: string): [number, number, number] => [
  Number(text.slice(0, 4)),
  Number(text.slice(5, 7)),
  Number(text.slice(8, 10)),
];

/** The last day of a term of so many years. */
export function lastDayOfTerm(from: string, years = TERM_YEARS): string {
  const [year, month, date] = parts(from);
  return day(year + years, month, date - 1);
}

export function dayAfter(text: string): string {
  const [year, month, date] = parts(text);
  return day(year, month, date + 1);
}
