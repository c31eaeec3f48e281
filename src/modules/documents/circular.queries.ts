import type { EntityManager } from "@mikro-orm/postgresql";
import { hiddenAs, SHOWN, shownPart, type PartOf } from "../../platform/access/shown-part.js";
import type { Actor } from "../../platform/access/actor.js";
import { columnsOf } from "../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../platform/database/sql.js";
import { DomainErrors } from "../../platform/errors/domain-error.js";
import type { CursorKeys } from "../../platform/graphql/api/cursor.js";
import { nestedPage } from "../../platform/graphql/api/nested-page.js";
import { lockedEntity } from "../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { OfficerPost } from "../trade-unions/duties/officer-post.rules.js";
import { withinReach } from "../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions/tree/trade-unions.errors.js";
import { Circular } from "./circular.entity.js";
import type { CircularStatusCode } from "./circular.lifecycle.js";
import { readsDraftsOf, visibleCirculars } from "./circular.policy.js";
import type { CircularKindCode } from "./circular.rules.js";
import { circularErrors } from "./circulars.errors.js";
import { inOfficeOn } from "../trade-unions/duties/office-days.queries.js";

/** A circular as lists answer it; `listedAt` is its place in them. */
export type CircularRow = Omit<
  Circular,
  "idempotencyKey" | "changes" | "createdAt" | "signedAt" | "publishedAt" | "draftedById"
> & {
  /** Null for those who only read what was published. */
  draftedById: string | null;
  signedAt: string | null;
  publishedAt: string | null;
  listedAt: string;
  /** Whether the viewer drafts and signs for the issuing union. */
  isInside: boolean;
};

/** A circular as its audience reads it. */
const PUBLISHED: PartOf<CircularRow> = {
  id: SHOWN,
  tradeUnionId: SHOWN,
  kind: SHOWN,
  title: SHOWN,
  body: SHOWN,
  period: SHOWN,
  naming: SHOWN,
  status: SHOWN,
  audience: SHOWN,
  number: SHOWN,
  draftedById: hiddenAs(null),
  signedById: hiddenAs(null),
  signedName: SHOWN,
  signedPost: SHOWN,
  signedAt: SHOWN,
  publishedById: hiddenAs(null),
  publishedAt: SHOWN,
  authorityDocument: SHOWN,
  discardReason: hiddenAs(null),
  version: SHOWN,
  listedAt: SHOWN,
  isInside: SHOWN,
};

const shownCircular = (circular: CircularRow): CircularRow =>
  circular.isInside ? circular : shownPart(circular, PUBLISHED);

export interface CircularFilter {
  status?: readonly CircularStatusCode[] | null;
  kind?: readonly CircularKindCode[] | null;
  period?: string | null;
}

const listedAt = sql`coalesce(c.published_at, c.created_at)`;
const columns = (viewer: Actor | null): Sql =>
  columnsOf<CircularRow>({
    id: "c.id",
    tradeUnionId: "c.trade_union_id",
    kind: "c.kind",
    title: "c.title",
    body: "c.body",
    period: "c.period",
    naming: "c.naming",
    status: "c.status",
    audience: "c.audience",
    number: "c.number",
    draftedById: "c.drafted_by",
    signedById: "c.signed_by",
    signedName: "c.signed_name",
    signedPost: "c.signed_post",
    signedAt: "c.signed_at",
    publishedById: "c.published_by",
    publishedAt: "c.published_at",
    authorityDocument: "c.authority_document",
    discardReason: "c.discard_reason",
    version: "c.version",
    listedAt: listedAt,
    isInside: readsDraftsOf(viewer),
  });
const source: Sql = sql`circulars c join trade_unions u on u.id = c.trade_union_id`;

const conditions = (viewer: Actor | null, { status, kind, period }: CircularFilter): Sql =>
  sql.join(
    [
      visibleCirculars(viewer),
      ...(status == null ? [] : [sql`c.status = any(${status}::text[])`]),
      ...(kind == null ? [] : [sql`c.kind = any(${kind}::text[])`]),
      ...(period == null ? [] : [sql`c.period = ${period}`]),
    ],
    sql` and `,
  );

