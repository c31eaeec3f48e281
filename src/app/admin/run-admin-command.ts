import { randomUUID } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { expectedErrors } from "../../platform/errors/expected-errors.js";
import { errorMessage } from "../../platform/i18n/messages.js";
import { businessDay, systemClock, type Clock } from "../../platform/clock/clock.js";
import { openOrm } from "../../platform/database/orm.js";
import { rows, sql } from "../../platform/database/sql.js";
import { isUuid } from "../../platform/graphql/api/validate-arguments.js";
import { unitOfWork, type UnitOfWork } from "../../platform/unit-of-work/unit-of-work.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import type { Account } from "../../modules/identity/account.entity.js";
import { accountCredentials, lockedAccount } from "../../modules/identity/account.queries.js";
import { createAccount } from "../../modules/identity/commands/create-account.js";
import { setOneTimePassword } from "../../modules/identity/commands/set-one-time-password.js";
import { normalizedUsername } from "../../modules/identity/credentials.js";
import { identityErrors } from "../../modules/identity/identity.errors.js";
import { addGrant } from "../../modules/trade-unions/access/commands/add-grant.js";
import { grantHoldsOn } from "../../modules/trade-unions/duties/grant-days.queries.js";
import { createRootTradeUnion } from "../../modules/trade-unions/tree/commands/create-root-trade-union.js";
import { TradeUnion, TradeUnionLevel } from "../../modules/trade-unions/tree/trade-union.entity.js";
import { tradeUnionErrors } from "../../modules/trade-unions/tree/trade-unions.errors.js";
import { entities } from "../entities.js";
import { processors } from "../processors.js";
import { sentenceOf } from "../report-failure.js";
import type { AdminCommand } from "./admin-command.js";

export interface AdminOutput {
  say: (line: string) => void;
  complain: (line: string) => void;
}

/** Runs a command in one transaction, with nobody as the actor; answers the exit code. */
export async function runAdminCommand(
  databaseUrl: string,
  command: AdminCommand,
  output: AdminOutput,
  clock: Clock = systemClock,
): Promise<number> {
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 2 });
  const run = unitOfWork(orm, clock, processors, (error) => output.complain(String(error)));
  try {
    for (const line of await linesOf(run, command)) output.say(line);
    return 0;
  } catch (error) {
    const sentences = refusalOf(error);
    if (sentences === undefined) throw error;
    output.complain(sentences);
    return 1;
  } finally {
    await orm.close(true);
  }
}

function refusalOf(error: unknown): string | undefined {
  const refusals = expectedErrors(error)?.map((refusal) => errorMessage(refusal, "en"));
  return refusals?.join(" ") ?? sentenceOf(error);
}

function linesOf(run: UnitOfWork, command: AdminCommand): Promise<string[]> {
  switch (command.kind) {
    case "create-account":
      return run(null, (work) => makeAccount(work, command));
    case "grant":
      return run(null, (work) => giveRole(work, command));
    case "reset-password":
      return run(null, (work) => replacePassword(work, command.username));
    case "list":
      return run(null, accountLines);
    case "create-root":
      return run(null, async (work) => {
        const { name, code, id } = await createRootTradeUnion(work, {
          ...command,
          level: TradeUnionLevel[command.level],
        });
        return [`${name} (${code}) is the root of the tree; its id is ${id}.`];
      });
  }
}

async function makeAccount(work: Work, command: AdminCommand & { kind: "create-account" }): Promise<string[]> {
  const { grant } = command;
  const union = grant === undefined ? undefined : await unionAt(work.em, grant.at);
  const { account, oneTimePassword } = await createAccount(work, { ...command, idempotencyKey: randomUUID() }, null);
  if (grant !== undefined && union !== undefined) {
    await addGrant(work, account, union, { role: grant.role, idempotencyKey: randomUUID() }, null);
  }
  return [
    `Account ${account.username} (${account.name}) was made${union === undefined ? ", without any role" : `: ${grant?.role} at ${union.name} (${union.code})`}.`,
    `One-time password, shown this once, to be replaced at the first sign-in: ${oneTimePassword}`,
  ];
}

/** With nobody as the actor: the journal tells what was given beside the server by that. */
async function giveRole(work: Work, { username, grant }: AdminCommand & { kind: "grant" }): Promise<string[]> {
  const union = await unionAt(work.em, grant.at);
  const account = await accountNamed(work, username);
  await addGrant(work, account, union, { role: grant.role, idempotencyKey: randomUUID() }, null);
  return [`${account.username} (${account.name}) is ${grant.role} at ${union.name} (${union.code}) from now on.`];
}

async function accountNamed(work: Work, username: string): Promise<Account> {
  const found = await accountCredentials(work.em, normalizedUsername(username));
  if (found === undefined) throw identityErrors.ACCOUNT_NOT_FOUND();
  return lockedAccount(work, found.id);
}

async function unionAt(em: EntityManager, codeOrId: string): Promise<TradeUnion> {
  const union = await em.findOne(TradeUnion, isUuid(codeOrId) ? { id: codeOrId } : { code: codeOrId });
  if (union === null) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND();
  return union;
}

async function replacePassword(work: Work, username: string): Promise<string[]> {
  const account = await accountNamed(work, username);
  const oneTimePassword = await setOneTimePassword(work, account, null);
  return [
    `One-time password of ${account.username}, shown this once, to be replaced at the next sign-in: ${oneTimePassword}`,
  ];
}

interface ListedAccount {
  username: string;
  name: string;
  isDisabled: boolean;
  roles: string | null;
}

async function accountLines({ em, clock }: Work): Promise<string[]> {
  const today = businessDay(clock.now());
  const listed = await rows<ListedAccount>(
    em,
    sql`select a.username, a.name, a.disabled_at is not null as "isDisabled",
        (select string_agg(g.role || ' at ' || u.name || ' (' || u.code || ')', ', ' order by g.id)
          from grants g join trade_unions u on u.id = g.trade_union_id
          where g.account_id = a.id and ${grantHoldsOn("g", sql`${today}::date`)}) as roles
      from accounts a order by a.username`,
  );
  if (listed.length === 0) return ["There are no accounts yet."];
  return listed.map(({ username, name, isDisabled, roles }) =>
    [username, name, isDisabled ? "disabled" : null, roles ?? "no role"].filter((part) => part !== null).join("\t"),
  );
}
