import { MikroORM, type AnyEntity, type EntityClass } from "@mikro-orm/postgresql";
import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { giveBackLostConnections } from "./lost-connections.js";
import { preparedClient } from "./prepared-client.js";

export interface OrmOptions {
  url: string;
  entities: EntityClass<AnyEntity>[];
  poolSize: number;
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
      Client: preparedClient(options.onStatement),
      onPoolCreated: giveBackLostConnections,
      options: "-c TimeZone=UTC -c jit=off",
      application_name: "liuyou",
      // Statements of one transaction are sent without waiting for the one before, where nobody needs its answer first.
      pipeline: true,
      keepAlive: true,
    },
    forceUtcTimezone: true,
    allowGlobalContext: false,
  });
}