/** One page, the latest published or drafted first. */
export const circularPage = async (
  em: EntityManager,
  viewer: Actor | null,
  filter: CircularFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<CircularRow[]> => {
  const found = await rows<CircularRow>(
    em,
    sql`select ${columns(viewer)} from ${source} where ${conditions(viewer, filter)} ${
      after === undefined ? sql`` : sql`and (${listedAt}, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    } order by ${listedAt} desc, c.id desc limit ${limit}`,
  );
  return found.map(shownCircular);
};

export const circularCount = async (em: EntityManager, viewer: Actor | null, filter: CircularFilter): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from ${source} where ${conditions(viewer, filter)}`))
    ?.count ?? 0;

/** The circular, or undefined when there is none that the viewer may see. */
export async function visibleCircular(
  em: EntityManager,
  viewer: Actor | null,
  id: string,
): Promise<CircularRow | undefined> {
  const found = await row<CircularRow>(
    em,
    sql`select ${columns(viewer)} from ${source} where c.id = ${id}::uuid and ${visibleCirculars(viewer)}`,
  );
  return found === undefined ? undefined : shownCircular(found);
}

/** What hangs on a circular besides its recipients. */
export interface CircularFacts {
  id: string;
  /** Path of the issuing union. */
  path: string;
  visitIds: string[];
}

export const circularFacts = (em: EntityManager, ids: readonly string[]): Promise<CircularFacts[]> =>
  rows<CircularFacts>(
    em,
    sql`select c.id, ltree2text(u.path) as path,
        array(select cv.visit_id from circular_visits cv where cv.circular_id = c.id order by cv.visit_id) as "visitIds"
      from ${source} where c.id = any(${[...ids]}::uuid[])`,
  );

interface RecipientRow {
  circularId: string;
  tradeUnionId: string;
  place: number;
}

/** The unions that receive a circular, in the order given. */
export const recipientPage = nestedPage<RecipientRow, null>({
  list: "circularRecipients",
  keys: ({ place }) => [place],
  parentOf: ({ circularId }) => circularId,
  fetch: ({ em }, ids, { limit, after }) =>
    rows(
      em,
      sql`select page.* from unnest(${[...ids]}::uuid[]) c (id)
        cross join lateral (
          select cr.circular_id as "circularId", cr.trade_union_id as "tradeUnionId", cr.place from circular_recipients cr
          where cr.circular_id = c.id and cr.place > ${after === undefined ? -1 : after[0]}::int
          order by cr.place limit ${limit}) page
        order by page.place`,
    ),
  count: ({ em }, ids) =>
    rows(
      em,
      sql`select cr.circular_id as "parentId", count(*) as count from circular_recipients cr
        where cr.circular_id = any(${[...ids]}::uuid[]) group by 1`,
    ),
});

export const countRecipients = async (em: EntityManager, id: string): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from circular_recipients where circular_id = ${id}::uuid`,
    )
  )?.count ?? 0;

/** The circular at the version that was read, locked, with the path of its issuer, where the actor may do this to it. */
export async function circularForUpdate(
  work: Work,
  { circularId, expectedVersion }: { circularId: string; expectedVersion: number },
  permits: (circular: { path: string; draftedById: string }) => boolean,
): Promise<{ circular: Circular; path: string }> {
  const { entity: circular, seen } = await lockedEntity<Circular, { path: string; draftedById: string }>(
    work,
    Circular,
    circularId,
    {
      path: ["input", "circularId"],
      notFound: circularErrors.CIRCULAR_NOT_FOUND,
      permits,
      expectedVersion,
      visible: sql`select ltree2text(u.path) as path, c.drafted_by as "draftedById" from ${source}
        where c.id = ${circularId}::uuid and ${visibleCirculars(work.actor)}`,
    },
  );
  return { circular, path: seen.path };
}

/** Refuses recipients that are closed, or that lie out of the actor's reach or not below the issuer. */
export async function requireRecipients(
  { em, actor }: Work,
  issuerPath: string,
  recipients: readonly string[],
): Promise<void> {
  const found = await rows<{ id: string; isClosed: boolean }>(
    em,
    sql`select u.id, u.status = 'CLOSED' as "isClosed" from trade_unions u
      where u.id = any(${[...recipients]}::uuid[]) and ${withinReach(actor, sql`u.path`)} and u.path <@ ${issuerPath}::ltree`,
  );
  const byId = new Map(found.map((union) => [union.id, union]));
  const faults = recipients.flatMap((id, i) => {
    const path = ["input", "recipients", String(i)];
    const union = byId.get(id);
    if (union === undefined) return [tradeUnionErrors.TRADE_UNION_NOT_FOUND(path)];
    return union.isClosed ? [tradeUnionErrors.TRADE_UNION_CLOSED(path)] : [];
  });
  if (faults.length > 0) throw new DomainErrors(faults);
}

/** The first of the posts that the account holds in the union on a day. */
export const postHeld = async (
  em: EntityManager,
  accountId: string,
  tradeUnionId: string,
  on: string,
): Promise<OfficerPost | undefined> =>
  (
    await row<{ post: OfficerPost }>(
      em,
      sql`select o.post from officers o where o.account_id = ${accountId}::uuid and o.trade_union_id = ${tradeUnionId}::uuid
          and ${inOfficeOn("o", sql`${on}::date`)}
        order by array_position(${Object.values(OfficerPost)}::text[], o.post) limit 1`,
    )
  )?.post;
