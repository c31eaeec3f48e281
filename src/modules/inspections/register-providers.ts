import { sql, type Sql } from "../../platform/database/sql.js";
import type { RegisterValues } from "../checklists/register-values.js";

/** What a register is asked about. */
export interface RegisterSubject {
  tradeUnionId: Sql;
  /** First and last day of the inspection's period. */
  from: Sql;
  to: Sql;
}

/** Answers one field of the register values as a JSON expression, which becomes part of the one statement that a submission reads. */
export type RegisterProvider = (subject: RegisterSubject) => Sql;

const providers = new Map<keyof RegisterValues, RegisterProvider>([
  [
    "memberAppraisal",
    ({
      tradeUnionId,
      from,
    }) => sql`(select json_build_object('eligible', m.eligible, 'issued', m.issued, 'valid', m.valid,
        'satisfied', m.satisfied, 'basicallySatisfied', m.basically_satisfied, 'dissatisfied', m.dissatisfied)
      from member_appraisals m where m.trade_union_id = ${tradeUnionId} and m.year = extract(year from ${from})
      order by m.round desc limit 1)`,
  ],
]);

/** A higher module says where a register's values come from; asked for at start, before the first submission. */
export const provideRegister = (field: keyof RegisterValues, provider: RegisterProvider): void =>
  void providers.set(field, provider);

/** All registers in one JSON object. */
export const registerValues = (subject: RegisterSubject): Sql =>
  sql`json_build_object(${sql.join([...providers].flatMap(([field, provide]) => [sql.lit(field), provide(subject)]))})`;
