import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import type DataLoader from "dataloader";
import type { FieldNode } from "graphql";
import type { Logger } from "pino";
import type { Actor, Language } from "../../access/actor.js";
import type { Clock } from "../../clock/clock.js";
import { bytesOfRows } from "../../database/prepared-client.js";
import { inTurns } from "../../database/sql.js";
import { RequestError } from "../../errors/request-error.js";
import type { MediaType } from "./media-types.js";
import { OnceEach } from "../../unit-of-work/once-each.js";
import type { UnitOfWork } from "../../unit-of-work/unit-of-work.js";
import type { Work } from "../../unit-of-work/work.js";
import { ResponseTooLarge, READ_LIMITS, type ResponseSize } from "./response-size.js";
import type { MalformedLeaves } from "./leaves-parsed-by-command.js";
import { anonymousOf } from "./callers.js";
import type { Turn, WorkQueue } from "../../work-queue/work-queue.js";

/** Makes the batching loader of one request; the function itself is the key under which the request keeps it. */
export type LoaderFactory<Key, Value> = (context: RequestContext) => DataLoader<Key, Value>;

/** What the program offers to every request. */
export interface Services {
  orm: MikroORM;
  clock: Clock;
  unitOfWork: UnitOfWork;
  secret: string;
  log: Logger;
  isProduction: boolean;
  /** Where what devices collected while they were out of reach waits its turn. */
  backlog: WorkQueue;
  /** Where everything else that is asked waits its turn. */
  requests: WorkQueue;
  /** Where what an account sends waits before it is looked at. */
  intake: WorkQueue;
  /** Where the reading statements of running requests wait for a connection. */
  statements: WorkQueue;
}

export interface RequestOrigin {
  requestId: string;
  address: string;
  userAgent: string;
  /** Length of the request's body; 0 for one that has none. */
  bodyBytes: number;
  /** The form of the answer that the client prefers. */
  mediaType: MediaType;
}

/** One GraphQL request: who asks, in which language, and what it has loaded already. */
export class RequestContext {
  // Not #private: the server hands a copy of the context to the plugins and resolvers.
  private readEm: EntityManager | undefined;
  private currentWork: Work | undefined;
  /** Of rows, for what is answered. */
  private bytesRead = 0;
  private readonly loaders = new Map<unknown, unknown>();
  /** What the operation was estimated to cost; answered in `extensions.cost`. */
  cost: number | undefined;
  /** Under which name turns are counted. */
  caller: string;
  /** The place in which the operation runs. */
  turn: Turn | undefined;
  /** The place that it has until then. */
  intake: Turn | undefined;
  /** Whether the bytes of the request were charged before it was read. */
  areBytesCharged = false;
  /** Settles when the operation was charged, or refused. */
  charge: Promise<void> | undefined;
  /** How large the answer has become while the operation is interpreted. */
  responseSize: ResponseSize | undefined;
  /** What variables held that their types do not take, where a command parses it; undefined when there is nothing. */
  malformedLeaves: MalformedLeaves | undefined;
  /** What the request notes of each thing that it comes across, once. */
  readonly notes = new OnceEach();
  /** What the root fields of a query have answered, by their place in the document. */
  readonly rootResults = new Map<FieldNode, unknown>();
  /** Whether the field that opens a session asks no more than a one-time password opens; who signs in is known only then. */
  isOpenWithOneTimePassword = false;
  /** What each transaction of the mutation field that is being executed ends with. */
  lastStep: ((work: Work) => Promise<void>) | undefined;
  /** Response headers that a resolver asks for. */
  readonly headers = new Map<string, string>();

  constructor(
    readonly services: Services,
    readonly origin: RequestOrigin,
    readonly viewer: Actor | null,
    readonly language: Language,
  ) {
    this.caller = viewer === null ? anonymousOf(origin.address) : viewer.accountId;
  }

  get clock(): Clock {
    return this.services.clock;
  }

  /** For reads. Made when first asked for, as most requests on the fast path never need one. */
  get em(): EntityManager {
    return (this.readEm ??= this.newEm());
  }

  private newEm(): EntityManager {
    const em = this.services.orm.em.fork({ clear: true, useContext: false }) as EntityManager;
    inTurns(em, async (statement) => {
      const result = await this.services.statements.run(this.caller, statement);
      this.bytesRead += bytesOfRows(result.rows);
      if (this.bytesRead > READ_LIMITS.request) throw new ResponseTooLarge("bytes");
      return result;
    });
    return em;
  }

  /** Who is signed in; root fields that allow anonymous callers use `viewer` instead. */
  get actor(): Actor {
    if (this.viewer === null) throw new RequestError("UNAUTHENTICATED");
    return this.viewer;
  }

  /** The transaction of the mutation field that is being executed. */
  get work(): Work {
    if (this.currentWork === undefined) throw new Error("there is a unit of work inside mutation fields only");
    return this.currentWork;
  }

  /** Runs a command in a transaction; what the loaders saw before it is forgotten afterwards. */
  async inTransaction<Result>(command: (work: Work) => Promise<Result>): Promise<Result> {
    try {
      return await this.services.unitOfWork(this.viewer, (work) => {
        this.currentWork = work;
        work.notes = this.notes;
        const { lastStep } = this;
        if (lastStep !== undefined) work.beforeCommit(() => lastStep(work));
        return command(work);
      });
    } finally {
      this.currentWork = undefined;
      this.readEm = undefined;
      this.loaders.clear();
    }
  }

  loader<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value> {
    let loader = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (loader === undefined) {
      loader = factory(this);
      this.loaders.set(factory, loader);
    }
    return loader;
  }
}
