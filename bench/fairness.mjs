import { Buffer } from "node:buffer";
import { Agent, request } from "node:http";
import {
  addAssignments,
  addPeople,
  findSubject,
  loadDistrict,
  PASSWORD,
  newId,
  startDatabase,
  withClient,
} from "./database.mjs";
import { ask } from "./load.mjs";
import { startServer } from "./processes.mjs";
import { median, shown, table } from "./report.mjs";
import { openAssignments, templates, visits } from "./submissions.mjs";
import { SIGN_IN, SUBMIT, UNIONS } from "./workloads.mjs";

/** What one account sends at a time, over and over, without minding refusals. */
const FLOOD = 120;
const BATCH = 50;
/** How often the quiet caller asks for a figure; 95 of 100 make a p95. */
const ASKED = 100;
/** Plans with one assignment in each of the 3,021 unions, shared by 40 inspectors, of whom each has enough for one quiet round. */
const PLANS = 10;
const INSPECTORS = 40;
const inspector = (number) => `bench-inspector-${number}`;

/** How long a quiet caller waits beside an account that floods, as a ratio to its wait on the idle server. */
export async function fairness({ log, rounds }) {
  const database = await startDatabase(log);
  let server;
  try {
    await loadDistrict(database, log);
    const prepared = await withClient(database.ownerUrl, async (client) => {
      const subject = await findSubject(client);
      await addPeople(client, subject);
      await addAssignments(client, subject, PLANS);
      await client.query("vacuum analyze");
      const made = visits(await templates(client, subject.inspectedPeriod, 300), await openAssignments(client));
      return { subject, made: [...made] };
    });
    server = await startServer("ours", "dist/src/main.js", {
      // Production serves no demonstration district, and the same otherwise.
      NODE_ENV: "development",
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      APP_SECRET: "a secret of the measurements, long enough to be one",
    });
    const run = { port: server.port, ...prepared };
    const of = (username) =>
      prepared.made.filter(({ assignment }) => assignment.username === username).map(({ inspection }) => inspection);
    let own;
    const asked = {
      "one submission": () => ({ query: SUBMIT, variables: { input: { inspections: [own.next().value] } } }),
      "a page of unions": () => ({ query: UNIONS, variables: { scope: run.subject.streetId, first: 10 } }),
    };
    // Each flood comes from another account, or from anonymous callers of another address, whose budget is still whole.
    let flooders = rounds;
    const nextFlood = async (kind) => {
      flooders = flooders === INSPECTORS ? rounds + 1 : flooders + 1;
      const username = inspector(flooders);
      const flooder = { number: flooders, token: await signedIn(server, username), inspections: of(username) };
      return floodsOf(run, flooder)[kind];
    };
    const results = new Map();
    for (let round = 1; round <= rounds; round++) {
      run.quiet = await signedIn(server, inspector(round));
      own = of(inspector(round))[Symbol.iterator]();
      // Prepared and compiled before anything counts.
      for (const body of Object.values(asked)) for (let i = 0; i < 5; i++) await waited(run, body());
      for (let kind = 0; kind < KINDS; kind++) {
        for (const [name, body] of Object.entries(asked)) {
          const flood = await nextFlood(kind);
          const idle = await p95(run, body);
          const flooding = startFlood(run.port, flood);
          await new Promise((resolve) => setTimeout(resolve, 500));
          let beside;
          let answered;
          try {
            beside = await p95(run, body);
          } finally {
            answered = await flooding.stop();
          }
          const key = `${name} beside ${flood.name}`;
          results.set(key, [...(results.get(key) ?? []), { idle, beside, ...answered }]);
          log(`round ${round}: ${key}: ${shown(beside / idle)} × ${shown(idle)} ms`);
        }
      }
    }
    print(results);
  } finally {
    await server?.stop();
    await database.stop();
  }
}

async function signedIn({ port }, username) {
  const device = { id: newId(), name: "measurement", platform: "bench" };
  const { signIn } = await ask(port, {
    body: { query: SIGN_IN, variables: { input: { username, password: PASSWORD, device } } },
  });
  if (signIn.session === null) throw new Error(`${username} cannot sign in: ${JSON.stringify(signIn.userErrors)}`);
  return signIn.session.accessToken;
}

/** Kinds of floods below. */
const KINDS = 3;

function floodsOf({ subject }, { number, token, inspections }) {
  const batches = [];
  for (let at = 0; at + BATCH <= inspections.length; at += BATCH) batches.push(inspections.slice(at, at + BATCH));
  const sent = (token, body) => ({ token, payload: Buffer.from(JSON.stringify(body)) });
  return [
    {
      name: `${FLOOD} batches of ${BATCH}`,
      requests: batches.map((each) => sent(token, { query: SUBMIT, variables: { input: { inspections: each } } })),
    },
    {
      name: `${FLOOD} pages of unions`,
      requests: [sent(token, { query: UNIONS, variables: { scope: subject.districtId, first: 50 } })],
    },
    {
      name: `${FLOOD} anonymous callers' questions`,
      localAddress: `127.0.1.${number}`,
      requests: [sent(undefined, { query: "{ circulars(first: 100) { totalCount edges { node { id title } } } }" })],
    },
  ];
}

/** Sends so many at once, the next as soon as one is answered, until it is stopped; answers how many were. */
function startFlood(port, { requests, localAddress = "127.0.0.1" }) {
  const agent = new Agent({ keepAlive: true, maxSockets: FLOOD, localAddress });
  let isOver = false;
  let served = 0;
  let refused = 0;
  const lanes = Array.from({ length: FLOOD }, async (_, lane) => {
    for (let at = lane; !isOver; at++) {
      const text = await post(port, agent, requests[at % requests.length]);
      if (text.includes('"THROTTLED"')) refused++;
      else served++;
    }
  });
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(lanes);
      agent.destroy();
      return { served, refused };
    },
  };
}

function post(port, agent, { token, payload }) {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": payload.length,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const sending = request({ port, host: "127.0.0.1", path: "/graphql", method: "POST", agent, headers }, (answer) => {
      let start = "";
      answer.setEncoding("latin1").on("data", (chunk) => (start = (start + chunk).slice(0, 1000)));
      answer.on("end", () => resolve(start));
    });
    sending.on("error", reject);
    sending.end(payload);
  });
}

async function waited({ port, quiet }, body) {
  const from = performance.now();
  await ask(port, { token: quiet, body });
  return performance.now() - from;
}

async function p95(run, body) {
  const waits = [];
  for (let i = 0; i < ASKED; i++) waits.push(await waited(run, body()));
  waits.sort((a, b) => a - b);
  return waits[Math.floor(waits.length * 0.95)];
}

function print(results) {
  const rows = [...results].map(([name, rounds]) => {
    const middle = (of) => shown(median(rounds.map(of)));
    return [
      name,
      middle(({ idle }) => idle),
      middle(({ beside }) => beside),
      middle(({ idle, beside }) => beside / idle),
      middle(({ served }) => served),
      middle(({ refused }) => refused),
    ];
  });
  console.log(table([["", "p95 idle ms", "p95 beside ms", "ratio", "flood served", "flood refused"], ...rows]));
}
