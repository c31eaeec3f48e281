/**
 * Compares a district of 300,000 unions with the demonstration's 3,021, each served by a program of its own, without and
 * with 16 reviewers who confirm inspections all the time:
 *
 *   node src/launch.mjs run bench/scale.mjs [--unions=300000] [--rounds=3] [--seconds=3] [--warm-up=1]
 */
import { strictEqual } from "node:assert";
import { parseArgs } from "node:util";
import { built } from "./built.mjs";
import {
  addAssignments,
  addPeople,
  addPreviousStandings,
  addReviewers,
  findSubject,
  loadDistrict,
  startDatabase,
  withClient,
} from "./database.mjs";
import { ask, inTurn, load, wire } from "./load.mjs";
import { processorTimesOfChildren, usedBetween, postmaster } from "./processor-time.mjs";
import { signIn } from "./people.mjs";
import { startServer } from "./processes.mjs";
import { median, shown, table } from "./report.mjs";
import { growDistrict } from "./scale-data.mjs";
import { setUp } from "./set-up.mjs";
import { openAssignments, templates, visits } from "./submissions.mjs";
import { RANKING, REVIEW, SUBMIT } from "./workloads.mjs";

const { values: options } = parseArgs({
  options: {
    unions: { type: "string", default: "300000" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
    "warm-up": { type: "string", default: "1" },
  },
});
const SECRET = "a secret of the measurements, long enough to be one";
const READING = 4;
const CONFIRMING = 16;
/** More than are confirmed in so short a time, while one operation is measured. */
const WAITING = 700;
const BUSY = { seconds: 1.5, warmUpSeconds: 0.5 };
const log = (line) => console.error(`… ${line}`);

await setUp();
const { encodeCursor } = await built("src/platform/graphql/api/cursor.js");

const PAGE = `query Page($scope: ID!, $after: Cursor) {
  tradeUnions(filter: { scope: $scope, level: [GRASSROOTS] }, first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { cursor node { id code name form status parent { id name } } }
  }
}`;
const COUNTED_PAGE = PAGE.replace("pageInfo", "totalCount pageInfo");
const RANK = `query Rank($id: ID!, $period: Period!) {
  tradeUnion(id: $id) { id name standing(period: $period, checklistKind: SIX_STANDARDS) { rank outOf percent } }
}`;

/** Places deep in both lists: the keys that a cursor there carries, and the union behind it. */
async function deepPlaces(client, { districtId, inspectedPeriod }, depth) {
  const { rows: names } = await client.query(
    `select trade_union_id as id, name from trade_union_scopes
     where scope_id = $1 and level = 'GRASSROOTS' and status = 'ACTIVE' order by name, trade_union_id offset $2 limit 2`,
    [districtId, depth - 1],
  );
  const { rows: places } = await client.query(
    `select trade_union_id as id, percent::float8, rank() over (order by percent desc)::integer as rank
     from standings where scope_id = $1 and period = $2 and checklist_kind = 'SIX_STANDARDS' and level = 'GRASSROOTS'
     order by (- percent), trade_union_id offset $3 limit 2`,
    [districtId, inspectedPeriod, depth - 1],
  );
  return { names, places, depth };
}

/** What is measured: an operation with its variables in turn, and what its first answer has to be. */
function operations({ subject, deep, someUnions }) {
  const { districtId, streetId, inspectedPeriod } = subject;
  const [name, nextName] = deep.names;
  const [place, nextPlace] = deep.places;
  const ranking = {
    scope: districtId,
    period: inspectedPeriod,
    level: "GRASSROOTS",
    checklistKind: "SIX_STANDARDS",
    first: 50,
  };
  const rankingList = `standings ${districtId} ${inspectedPeriod} GRASSROOTS SIX_STANDARDS `;
  const page = (scope, rest = {}) => [{ query: PAGE, variables: { scope, ...rest } }];
  const firstOf = (field) => (data) => data[field].edges[0].node;
  return [
    { name: "first page of the district", bodies: page(districtId) },
    {
      name: "page far down the district",
      bodies: page(districtId, { after: encodeCursor("tradeUnions:NAME", [name.name, name.id], SECRET) }),
      check: (data) => strictEqual(firstOf("tradeUnions")(data).id, nextName.id),
    },
    { name: "first page of a street", bodies: page(streetId) },
    {
      name: "rank of one union",
      bodies: someUnions.map((id) => ({ query: RANK, variables: { id, period: inspectedPeriod } })),
      check: (data) => strictEqual(data.tradeUnion.standing.rank >= 1, true),
    },
    { name: "first page of the ranking", bodies: [{ query: RANKING, variables: ranking }] },
    {
      name: "page far down the ranking",
      bodies: [
        {
          query: RANKING,
          variables: {
            ...ranking,
            after: encodeCursor(rankingList, [-place.percent, place.id, place.rank, deep.depth], SECRET),
          },
        },
      ],
      check: (data) => {
        strictEqual(firstOf("standings")(data).tradeUnion.id, nextPlace.id);
        strictEqual(firstOf("standings")(data).rank, nextPlace.rank);
      },
    },
    {
      name: "first page of the district, counted",
      bodies: [{ query: COUNTED_PAGE, variables: { scope: districtId } }],
    },
  ];
}

/** A district with its server, its readers, its reviewers and what waits for them. */
async function openDistrict(name, { url, appUrl }, depth) {
  const server = await startServer(name, "dist/src/main.js", {
    // Production serves no demonstration district, and the same otherwise.
    NODE_ENV: "development",
    DATABASE_URL: appUrl,
    MIGRATION_DATABASE_URL: url,
    APP_SECRET: SECRET,
    DATABASE_POOL_SIZE: "10",
  });
  const { readers, inspectors, reviewers } = await signIn(server, { ownerUrl: url });
  return withClient(url, async (client) => {
    const subject = await findSubject(client);
    const deep = await deepPlaces(client, subject, depth);
    const { rows } = await client.query(
      "select id from trade_unions where level = 'GRASSROOTS' order by md5(id::text) limit 200",
    );
    const submissions = visits(await templates(client, subject.inspectedPeriod, 300), await openAssignments(client));
    return {
      name,
      server,
      readers,
      inspectors,
      reviewers,
      subject,
      submissions,
      deep,
      someUnions: rows.map(({ id }) => id),
    };
  });
}

/** Inspections that wait for their review, sent by their inspectors just now. */
async function submitted({ server, inspectors, submissions }, count) {
  const made = [];
  const one = async () => {
    for (;;) {
      if (made.length >= count) return;
      const { value, done } = submissions.next();
      if (done) throw new Error("there are no more open assignments");
      const { assignment, inspection } = value;
      made.push(inspection.id);
      const body = { query: SUBMIT, variables: { input: { inspections: [inspection] } } };
      const { submitInspections } = await ask(server.port, { token: inspectors.get(assignment.username), body });
      strictEqual(submitInspections.results[0].outcome, "ACCEPTED");
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return made;
}

/** Confirms inspections one after the other at each of the connections until it is told to stop; answers how many a second. */
function confirming({ server, reviewers }, waiting) {
  let isStopped = false;
  let confirmed = 0;
  const from = performance.now();
  const lanes = Array.from({ length: CONFIRMING }, async (_, lane) => {
    while (!isStopped) {
      const inspectionId = waiting.pop();
      if (inspectionId === undefined) {
        log("all waiting inspections are confirmed before the measurement ends");
        return;
      }
      const variables = {
        input: { inspectionId, decision: "CONFIRM", comment: null, remarks: [], expectedVersion: 1 },
      };
      const token = reviewers[lane % reviewers.length];
      const { reviewInspection } = await ask(server.port, { token, body: { query: REVIEW, variables } });
      strictEqual(reviewInspection.inspection?.status, "CONFIRMED", JSON.stringify(reviewInspection.userErrors));
      confirmed++;
    }
  });
  const ended = Promise.all(lanes);
  ended.catch(() => {});
  return async () => {
    isStopped = true;
    await ended;
    return (confirmed / (performance.now() - from)) * 1000;
  };
}

async function measure({ server, readers }, { bodies }, database, duration) {
  const requests = readers.map((token, at) => wire({ token, body: bodies[at % bodies.length] }));
  const before = processorTimesOfChildren(postmaster(database));
  let sent = 0;
  const all = inTurn(requests);
  const measured = await load({
    port: server.port,
    requests: { next: () => (sent++, all.next()) },
    connections: READING,
    ...duration,
  });
  return { ...measured, databaseMs: usedBetween(before, processorTimesOfChildren(postmaster(database))) / sent };
}

const database = await startDatabase(log);
const servers = [];
try {
  await loadDistrict(database, log);
  await withClient(database.ownerUrl, async (client) => {
    const subject = await findSubject(client);
    await addPeople(client, subject);
    await addReviewers(client, subject, CONFIRMING);
    await addPreviousStandings(client, subject);
    await addAssignments(client, subject, 6);
    await client.query("vacuum analyze");
  });
  await withClient(database.superuserUrl, (client) =>
    client.query("create database large template liuyou owner liuyou_owner"),
  );
  const inLarge = (url) => Object.assign(new URL(url), { pathname: "/large" }).href;
  await withClient(inLarge(database.ownerUrl), (client) => growDistrict(client, Number(options.unions), log));
  await withClient(database.superuserUrl, (client) => client.query("checkpoint"));

  log("starting both");
  const wanted = Number(options.unions);
  const small = await openDistrict("3,021", { url: database.ownerUrl, appUrl: database.appUrl }, 2_500);
  servers.push(small.server);
  const urls = { url: inLarge(database.ownerUrl), appUrl: inLarge(database.appUrl) };
  const large = await openDistrict(wanted.toLocaleString("en"), urls, Math.floor((wanted * 5) / 6));
  servers.push(large.server);
  const districts = [small, large].map((district) => ({ district, all: operations(district) }));
  for (const { district, all } of districts) {
    for (const { bodies, check } of all) {
      check?.(await ask(district.server.port, { token: district.readers[0], body: bodies[0] }));
    }
  }

  const results = new Map();
  const rates = new Map();
  const quiet = { seconds: Number(options.seconds), warmUpSeconds: Number(options["warm-up"]) };
  for (const isBusy of [false, true]) {
    for (let round = 1; round <= Number(options.rounds); round++) {
      for (const [at, { name }] of districts[0].all.entries()) {
        for (const { district, all } of districts) {
          const waiting = isBusy ? await submitted(district, WAITING) : [];
          const stop = isBusy ? confirming(district, waiting) : undefined;
          const measured = await measure(district, all[at], database, isBusy ? BUSY : quiet);
          const rate = await stop?.();
          if (rate !== undefined) rates.set(district.name, [...(rates.get(district.name) ?? []), rate]);
          const key = `${isBusy} ${name} ${district.name}`;
          results.set(key, [...(results.get(key) ?? []), measured]);
        }
      }
      log(`round ${round}${isBusy ? " with confirmations" : ""}`);
    }
  }

  const head = [
    "",
    `${small.name}: /s`,
    `${large.name}: /s`,
    "large ÷ small",
    "database ms small",
    "database ms large",
    "time large ÷ small",
  ];
  for (const isBusy of [false, true]) {
    const rows = districts[0].all.map(({ name }) => {
      const of = (district, field) => results.get(`${isBusy} ${name} ${district.name}`).map((each) => each[field]);
      const [rateSmall, rateLarge] = [small, large].map((district) => median(of(district, "perSecond")));
      const ratios = of(large, "median").map((time, round) => time / of(small, "median")[round]);
      const both = [small, large].map((district) => shown(median(of(district, "databaseMs"))));
      return [name, shown(rateSmall), shown(rateLarge), shown(rateLarge / rateSmall), ...both, shown(median(ratios))];
    });
    console.log(isBusy ? `\nWhile ${CONFIRMING} reviewers confirm:\n` : "\nNothing else going on:\n");
    console.log(table([head, ...rows]));
  }
  for (const [name, each] of rates)
    console.log(`\nConfirmations a second meanwhile, ${name} unions: ${shown(median(each))}`);
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await database.stop();
}
