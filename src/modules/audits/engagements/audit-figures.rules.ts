/** Items of income and expenditure, as the accounts of a union name them, and the two balances around them. */
export const INCOME_ITEMS = [
  "ALLOCATED_DUES_INCOME",
  "MEMBERSHIP_DUES_INCOME",
  "SUPERIOR_GRANTS",
  "ADMINISTRATIVE_GRANTS",
  "UNDERTAKING_INCOME",
  "INVESTMENT_INCOME",
  "OTHER_INCOME",
] as const;
export const EXPENDITURE_ITEMS = [
  "WORKER_ACTIVITIES",
  "RIGHTS_PROTECTION",
  "OPERATIONS",
  "CAPITAL_EXPENDITURE",
  "LOWER_LEVEL_GRANTS",
  "UNDERTAKING_EXPENDITURE",
  "OTHER_EXPENDITURE",
] as const;
export const FIGURE_ITEMS = ["OPENING_BALANCE", ...INCOME_ITEMS, ...EXPENDITURE_ITEMS, "CLOSING_BALANCE"] as const;
export type FigureItem = (typeof FIGURE_ITEMS)[number];

/** One line of the accounts, in fen. */
export interface FigureLine {
  readonly item: FigureItem;
  readonly budget: number;
  readonly actual: number;
}

/** The accounts of the audited period, in fen. */
export interface AuditAccounts {
  readonly openingBalance: number;
  readonly closingBalance: number;
  readonly figures: readonly FigureLine[];
}

const isAmong = (items: readonly FigureItem[], item: FigureItem): boolean => items.includes(item);

const sumOf = (figures: readonly FigureLine[], items: readonly FigureItem[]): number =>
  figures.reduce((sum, { item, actual }) => (isAmong(items, item) ? sum + actual : sum), 0);

export const incomeOf = (figures: readonly FigureLine[]): number => sumOf(figures, INCOME_ITEMS);
export const expenditureOf = (figures: readonly FigureLine[]): number => sumOf(figures, EXPENDITURE_ITEMS);

/** By how much the stated closing balance exceeds opening + income − expenditure; 0 when the accounts add up. */
export const differenceOf = ({ openingBalance, closingBalance, figures }: AuditAccounts): number =>
  closingBalance - (openingBalance + incomeOf(figures) - expenditureOf(figures));

/** How far a line went beyond its budget; negative when it stayed below. */
export const varianceOf = ({ budget, actual }: FigureLine): number => actual - budget;

export type FigureFault = "AUDIT_FIGURE_TWICE" | "AUDIT_FIGURE_IS_BALANCE" | "AUDIT_FIGURE_NEGATIVE";

/**
 * What is wrong with single lines, with their place: an item that came before, a balance among the lines (balances have
 * fields of their own), a negative amount. Only investments can bring a loss.
 */
export function faultsOfLines(figures: readonly FigureLine[]): { at: number; fault: FigureFault }[] {
  const seen = new Set<FigureItem>();
  return figures.flatMap(({ item, budget, actual }, at) => {
    const faults: FigureFault[] = [];
    if (seen.has(item)) faults.push("AUDIT_FIGURE_TWICE");
    seen.add(item);
    if (item === "OPENING_BALANCE" || item === "CLOSING_BALANCE") faults.push("AUDIT_FIGURE_IS_BALANCE");
    if (item !== "INVESTMENT_INCOME" && (budget < 0 || actual < 0)) faults.push("AUDIT_FIGURE_NEGATIVE");
    return faults.map((fault) => ({ at, fault }));
  });
}

/** The lines in the order of the accounts, whatever order they were sent in. */
export const inOrderOfAccounts = (figures: readonly FigureLine[]): FigureLine[] =>
  figures.toSorted((a, b) => FIGURE_ITEMS.indexOf(a.item) - FIGURE_ITEMS.indexOf(b.item));
