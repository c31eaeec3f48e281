import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor, ActorOffice, Language } from "../../../platform/access/actor.js";
import { preparedRow, sql } from "../../../platform/database/sql.js";
import { officesOf } from "../duties/separation-of-duty.queries.js";
import { permissionsOf } from "../duties/role-permissions.rules.js";
import { grantHoldsOn } from "../duties/grant-days.queries.js";

interface ActorRow {
  accountId: string;
  name: string;
  language: Language;
  mustChangePassword: boolean;
  deviceId: string;
  sessionId: string;
  expiresAt: string;
  generation: number;
  isUnconfirmed: boolean;
  grants: { id: string; role: string; nodeId: string; path: string; extra: string[] }[];
  offices: ActorOffice[];
}

export interface ActorSession {
  actor: Actor;
  /** When the access token ends. */
  expiresAt: Date;
  /** The generation of token pairs whose first use this is; undefined when one of them was used before. */
  confirms: number | undefined;
}

/** Who a live access token belongs to, with the grants that hold on a day; one statement. */
export async function actorByAccessToken(
  em: EntityManager,
  accessHash: Buffer,
  now: Date,
  today: string,
): Promise<ActorSession | undefined> {
  const found = await preparedRow<ActorRow>(
    em,
    sql`select a.id as "accountId", a.name, a.language, a.must_change_password as "mustChangePassword",
        s.device_id as "deviceId", s.id as "sessionId", t.access_expires_at as "expiresAt", t.generation,
        t.generation = s.generation and not s.confirmed as "isUnconfirmed",
        coalesce((
          select json_agg(json_build_object('id', g.id, 'role', g.role, 'nodeId', g.trade_union_id,
            'path', ltree2text(u.path), 'extra', g.extra_permissions) order by g.id)
          from grants g join trade_unions u on u.id = g.trade_union_id
          where g.account_id = a.id and ${grantHoldsOn("g", sql`${today}::date`)}), '[]') as grants,
        coalesce((
          select json_agg(json_build_object('path', ltree2text(u.path), 'reachesDown', held.reaches_down, 'isOversight', held.audits))
          from ${officesOf(sql`a.id`, today)} held join trade_unions u on u.id = held.trade_union_id), '[]') as offices
      from session_tokens t
      join sessions s on s.id = t.session_id
      join accounts a on a.id = s.account_id
      join devices d on d.id = s.device_id and d.account_id = s.account_id
      where t.access_hash = ${accessHash} and t.access_expires_at > ${now.toISOString()}::timestamptz
        and s.revoked_at is null and a.disabled_at is null and d.revoked_at is null`,
  );
  if (found === undefined) return undefined;
  const { grants, expiresAt, generation, isUnconfirmed, ...account } = found;
  const actorGrants = grants.map(({ extra, ...grant }) => ({
    ...grant,
    permissions: permissionsOf(grant.role, extra),
  }));
  const permissions = new Set(actorGrants.flatMap((grant) => [...grant.permissions]));
  return {
    actor: { ...account, grants: actorGrants, permissions },
    expiresAt: new Date(expiresAt),
    confirms: isUnconfirmed ? generation : undefined,
  };
}
