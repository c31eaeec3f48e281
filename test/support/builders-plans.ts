import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { canonicalHash } from "../../src/platform/journal/journal.js";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { seedBody } from "./checklist-seeds.js";
import type { TestProgram } from "./program.js";

export interface BuiltChecklist {
  id: string;
  code: string;
}

export interface BuiltPlan {
  id: string;
  checklistId: string;
}

/** Checklists, plans and assignments for tests, made directly in the database. */
export const planBuilders = (program: TestProgram) => {
  /** A checklist of one of the seeded templates under a code of its own. */
  const checklist = async (
    given: Partial<{ template: string; status: "DRAFT" | "PUBLISHED" | "RETIRED" }> = {},
  ): Promise<BuiltChecklist> => {
    const id = uuidv7();
    const code = `T_${randomBytes(6).toString("hex").toUpperCase()}`;
    const body = { ...seedBody(given.template ?? "six-standards"), code };
    const status = given.status ?? "PUBLISHED";
    await program.sql(
      `insert into checklists (id, code, version, kind, subject, status, body, body_hash, published_at, created_at)
       values ($1, $2, 1, $3, $4, $5, $6, decode($7, 'hex'), '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
      [
        id,
        code,
        body.kind,
        body.subject,
        status,
        JSON.stringify(body),
        status === "DRAFT" ? null : canonicalHash(body),
      ],
    );
    return { id, code };
  };

  const plan = async (given: {
    scope: BuiltUnion;
    by: BuiltPerson;
    checklist?: BuiltChecklist;
    kind?: string;
    period?: string;
    title?: string;
    levels?: string[];
    opensOn?: string;
    dueOn?: string;
    status?: string;
  }): Promise<BuiltPlan> => {
    const id = uuidv7();
    const { id: checklistId } = given.checklist ?? (await checklist());
    await program.sql(
      `insert into inspection_plans (id, title, kind, period, checklist_id, scope_id, levels, opens_on, due_on, status, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '2026-10-01T00:00:00Z')`,
      [
        id,
        given.title ?? "第四季度检查",
        given.kind ?? "ROUTINE",
        given.period ?? "2026-Q4",
        checklistId,
        given.scope.id,
        given.levels ?? ["GRASSROOTS"],
        given.opensOn ?? "2026-10-01",
        given.dueOn ?? "2026-12-20",
        given.status ?? "OPEN",
        given.by.accountId,
      ],
    );
    return { id, checklistId };
  };

  const assignment = async (given: {
    plan: BuiltPlan;
    union: BuiltUnion;
    status?: string;
    dueOn?: string;
    inspectors?: readonly BuiltPerson[];
    employerId?: string;
    siteId?: string;
  }): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into assignments (id, plan_id, trade_union_id, employer_id, site_id, status, due_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '2026-10-01T00:00:00Z')`,
      [
        id,
        given.plan.id,
        given.union.id,
        given.employerId ?? null,
        given.siteId ?? null,
        given.status ?? (given.inspectors === undefined ? "UNASSIGNED" : "OPEN"),
        given.dueOn ?? "2026-12-20",
      ],
    );
    for (const inspector of given.inspectors ?? []) {
      await program.sql("insert into assignment_inspectors (assignment_id, account_id) values ($1, $2)", [
        id,
        inspector.accountId,
      ]);
    }
    return id;
  };

  const employer = async (
    union: BuiltUnion,
    kind: "PRIMARY" | "SECONDARY" = "PRIMARY",
    id = uuidv7(),
  ): Promise<string> => {
    await program.sql(
      `insert into employers (id, name, initials, ownership, created_at) values ($1, '某某公司', 'mmgs', 'PRIVATE', now())
       on conflict do nothing`,
      [id],
    );
    await program.sql(
      `insert into coverages (id, employer_id, trade_union_id, kind, since, created_at) values ($1, $2, $3, $4, '2020-01-01', now())`,
      [uuidv7(), id, union.id, kind],
    );
    return id;
  };

  const site = async (union: BuiltUnion, kind = "READING_ROOM", closedOn: string | null = null): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into sites (id, trade_union_id, kind, name, closed_on, created_at) values ($1, $2, $3, '职工书屋', $4, now())`,
      [id, union.id, kind, closedOn],
    );
    return id;
  };

  const office = async (union: BuiltUnion, account: BuiltPerson, until: string | null = null): Promise<void> => {
    await program.sql(
      `insert into officers (id, trade_union_id, account_id, name, post, since, until, created_at)
       values ($1, $2, $3, '某某', 'COMMITTEE_MEMBER', '2025-01-01', $4, now())`,
      [randomUUID(), union.id, account.accountId, until],
    );
  };

  return { checklist, plan, assignment, employer, site, office };
};
