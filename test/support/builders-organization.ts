import { v7 as uuidv7 } from "uuid";
import type { BuiltUnion } from "./builders.js";
import type { TestProgram } from "./program.js";

/** Rows of the registers that hang on a union, made directly in the database. */
export const organizationBuilders = (program: TestProgram) => {
  const headcount = async (
    at: BuiltUnion,
    on: string,
    counts: { workers: number; members: number; women?: number; nonPublic?: number; qualifier?: string },
  ): Promise<void> => {
    const { workers, members, women = null, nonPublic = null } = counts;
    await program.sql(
      `insert into headcounts (id, trade_union_id, counted_on, workers, members, women_members, non_public_members,
         non_public_qualifier, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [
        uuidv7(),
        at.id,
        on,
        workers,
        members,
        women,
        nonPublic,
        nonPublic === null ? null : (counts.qualifier ?? "EXACT"),
      ],
    );
  };

  const officer = async (
    at: BuiltUnion,
    given: Partial<{
      name: string;
      post: string;
      kind: string;
      since: string;
      until: string;
      trainedOn: string;
      accountId: string;
    }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into officers (id, trade_union_id, account_id, name, post, concurrent_post_kind, since, until, trained_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`,
      [
        id,
        at.id,
        given.accountId ?? null,
        given.name ?? "张三",
        given.post ?? "COMMITTEE_MEMBER",
        given.kind ?? null,
        given.since ?? "2025-01-01",
        given.until ?? null,
        given.trainedOn ?? null,
      ],
    );
    return id;
  };

  /** An employer with its coverages. */
  const employer = async (
    coverages: readonly { at: BuiltUnion; kind: "PRIMARY" | "SECONDARY"; since?: string; until?: string }[],
  ): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into employers (id, name, initials, ownership, created_at) values ($1, '测试单位', 'csdw', 'PRIVATE', now())`,
      [id],
    );
    for (const { at, kind, since = "2020-01-01", until = null } of coverages) {
      await program.sql(
        `insert into coverages (id, employer_id, trade_union_id, kind, since, until, created_at) values ($1, $2, $3, $4, $5, $6, now())`,
        [uuidv7(), id, at.id, kind, since, until],
      );
    }
    return id;
  };

  const eligibleEmployers = async (at: BuiltUnion, on: string, value: number, qualifier = "EXACT"): Promise<void> => {
    await program.sql(
      `insert into eligible_employer_reports (id, trade_union_id, reported_on, value, qualifier, derived_from, created_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [uuidv7(), at.id, on, value, qualifier, qualifier === "EXACT" ? null : "REPORTED_RATE"],
    );
  };

  const target = async (
    at: BuiltUnion,
    given: Partial<{ parentId: string; measure: string; from: string; to: string; assigned: number }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into targets (id, trade_union_id, parent_id, measure, starts_on, ends_on, assigned, assigner, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '市总工会', now())`,
      [
        id,
        at.id,
        given.parentId ?? null,
        given.measure ?? "NEW_NON_PUBLIC_UNIONS",
        given.from ?? "2026-01-01",
        given.to ?? "2026-12-31",
        given.assigned ?? 100,
      ],
    );
    return id;
  };

  const progress = async (targetId: string, on: string, done: number, qualifier = "EXACT"): Promise<void> => {
    await program.sql(
      `insert into target_progresses (id, target_id, recorded_for, done, qualifier, created_at) values ($1, $2, $3, $4, $5, now())`,
      [uuidv7(), targetId, on, done, qualifier],
    );
  };

  return { headcount, officer, employer, eligibleEmployers, target, progress };
};
