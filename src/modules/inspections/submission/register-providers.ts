import { sql, type Sql } from "../../../platform/database/sql.js";
import type { ChecklistBody, RegisterSource } from "../../checklists/checklist-body.js";
import type { RegisterValues } from "../../checklists/register-values.js";
import { systemSources } from "../../checklists/system-measure.rules.js";
import {
  coverageRate,
  inspectionPercents,
  latestAppraisal,
  membershipRate,
  type RegisterProvider,
  type RegisterSubject,
} from "./register.queries.js";

/** The field of the register values that each source fills. */
const FIELDS: Readonly<Record<RegisterSource, keyof RegisterValues>> = {
  MEMBER_APPRAISAL: "memberAppraisal",
  FINDINGS: "findings",
  SURVEY: "surveys",
  INSPECTION: "inspectionPercents",
  COVERAGE: "coverage",
  HEADCOUNT: "headcount",
};

// Nobody provides SURVEY: no register of surveys is kept, so what asks for one does not apply where the checklist allows
// that, and else earns 0 points with the reason SURVEY_ABSENT.
const providers = new Map<RegisterSource, RegisterProvider>([
  ["MEMBER_APPRAISAL", latestAppraisal],
  ["INSPECTION", inspectionPercents],
  ["COVERAGE", coverageRate],
  ["HEADCOUNT", membershipRate],
]);

/** A higher module says where a register's values come from; asked for at start, before the first submission. */
export const provideRegister = (source: RegisterSource, provider: RegisterProvider): void =>
  void providers.set(source, provider);

/** The registers from which a checklist's SYSTEM criteria are answered; only these are read. */
export const registersOf = (body: ChecklistBody): ReadonlySet<RegisterSource> =>
  new Set(systemSources(body).map(({ source }) => source));

/** Those registers in one JSON object; its text depends on the set of sources only, so that it can be prepared. */
export const registerValues = (subject: RegisterSubject, sources: ReadonlySet<RegisterSource>): Sql => {
  const asked = [...providers].filter(([source]) => sources.has(source));
  const pairs = asked.flatMap(([source, provide]) => [sql.lit(FIELDS[source]), provide(subject)]);
  return pairs.length === 0 ? sql`'{}'::json` : sql`json_build_object(${sql.join(pairs)})`;
};
