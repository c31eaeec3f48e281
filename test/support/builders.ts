import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { newToken, tokenHash } from "../../src/modules/identity/token.rules.js";
import type { Role } from "../../src/modules/trade-unions/duties/role-permissions.rules.js";
import type { TestProgram } from "./program.js";

export interface BuiltUnion {
  id: string;
  number: number;
  path: string;
  code: string;
  name: string;
}

export interface BuiltPerson {
  accountId: string;
  deviceId: string;
  sessionId: string;
  username: string;
  /** A live access token. */
  token: string;
}

const CHILD_LEVEL: Record<string, string> = {
  CITY: "DISTRICT",
  DISTRICT: "STREET",
  STREET: "COMMUNITY",
  COMMUNITY: "GRASSROOTS",
};

/** Rows for tests, made directly in the database; what is not given is made up, and missing parents are made. */
export const builders = (program: TestProgram) => {
  const tradeUnion = async (
    given: Partial<{
      parent: BuiltUnion;
      level: string;
      form: string;
      name: string;
      creditCode: string | null;
      ownership: string | null;
    }> = {},
  ): Promise<BuiltUnion> => {
    const level = given.level ?? (given.parent === undefined ? "DISTRICT" : undefined);
    const parentLevel =
      given.parent === undefined
        ? undefined
        : (await program.sql<{ level: string }>("select level from trade_unions where id = $1", [given.parent.id]))[0]
            ?.level;
    const id = uuidv7();
    const code = `T${randomBytes(6).toString("hex").toUpperCase()}`;
    const name = given.name ?? `测试工会${code}`;
    const [made] = await program.sql<{ number: number; path: string }>(
      `with n as (select nextval(pg_get_serial_sequence('trade_unions', 'number')) as number)
       insert into trade_unions (id, number, parent_id, path, code, credit_code, name, initials, level, form, ownership, founded_on,
         term_starts_on, term_ends_on, committee_size, created_at)
       select $1::uuid, number, $2, text2ltree(case when $3::text is null then '' else $3 || '.' end || number), $4, $5, $6, 'csgh', $7, $8, $9,
         '2022-01-01', '2025-01-01', '2029-12-31', 5, '2026-01-01T00:00:00Z' from n
       returning number::int, ltree2text(path) as path`,
      [
        id,
        given.parent?.id ?? null,
        given.parent?.path ?? null,
        code,
        given.creditCode ?? null,
        name,
        level ?? CHILD_LEVEL[parentLevel ?? ""] ?? "GRASSROOTS",
        given.form ?? "SINGLE",
        given.ownership ?? "PRIVATE",
      ],
    );
    if (made === undefined) throw new Error("no trade union was made");
    return { id, code, name, ...made };
  };

  const person = async (
    grants: readonly { role: Role; at: BuiltUnion; until?: string; since?: string; extra?: string[] }[] = [],
    given: Partial<{ name: string; username: string; language: "zh-CN" | "en"; passwordHash: string }> = {},
  ): Promise<BuiltPerson> => {
    const accountId = uuidv7();
    const deviceId = uuidv7();
    const sessionId = uuidv7();
    const token = newToken();
    const username = given.username ?? `u${randomBytes(6).toString("hex")}`;
    await program.sql(
      `insert into accounts (id, username, name, language, password_hash, created_at) values ($1, $2, $3, $4, $5, now())`,
      [accountId, username, given.name ?? "测试人员", given.language ?? "en", given.passwordHash ?? "-"],
    );
    await program.sql(
      `insert into devices (id, account_id, name, platform, first_seen_at, last_seen_at) values ($1, $2, 'Tablet', 'android', now(), now())`,
      [deviceId, accountId],
    );
    await program.sql(
      `insert into sessions (id, account_id, device_id, family_hash, expires_at, created_at)
       values ($1, $2, $3, $4, '2099-01-01', now())`,
      [sessionId, accountId, deviceId, tokenHash(newToken())],
    );
    await program.sql(
      `insert into session_tokens (access_hash, session_id, generation, refresh_hash, access_expires_at, refresh_expires_at)
       values ($1, $2, 0, $3, '2099-01-01', '2099-01-01')`,
      [tokenHash(token), sessionId, tokenHash(newToken())],
    );
    for (const grant of grants) {
      await program.sql(
        `insert into grants (id, account_id, trade_union_id, role, extra_permissions, since, until, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
        [
          uuidv7(),
          accountId,
          grant.at.id,
          grant.role,
          grant.extra ?? [],
          grant.since ?? "2020-01-01",
          grant.until ?? null,
        ],
      );
    }
    return { accountId, deviceId, sessionId, username, token };
  };

  /** Makes the second account one of this person, or of nobody else again. */
  const link = (second: BuiltPerson, of: BuiltPerson | null) =>
    program.sql("update accounts set same_person_as = $1 where id = $2", [of?.accountId ?? null, second.accountId]);

  /** A district with two streets, a community in each, and two grassroots unions in the first community. */
  const district = async () => {
    const root = await tradeUnion({ level: "DISTRICT", form: "FEDERATION", name: "测试区总工会" });
    const street = await tradeUnion({ parent: root, form: "STREET_FEDERATION", name: "甲街道总工会" });
    const otherStreet = await tradeUnion({ parent: root, form: "STREET_FEDERATION", name: "乙街道总工会" });
    const community = await tradeUnion({ parent: street, form: "COMMUNITY", name: "甲社区工会" });
    const otherCommunity = await tradeUnion({ parent: otherStreet, form: "COMMUNITY", name: "乙社区工会" });
    const union = await tradeUnion({ parent: community, name: "甲公司工会" });
    const neighbor = await tradeUnion({ parent: community, name: "乙公司工会" });
    const farUnion = await tradeUnion({ parent: otherCommunity, name: "丙公司工会" });
    return { root, street, otherStreet, community, otherCommunity, union, neighbor, farUnion };
  };

  return { tradeUnion, person, link, district };
};

export type District = Awaited<ReturnType<ReturnType<typeof builders>["district"]>>;
