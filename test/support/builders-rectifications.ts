import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  SIX_STANDARDS,
  sixStandardsAnswers,
  submitted,
} from "./builders-inspections.js";
import { mutationOf } from "./mutations.js";
import type { RawAnswer } from "./answers.js";
import type { TestProgram } from "./program.js";

/** What the findings of a test hang on: the people who find, issue and put right. */
interface RectificationPeople {
  inspector: BuiltPerson;
  reviewer: BuiltPerson;
  unionOfficer: BuiltPerson;
}

export const rectificationBuilders = (program: TestProgram) => {
  const issueNotice = mutationOf(program, "issueNotice", "notice { id number findings { id dueOn } }");

  /** A confirmed inspection of a union with these answers changed; answers its id. */
  const inspected = async (
    union: BuiltUnion,
    { inspector, reviewer }: RectificationPeople,
    ...changes: (Partial<RawAnswer> & { criterion: string })[]
  ): Promise<string> => {
    const { assignmentId } = await inspectionBuilders(program).assignment({ union, inspectors: [inspector] });
    const answers = sixStandardsAnswers(...changes);
    const inspection = await submitted(
      program,
      inspector.token,
      rawInspection({ tradeUnionId: union.id, assignmentId, answers }),
    );
    return confirm(program, reviewer.token, inspection);
  };

  /** A confirmed finding of a confirmed inspection, made directly in the database. */
  const finding = async (
    union: BuiltUnion,
    inspectionId: string,
    given: Partial<{
      severity: string;
      criterion: string;
      isSuspicion: boolean;
      days: number | null;
      status: string;
    }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status, description,
         is_confidential, is_suspicion, rectification_working_days, created_at)
       values ($1, $2, $3, $4, $5, $1, $6, $7, '无分工文件', $8, $8, $9, $10)`,
      [
        id,
        inspectionId,
        union.id,
        SIX_STANDARDS.id,
        given.criterion ?? "S2.1",
        given.severity ?? "MAJOR",
        given.status ?? "CONFIRMED",
        given.isSuspicion ?? false,
        given.days ?? null,
        program.clock.now(),
      ],
    );
    return id;
  };

  /** Issues findings and answers the id of the notice. */
  const issued = async (ids: readonly string[], by: BuiltPerson): Promise<string> => {
    const { notice, userErrors } = await issueNotice.run<{ notice: { id: string } | null }>(
      { kind: "RECTIFICATION_NOTICE", findingIds: ids, number: null, idempotencyKey: randomUUID() },
      by,
    );
    if (notice === null) throw new Error(JSON.stringify(userErrors));
    return notice.id;
  };

  const version = async (id: string): Promise<number> =>
    (await program.sql<{ version: number }>("select version from findings where id = $1", [id]))[0]?.version ?? 0;

  const state = async (id: string) =>
    (
      await program.sql(
        `select status, version, due_on::text, served_on::text, settled_on::text, closed_on::text, follow_up, is_confidential
         from findings where id = $1`,
        [id],
      )
    )[0];

  return { inspected, finding, issued, version, state };
};
