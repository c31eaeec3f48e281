import DataLoader from "dataloader";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { FindingContest } from "./finding-contest.entity.js";
import type { FindingExtension } from "./finding-extension.entity.js";
import type { FindingTransfer } from "./finding-transfer.entity.js";
import { handlesSuspicions } from "./finding.policy.js";
import type { Rectification } from "./rectification.entity.js";

/** One part of each finding; the statement orders them so that the one that is shown comes last. */
const partOf =
  <Part extends { findingId: string }>(
    statement: (ids: string[], actor: Parameters<typeof handlesSuspicions>[0]) => Sql,
  ): LoaderFactory<string, Part | null> =>
  ({ em, actor }) =>
    new DataLoader(async (ids) => {
      const found = new Map((await rows<Part>(em, statement([...ids], actor))).map((part) => [part.findingId, part]));
      return ids.map((id) => found.get(id) ?? null);
    });

export const extensionByFinding = partOf<FindingExtension>(
  (
    ids,
  ) => sql`select id, finding_id as "findingId", until, reason, requested_by as "requestedById", requested_at as "requestedAt",
      decision, comment, decided_by as "decidedById", decided_at as "decidedAt"
    from finding_extensions where finding_id = any(${ids}::uuid[]) order by requested_at, id`,
);

export const contestByFinding = partOf<FindingContest>(
  (
    ids,
  ) => sql`select id, finding_id as "findingId", statement, evidence, contested_by as "contestedById", contested_at as "contestedAt",
      decision, comment, decided_by as "decidedById", decided_at as "decidedAt"
    from finding_contests where finding_id = any(${ids}::uuid[])`,
);

export const transferByFinding = partOf<FindingTransfer>(
  (
    ids,
    actor,
  ) => sql`select ft.id, ft.finding_id as "findingId", ft.target, ft.comment, ft.transferred_by as "transferredById",
      ft.transferred_at as "transferredAt", ft.conclusion, ft.document_number as "documentNumber",
      ft.concluded_by as "concludedById", ft.concluded_at as "concludedAt"
    from finding_transfers ft join findings f on f.id = ft.finding_id join trade_unions u on u.id = f.trade_union_id
    where ft.finding_id = any(${ids}::uuid[]) and ${handlesSuspicions(actor)}`,
);

export const rectificationsByFinding: LoaderFactory<string, Rectification[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Rectification>(
      em,
      sql`select id, finding_id as "findingId", description, evidence, submitted_by as "submittedById", submitted_at as "submittedAt",
          outcome, comment, verified_by as "verifiedById", verified_at as "verifiedAt"
        from rectifications where finding_id = any(${[...ids]}::uuid[]) order by submitted_at, id`,
    );
    const groups = Map.groupBy(found, ({ findingId }) => findingId);
    return ids.map((id) => groups.get(id) ?? []);
  });
