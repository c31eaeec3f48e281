import type pg from "pg";
import { withClient } from "../with-client.js";
import { keptSecret } from "./kept-secrets.js";

/** Addresses of the embedded database for its three roles. */
export interface Connections {
  /** Database `liuyou` as the role that owns it and may change its structure. */
  ownerUrl: string;
  /** Database `liuyou` as the application's role, which has what migrations grant it. */
  appUrl: string;
  /** Database `postgres` as the superuser: for tests, which create databases, and for backups. */
  superuserUrl: string;
}

/** The server on this port of 127.0.0.1, with the passwords that are kept in the data folder. */
export function connectionsTo(port: number, dataDir: string): Connections {
  const { superuser, owner, app } = passwordsOf(dataDir);
  return {
    ownerUrl: `postgresql://liuyou_owner:${owner}@127.0.0.1:${port}/liuyou`,
    appUrl: `postgresql://liuyou_app:${app}@127.0.0.1:${port}/liuyou`,
    superuserUrl: `postgresql://postgres:${superuser}@127.0.0.1:${port}/postgres`,
  };
}

/** Passwords of the three roles, made at their first use. */
export function passwordsOf(dataDir: string): { superuser: string; owner: string; app: string } {
  return {
    superuser: keptSecret(dataDir, "superuserPassword"),
    owner: keptSecret(dataDir, "ownerPassword"),
    app: keptSecret(dataDir, "appPassword"),
  };
}

/** Opens a connection to a database on this machine, which speaks no TLS, for one piece of work. */
export const withLocalClient = <Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> =>
  withClient({ connectionString: url, ssl: false }, work);
