import { randomUUID } from "node:crypto";
import { built } from "./built.mjs";
import {
  addAssignments,
  addPeople,
  findSubject,
  loadDistrict,
  newId,
  PASSWORD,
  startDatabase,
  withClient,
} from "./database.mjs";
import { startServer } from "./processes.mjs";
import { median, shown, table } from "./report.mjs";
import { questions } from "./root-fields.mjs";
import { openAssignments, templates, visits } from "./submissions.mjs";
import { SIGN_IN, SUBMIT } from "./workloads.mjs";

/** How often each question is asked, and at least for how long. */
const TIMES = 15;
const SECONDS = 0.15;
/** From how many times the middle on a field is called too cheap. */
const TOO_CHEAP = 10;

/** Asks every root field alone, one question after the other, and prints milliseconds per cost, the worst first. */
export async function measureCosts(log) {
  const database = await startDatabase(log);
  let server;
  try {
    await loadDistrict(database, log);
    const { subject, asked, submissions } = await withClient(database.ownerUrl, async (client) => {
      const found = { ...(await findSubject(client)), ...(await findMore(client)) };
      await addPeople(client, found);
      await addOneWithEveryRole(client, found);
      await addAssignments(client, found, 1);
      await client.query("vacuum analyze");
      const all = [];
      for await (const question of questions(client, found)) all.push(question);
      const made = visits(await templates(client, found.inspectedPeriod, 30), await openAssignments(client));
      return { subject: found, asked: all, submissions: made };
    });
    server = await startServer("ours", "dist/src/main.js", {
      // The demonstration is not served in production; nothing that is measured differs.
      NODE_ENV: "development",
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      APP_SECRET: "a secret of the measurements, long enough to be one",
    });
    const token = await signedIn(server, "bench-everything");
    const inspectors = new Map();
    const rows = [];
    for (const { name, ...body } of asked) rows.push({ name, ...(await measured(server, () => ({ token, body }))) });
    log(`asked ${rows.length} questions about ${subject.districtId}`);
    rows.push({ name: "signIn", ...(await measured(server, () => ({ body: signInBody("bench-everything") }))) });
    rows.push({
      name: "changeLanguage",
      ...(await measured(server, (time) => ({ token, body: languageBody(time) }))),
    });
    rows.push({
      name: "submitInspections, 1",
      ...(await measured(server, async () => {
        const { assignment, inspection } = submissions.next().value;
        if (!inspectors.has(assignment.username))
          inspectors.set(assignment.username, await signedIn(server, assignment.username));
        const input = { inspections: [inspection] };
        return { token: inspectors.get(assignment.username), body: { query: SUBMIT, variables: { input } } };
      })),
    });
    print(rows);
  } finally {
    await server?.stop();
    await database.stop();
  }
}

async function findMore(client) {
  const { rows } = await client.query(`
    select (select id from trade_unions where level = 'GRASSROOTS' order by id limit 1) as "unionId",
      (select id from rating_programs where code = 'WORKERS_HOME') as "programId", 'QUALIFIED' as "levelCode"`);
  return rows[0];
}

/** Somebody whom no root field refuses, so that each does its work. */
async function addOneWithEveryRole(client, { districtId }) {
  const { hashPassword } = await built("src/modules/identity/password-hash.js");
  const id = randomUUID();
  await client.query(
    `insert into accounts (id, username, name, language, password_hash, created_at)
     values ($1, 'bench-everything', 'bench-everything', 'zh-CN', $2, now())`,
    [id, await hashPassword(PASSWORD)],
  );
  await client.query(
    `insert into grants (id, account_id, trade_union_id, role, since, created_at, extra_permissions)
     select gen_random_uuid(), $1, $2, role, current_date - 30, now(), array['visit:clues']
     from unnest(array['ADMINISTRATOR', 'LEADER', 'ORGANIZER', 'REVIEWER', 'AUDITOR', 'SUPERVISOR', 'INSPECTOR']) as role`,
    [id, districtId],
  );
}

const signInBody = (username) => {
  const device = { id: newId(), name: "measurement", platform: "bench" };
  return { query: SIGN_IN, variables: { input: { username, password: PASSWORD, device } } };
};

async function signedIn(server, username) {
  const { data } = await answerTo(server, { body: signInBody(username) });
  if (data?.signIn?.session == null) throw new Error(`${username} cannot sign in: ${JSON.stringify(data)}`);
  return data.signIn.session.accessToken;
}

const languageBody = (time) => ({
  query: "mutation ($input: ChangeLanguageInput!) { changeLanguage(input: $input) { userErrors { code } } }",
  variables: { input: { language: time % 2 === 0 ? "en" : "zh-CN" } },
});

async function answerTo({ port }, { token, body }) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** How long one answer takes when nothing else disturbs it, and what it is said to cost. */
async function measured(server, request) {
  const times = [];
  let cost = NaN;
  let refusal;
  const end = performance.now() + SECONDS * 1000;
  for (let time = 0; time < TIMES || (performance.now() < end && time < TIMES * 20); time++) {
    const next = await request(time);
    const from = performance.now();
    const answer = await answerTo(server, next);
    // The first answers are those of a server that does not know the operation yet.
    if (time >= 3) times.push(performance.now() - from);
    cost = answer.extensions?.cost ?? NaN;
    refusal = answer.errors?.[0]?.extensions?.code;
    if (refusal !== undefined) break;
  }
  return { milliseconds: times.length === 0 ? NaN : Math.min(...times), cost, refusal };
}

function print(rows) {
  const answered = rows.filter(({ refusal }) => refusal === undefined);
  const per = ({ milliseconds, cost }) => milliseconds / cost;
  const middle = median(answered.map(per));
  const sorted = answered.sort((a, b) => per(b) - per(a));
  const line = (row) => [
    row.name,
    shown(row.milliseconds),
    String(row.cost),
    (per(row) * 1000).toFixed(2),
    shown(per(row) / middle),
  ];
  console.log(table([["root field", "ms", "cost", "µs per cost", "÷ median"], ...sorted.map(line)]));
  for (const { name, refusal } of rows.filter((row) => row.refusal !== undefined)) console.log(`${name}: ${refusal}`);
  const cheap = sorted.filter((row) => row.name !== "signIn" && per(row) > TOO_CHEAP * middle).map(({ name }) => name);
  console.log(
    cheap.length === 0
      ? `\nNothing but signing in lies more than ${TOO_CHEAP} times above the median.`
      : `\nMore than ${TOO_CHEAP} times above the median: ${cheap.join("; ")}.`,
  );
  if (cheap.length > 0) process.exitCode = 1;
}
