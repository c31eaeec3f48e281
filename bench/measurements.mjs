import { deepStrictEqual, strictEqual } from "node:assert";
import { withClient } from "./database.mjs";
import { ask, inTurn, load, wire } from "./load.mjs";
import { postmaster, processorTime, processorTimesOfChildren, usedBetween } from "./processor-time.mjs";
import { peerSubmission } from "./submissions.mjs";
import {
  normalizedRanking,
  normalizedUnions,
  PEER_RANKING,
  PEER_SUBMIT,
  PEER_UNIONS,
  RANKING,
  SUBMIT,
  TYPE_NAME,
  UNIONS,
} from "./workloads.mjs";

/** The most submissions that are made ready for one measurement; each is sent once. */
const PREPARED = 12_000;

const unionsOf = ({ districtId }) => ({ scope: districtId, first: 50 });
const rankingOf = ({ districtId, inspectedPeriod }) => ({
  scope: districtId,
  period: inspectedPeriod,
  level: "GRASSROOTS",
  checklistKind: "SIX_STANDARDS",
  first: 50,
});

/** The same question from all readers in turn, since each has a cost budget of their own. */
const fromReaders = (body) => ({
  server: "ours",
  requests: ({ readers }, subject) => inTurn(readers.map((token) => wire({ token, body: body(subject) }))),
  once: ({ ours, readers }, subject) => ask(ours.port, { token: readers[0], body: body(subject) }),
});
const fromAnybody = (server, body) => ({
  server,
  requests: (_run, subject) => inTurn([wire({ body: body(subject) })]),
  once: (run, subject) => ask(run[server].port, { body: body(subject) }),
});

const peerUnions = (query) => fromAnybody("peer", (subject) => ({ query, variables: unionsOf(subject) }));

export const W1 = {
  name: "W1",
  entrants: [
    { name: "ours", ...fromReaders((subject) => ({ query: UNIONS, variables: unionsOf(subject) })) },
    { name: "PostGraphile, answers as rows", ...peerUnions(PEER_UNIONS.rows) },
    { name: "PostGraphile, answers as composites", ...peerUnions(PEER_UNIONS.composites) },
    { name: "PostGraphile, answers as one JSON", ...peerUnions(PEER_UNIONS.document) },
    { name: "plain Node, same SQL", ...fromAnybody("plain", () => ({})) },
  ],
  async check(run) {
    const [ours, ...others] = this.entrants;
    const expected = normalizedUnions.ours(await ours.once(run, run.subject));
    strictEqual(expected.length, 50);
    for (const { inspection } of expected) strictEqual(inspection.answers.length, 33);
    for (const { server, once } of others) {
      const normalized = server === "plain" ? normalizedUnions.ours : normalizedUnions.peer;
      deepStrictEqual(normalized(await once(run, run.subject)), expected);
    }
  },
};

export const W2 = {
  name: "W2",
  entrants: [
    { name: "ours", ...fromReaders((subject) => ({ query: RANKING, variables: rankingOf(subject) })) },
    {
      name: "PostGraphile, ranks stored",
      ...fromAnybody("peer", (subject) => ({ query: PEER_RANKING, variables: rankingOf(subject) })),
    },
  ],
  async check(run) {
    const [ours, peer] = this.entrants;
    const expected = normalizedRanking.ours(await ours.once(run, run.subject));
    strictEqual(expected.totalCount, 3021);
    strictEqual(expected.places.length, 50);
    strictEqual(
      expected.places.every(({ previousRank }) => previousRank !== null),
      true,
    );
    deepStrictEqual(normalizedRanking.peer(await peer.once(run, run.subject)), expected);
  },
};

function* taken(iterator, count) {
  for (let at = 0; at < count; at++) {
    const { value, done } = iterator.next();
    if (done) return;
    yield value;
  }
}

const oursSubmission = ({ inspectors }, { assignment, inspection }) => ({
  token: inspectors.get(assignment.username),
  body: { query: SUBMIT, variables: { input: { inspections: [inspection] } } },
});
const peersSubmission = (visit) => ({
  body: { query: PEER_SUBMIT, variables: { submission: peerSubmission(visit) } },
});

export const W3 = {
  name: "W3",
  entrants: [
    {
      name: "ours",
      server: "ours",
      requests: (run) =>
        [...taken(run.submissions, PREPARED)].map((visit) => wire(oursSubmission(run, visit)))[Symbol.iterator](),
    },
    {
      name: "PostGraphile, unchecked",
      server: "peer",
      requests: (run) =>
        [...taken(run.submissions, PREPARED)].map((visit) => wire(peersSubmission(visit)))[Symbol.iterator](),
    },
  ],
  /** One submission to each, sent twice: kept once. */
  async check(run) {
    const [visit] = taken(run.submissions, 1);
    const outcomes = [];
    for (let sending = 0; sending < 2; sending++) {
      const { submitInspections } = await ask(run.ours.port, oursSubmission(run, visit));
      outcomes.push(submitInspections.results[0].outcome);
    }
    deepStrictEqual(outcomes, ["ACCEPTED", "ALREADY_ACCEPTED"]);
    const { createSubmission } = await ask(run.peer.port, peersSubmission(visit));
    strictEqual(createSubmission.submission.rowId, visit.inspection.id);
  },
  /** What was acknowledged is there, scored and journaled, once. */
  async checkAfterwards(run) {
    await withClient(run.database.ownerUrl, async (client) => {
      const { rows } = await client.query(`
        select count(*)::integer as kept, count(i.percent)::integer as scored, count(j.id)::integer as journaled
        from inspections i left join journal_entries j on j.subject_id = i.id and j.action = 'inspection.submitted'
        where i.status = 'SUBMITTED' and i.inspector_id in (select id from accounts where username like 'bench-inspector-%')`);
      const [{ kept, scored, journaled }] = rows;
      deepStrictEqual({ scored, journaled }, { scored: kept, journaled: kept });
    });
  },
};

export const W4 = {
  name: "W4",
  entrants: [
    { name: "ours", ...fromReaders(() => ({ query: TYPE_NAME })) },
    { name: "PostGraphile", ...fromAnybody("peer", () => ({ query: TYPE_NAME })) },
  ],
};

/** One entrant under load for a while. */
export async function measurement(run, _workload, entrant, { connections, seconds, warmUpSeconds }) {
  const server = run[entrant.server];
  const requests = entrant.requests(run, run.subject);
  let sent = 0;
  const counted = { next: () => (sent++, requests.next()) };
  const used = () => ({
    server: processorTime(server.pid),
    database: processorTimesOfChildren(postmaster(run.database)),
  });
  const before = used();
  const measured = await load({ port: server.port, requests: counted, connections, seconds, warmUpSeconds });
  const after = used();
  return {
    ...measured,
    serverMs: (after.server - before.server) / sent,
    databaseMs: usedBetween(before.database, after.database) / sent,
  };
}
