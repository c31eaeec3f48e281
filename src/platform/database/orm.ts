import { MikroORM, type AnyEntity, type EntityClass } from "@mikro-orm/postgresql";
import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { releaseLostConnections } from "./lost-connections.js";
import { preparedClient, type ClientOptions } from "./prepared-client.js";

/** After how many milliseconds the database cuts something off; who waited is told UNAVAILABLE and may try again. */
export interface Timeouts {
  /** A statement, waiting for locks included. */
  statementMs: number;
  /** Waiting for one lock. */
  lockMs: number;
  /** A transaction in which nothing is asked. */
  idleMs: number;
}

export interface OrmOptions {
  url: string;
  entities: EntityClass<AnyEntity>[];
  poolSize: number;
  /** None unless told: programs beside the server take the time that they need. */
  timeouts?: Timeouts;
  /** What the answer of one statement may hold; as much as there is unless told. */
  mostBytes?: ClientOptions["mostBytes"];
  /** Told of every statement's text; tests count with it. */
  onStatement?: (text: string) => void;
}

/** The mapper on a pool of its own. Sessions run in UTC, so that instants come back with one offset only. */
export function openOrm(options: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: options.url,
    entities: options.entities,
    metadataProvider: ReflectMetadataProvider,
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      Client: preparedClient(options),
      onPoolCreated: releaseLostConnections,
      options: `-c TimeZone=UTC -c jit=off${inSettings(options.timeouts)}`,
      application_name: "liuyou",
      // Statements of one transaction are sent without waiting for the one before, where nobody needs its answer first.
      pipeline: true,
      keepAlive: true,
    },
    forceUtcTimezone: true,
    allowGlobalContext: false,
  });
}

const inSettings = (timeouts: Timeouts | undefined): string =>
  timeouts === undefined
    ? ""
    : ` -c statement_timeout=${timeouts.statementMs} -c lock_timeout=${timeouts.lockMs} -c idle_in_transaction_session_timeout=${timeouts.idleMs}`;
