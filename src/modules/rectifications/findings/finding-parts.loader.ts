import DataLoader from "dataloader";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { columnsOf } from "../../../platform/database/columns.js";
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

const extensionColumns = columnsOf<FindingExtension>({
  id: "id",
  findingId: "finding_id",
  until: "until",
  reason: "reason",
  requestedById: "requested_by",
  requestedAt: "requested_at",
  decision: "decision",
  comment: "comment",
  decidedById: "decided_by",
  decidedAt: "decided_at",
});

export const extensionByFinding = partOf<FindingExtension>(
  (ids) => sql`select ${extensionColumns}
    from finding_extensions where finding_id = any(${ids}::uuid[]) order by requested_at, id`,
);

const contestColumns = columnsOf<FindingContest>({
  id: "id",
  findingId: "finding_id",
  statement: "statement",
  evidence: "evidence",
  contestedById: "contested_by",
  contestedAt: "contested_at",
  decision: "decision",
  comment: "comment",
  decidedById: "decided_by",
  decidedAt: "decided_at",
});

export const contestByFinding = partOf<FindingContest>(
  (ids) => sql`select ${contestColumns}
    from finding_contests where finding_id = any(${ids}::uuid[])`,
);

const transferColumns = columnsOf<FindingTransfer>({
  id: "ft.id",
  findingId: "ft.finding_id",
  target: "ft.target",
  comment: "ft.comment",
  transferredById: "ft.transferred_by",
  transferredAt: "ft.transferred_at",
  conclusion: "ft.conclusion",
  documentNumber: "ft.document_number",
  concludedById: "ft.concluded_by",
  concludedAt: "ft.concluded_at",
});

export const transferByFinding = partOf<FindingTransfer>(
  (ids, actor) => sql`select ${transferColumns}
    from finding_transfers ft join findings f on f.id = ft.finding_id join trade_unions u on u.id = f.trade_union_id
    where ft.finding_id = any(${ids}::uuid[]) and ${handlesSuspicions(actor)}`,
);

const rectificationColumns = columnsOf<Rectification>({
  id: "id",
  findingId: "finding_id",
  description: "description",
  evidence: "evidence",
  submittedById: "submitted_by",
  submittedAt: "submitted_at",
  outcome: "outcome",
  comment: "comment",
  verifiedById: "verified_by",
  verifiedAt: "verified_at",
});

export const rectificationsByFinding: LoaderFactory<string, Rectification[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Rectification>(
      em,
      sql`select ${rectificationColumns}
        from rectifications where finding_id = any(${[...ids]}::uuid[]) order by submitted_at, id`,
    );
    const groups = Map.groupBy(found, ({ findingId }) => findingId);
    return ids.map((id) => groups.get(id) ?? []);
  });
