import { afterAll, beforeAll } from "@jest/globals";
import pg from "pg";
import { pino } from "pino";
import { openProgram, type Program, type ProgramOptions } from "../../src/app/program.js";
import { watchedTables } from "../../src/app/verified-tables.js";
import type { Clock } from "../../src/platform/clock/clock.js";
import { managerOn } from "../../src/platform/database/client-manager.js";
import { rows, sql } from "../../src/platform/database/sql.js";
import { adoptions, unjournaledStates } from "../../src/platform/row-states/watch-tables.js";
import { createTestDatabase } from "./database.js";
import { changesUnderOtherNames } from "./journal-subjects.js";

/** The day on which tests run, unless they move the clock. */
export const TODAY = "2026-11-22";

export class TestClock implements Clock {
  #now = new Date(`${TODAY}T10:00:00+08:00`);
  now(): Date {
    return new Date(this.#now);
  }
  set(instant: string): void {
    this.#now = new Date(instant);
  }
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export interface GraphQLAnswer<Data = Record<string, never>> {
  status: number;
  headers: Headers;
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

export interface RunOptions {
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** The whole program on a database of its own, for the tests of one file. */
export class TestProgram {
  readonly clock = new TestClock();
  /** SQL statements executed since the list was last emptied. */
  readonly statements: string[] = [];
  #program: Program | undefined;
  #database: Awaited<ReturnType<typeof createTestDatabase>> | undefined;
  #pool: pg.Pool | undefined;

  get program(): Program {
    if (this.#program === undefined) throw new Error("the program has not been started");
    return this.#program;
  }

  /** As a superuser, for what the program itself may not do. */
  get databaseUrl(): string {
    if (this.#database === undefined) throw new Error("the program has not been started");
    return this.#database.url;
  }

  /** As the role that the program runs as. */
  get appUrl(): string {
    if (this.#database === undefined) throw new Error("the program has not been started");
    return this.#database.appUrl;
  }

  constructor(
    private readonly options: Partial<ProgramOptions> = {},
    /** Where the program itself finds the database, when that is not where the test does. */
    private readonly throughUrl: (databaseUrl: string) => string = (url) => url,
    /** What the database is made like; empty but for the reference data by default. */
    private readonly makeDatabase: typeof createTestDatabase = createTestDatabase,
  ) {}

  async start(): Promise<void> {
    this.#database = await this.makeDatabase();
    this.#pool = new pg.Pool({ connectionString: this.#database.url, max: 2, application_name: "tests" });
    // The database is dropped by force at the end, perhaps while a connection still closes.
    this.#pool.on("error", () => undefined);
    this.#program = await openProgram({
      databaseUrl: this.throughUrl(this.#database.appUrl),
      secret: "a secret of the tests, long enough to be one",
      poolSize: 8,
      host: "127.0.0.1",
      port: 0,
      isProduction: false,
      corsOrigins: [],
      trustProxy: false,
      clock: this.clock,
      log: pino({ level: process.env["LIUYOU_TEST_LOG"] ?? "silent" }),
      // Every request then executes the same statements, however quickly it follows another.
      rememberActorsMs: 0,
      // And none is executed by the way, however long the tests take.
      activityEveryMs: 0,
      onStatement: (text) => this.statements.push(text),
      ...this.options,
    });
  }

  async stop(): Promise<void> {
    await this.#program?.close();
    const unjournaled = this.#pool === undefined ? [] : await unjournaledByProgram(this.#pool);
    const underOtherNames = this.#pool === undefined ? [] : await changesUnderOtherNames(this.#pool);
    await this.#pool?.end();
    await this.#database?.drop();
    // Whatever a file is about: `npm run verify` would name these as done behind the program's back.
    if (unjournaled.length > 0) throw new Error(`changed without a journal entry: ${unjournaled.join(", ")}`);
    if (underOtherNames.length > 0)
      throw new Error(`changed without an entry about what was changed: ${underOtherNames.join(", ")}`);
  }

  /** SQL beside the program, to prepare data and to look at what it did. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    if (this.#pool === undefined) throw new Error("the program has not been started");
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  /** SQL on a connection of its own, for what must hold a lock or a transaction meanwhile. */
  async alone<Result>(body: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client(this.databaseUrl);
    await client.connect();
    try {
      return await body(client);
    } finally {
      await client.end();
    }
  }

  /** Sends one operation over HTTP. */
  async run<Data = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
    { token, headers = {} }: RunOptions = {},
  ): Promise<GraphQLAnswer<Data>> {
    const response = await fetch(this.program.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    // Whatever a test is about, nobody is ever told a sentence with holes in it.
    const hole = /"message":"[^"]*\{\{\w+\}\}[^"]*"/.exec(text);
    if (hole !== null) throw new Error(`a message is not filled in: ${hole[0]}`);
    const body = JSON.parse(text) as Omit<GraphQLAnswer<Data>, "status" | "headers">;
    return { status: response.status, headers: response.headers, ...body };
  }

  /** The data of an operation that must succeed. */
  async data<Data>(query: string, variables: Record<string, unknown> = {}, options: RunOptions = {}): Promise<Data> {
    const answer = await this.run<Data>(query, variables, options);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }
}

/** The tables in which the program changed rows without a journal entry beside it; what tests wrote themselves is left out. */
async function unjournaledByProgram(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    const em = managerOn(client as never);
    const found = await rows<{ name: string }>(
      em,
      sql`select distinct table_name || ' ' || operation as name from (${unjournaledStates(watchedTables, await adoptions(em))}) s
        where s.written_by like '% liuyou' order by 1`,
    );
    return found.map(({ name }) => name);
  } finally {
    client.release();
  }
}

/** Starts the program before the tests of a file and stops it after them; `options` differ from what tests usually run with. */
export function testProgram(options: Partial<ProgramOptions> = {}): TestProgram {
  const program = new TestProgram(options);
  beforeAll(() => program.start(), 60_000);
  afterAll(() => program.stop(), 60_000);
  return program;
}
