/**
 * The limit on the page of unions: a bare Node server that sends the program's own statements and answers the same
 * content with `JSON.stringify`, without GraphQL, sign-in, scope rules of its own or limits.
 */
import { Buffer } from "node:buffer";
import { createServer } from "node:http";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { built } from "./built.mjs";

pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
const pool = new pg.Pool({
  connectionString: process.env.PEER_DATABASE_URL,
  max: 10,
  min: 10,
  options: "-c jit=off -c TimeZone=UTC",
});

const { connectPorts } = await built("src/app/ports.js");
connectPorts();
const { permissionsOf } = await built("src/modules/trade-unions/duties/role-permissions.rules.js");
const { tradeUnionPage } = await built("src/modules/trade-unions/tree/trade-union-list.queries.js");
const { latestInspections } = await built("src/modules/inspections/records/inspection.queries.js");
const { personById } = await built("src/modules/identity/person.loader.js");

const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });

/** The statement that a query of the program sends, with what it sends along. */
async function recorded(query) {
  let sent;
  const executeQuery = (compiled) => {
    sent = compiled;
    return Promise.resolve({ rows: [] });
  };
  await query({ getKysely: () => ({ getExecutor: () => kysely.getExecutor(), executeQuery }) });
  return { text: sent.sql, values: [...sent.parameters] };
}

const { rows: leaders } = await pool.query(
  `select g.account_id as "accountId", g.trade_union_id as "nodeId", ltree2text(u.path) as path
   from grants g join trade_unions u on u.id = g.trade_union_id where g.role = 'LEADER' limit 1`,
);
const permissions = permissionsOf("LEADER", []);
const [leader] = leaders;
const actor = { accountId: leader.accountId, grants: [{ ...leader, role: "LEADER", permissions }], permissions };
const range = {
  filter: { scope: leader.nodeId, level: ["GRASSROOTS"] },
  order: "NAME",
  limit: 51,
  after: undefined,
};
const PAGE = await recorded((em) => tradeUnionPage(em, actor, range, { id: {}, name: {}, parent: { name: {} } }));
const IDS = ["the ids"];
const LATEST = await recorded((em) => latestInspections(em, actor, IDS, "SIX_STANDARDS", "brief"));
// The recorder finds nobody, of which the loader complains.
const PERSONS = await recorded((em) =>
  personById({ em })
    .load(IDS[0])
    .catch(() => {}),
);

/** Runs a recorded statement, prepared, with other ids in the place of the recorded ones. */
async function run(name, { text, values }, ids) {
  const given = values.map((value) => (Array.isArray(value) && value[0] === IDS[0] ? ids : value));
  return (await pool.query({ name, text, values: given })).rows;
}

const { rows: checklists } = await pool.query("select id, body from checklists where status <> 'DRAFT'");
const criteriaOf = new Map(
  checklists.map(({ id, body }) => {
    const criteria = body.standards.flatMap((standard) => standard.criteria);
    const shown = ({ code, title, maxPoints }) => ({ code, title: title.zh, maxPoints });
    return [
      id,
      new Map(criteria.map((criterion, position) => [criterion.code, { criterion: shown(criterion), position }])),
    ];
  }),
);

function answersOf({ checklistId, criterionPoints, answersInBrief: { criteria, notApplicable, noted, notes } }) {
  const byCode = criteriaOf.get(checklistId);
  return criteria.split(" ").map((code) => {
    const { criterion, position } = byCode.get(code);
    return {
      criterion,
      points: criterionPoints[position],
      notApplicable: notApplicable.includes(code),
      note: notes[noted.indexOf(code)] ?? null,
    };
  });
}

async function page() {
  const unions = await run("page", PAGE);
  const hasNextPage = unions.length > 50;
  const shown = unions.slice(0, 50);
  const inspections = await run(
    "latest",
    LATEST,
    shown.map(({ id }) => id),
  );
  const persons = await run("persons", PERSONS, [...new Set(inspections.flatMap(({ inspectorIds }) => inspectorIds))]);
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  const latest = new Map(inspections.map((inspection) => [inspection.tradeUnionId, inspection]));
  const edges = shown.map(({ id, name, parentName }) => {
    const inspection = latest.get(id);
    const latestInspection = inspection && {
      id: inspection.id,
      period: inspection.period,
      submittedAt: inspection.submittedAt,
      inspectors: inspection.inspectorIds.map((inspector) => ({ name: nameOf.get(inspector) })),
      score: { percent: inspection.percent, grade: inspection.grade },
      answers: answersOf(inspection),
    };
    return { node: { id, name, parent: { name: parentName }, latestInspection: latestInspection ?? null } };
  });
  const endCursor = Buffer.from(shown.at(-1)?.id ?? "").toString("base64url");
  return { data: { tradeUnions: { pageInfo: { hasNextPage, endCursor }, edges } } };
}

const server = createServer((request, response) => {
  request.resume();
  page().then(
    (answer) => {
      const body = Buffer.from(JSON.stringify(answer));
      response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": body.length });
      response.end(body);
    },
    (error) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
