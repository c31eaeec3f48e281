import type { EntityManager } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { Language } from "../../platform/access/actor.js";
import { columnsOf, type ColumnsOf } from "../../platform/database/columns.js";
import { row, rows, sql } from "../../platform/database/sql.js";
import type { ChecklistBody } from "./checklist-body.js";
import { indexChecklist, type ChecklistIndex } from "./checklist-index.js";
import { checklistView } from "./checklist-view.rules.js";
import type { ChecklistView } from "./checklist-view.types.js";
import type { Checklist, ChecklistKind } from "./checklist.entity.js";

/** A version that never changes again, ready for scoring and reading. */
export interface FrozenChecklist {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly kind: ChecklistKind;
  readonly publishedAt: Date;
  readonly body: ChecklistBody;
  readonly index: ChecklistIndex;
  /** The same with its texts in one language. */
  in(language: Language): ChecklistView;
}

/** A checklist as lists answer it. */
export type ChecklistRow = Omit<Checklist, "bodyHash" | "publishedBy" | "idempotencyKey" | "createdAt">;

/** The same without its body, which is kept in memory for published ones. */
export type BodilessChecklistRow = Omit<ChecklistRow, "body">;

const bodiless: ColumnsOf<BodilessChecklistRow> = {
  id: "c.id",
  code: "c.code",
  version: "c.version",
  kind: "c.kind",
  subject: "c.subject",
  status: "c.status",
  publishedAt: "c.published_at",
  retiredAt: "c.retired_at",
  editVersion: "c.edit_version",
};
export const bodilessColumns = columnsOf<BodilessChecklistRow>(bodiless);
export const checklistColumns = columnsOf<ChecklistRow>({ ...bodiless, body: "c.body" });

/** Far more versions than a federation has in use at a time. */
const MAXIMUM_CACHED = 500;
const cache = new LRUCache<string, FrozenChecklist>({ max: MAXIMUM_CACHED });

type FrozenRow = Pick<FrozenChecklist, "id" | "code" | "version" | "kind" | "body"> & { publishedAt: string };

function freeze({ publishedAt, ...version }: FrozenRow): FrozenChecklist {
  const views = new Map<Language, ChecklistView>();
  const frozen: FrozenChecklist = {
    ...version,
    publishedAt: new Date(publishedAt),
    index: indexChecklist(version.body),
    in(language) {
      let view = views.get(language);
      if (view === undefined) views.set(language, (view = checklistView(version.body, language)));
      return view;
    },
  };
  cache.set(frozen.id, frozen);
  return frozen;
}

/** The version if this process has read it before; what is frozen never has to be read twice. */
export const cachedChecklist = (id: string): FrozenChecklist | undefined => cache.get(id);

/** A published or retired version; undefined when there is none of this id, or only a draft. */
export async function frozenChecklist(em: EntityManager, id: string): Promise<FrozenChecklist | undefined> {
  return cache.get(id) ?? (await frozenChecklists(em, [id])).get(id);
}

/** The same for several ids in one statement, or in none when all were read before. */
export async function frozenChecklists(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, FrozenChecklist>> {
  const wanted = [...new Set(ids)];
  const missing = wanted.filter((id) => !cache.has(id));
  const found = new Map<string, FrozenChecklist>();
  if (missing.length > 0) {
    const read = await rows<FrozenRow>(
      em,
      sql`select id, code, version, kind, body, published_at as "publishedAt" from checklists
        where id = any(${missing}::uuid[]) and status <> 'DRAFT'`,
    );
    for (const version of read) found.set(version.id, freeze(version));
  }
  for (const id of wanted) {
    const cached = found.get(id) ?? cache.get(id);
    if (cached !== undefined) found.set(id, cached);
  }
  return found;
}

/** One version of a code; without a version the newest published one. Drafts only for those who may edit. */
export const checklistByCode = (
  em: EntityManager,
  code: string,
  version: number | null,
  withDrafts: boolean,
): Promise<ChecklistRow | undefined> =>
  row<ChecklistRow>(
    em,
    sql`select ${checklistColumns} from checklists c
      where c.code = ${code} and (${withDrafts} or c.status <> 'DRAFT')
        and (c.version = ${version}::integer or (${version}::integer is null and c.status = 'PUBLISHED'))
      order by c.version desc limit 1`,
  );
