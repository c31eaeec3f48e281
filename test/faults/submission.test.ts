import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { builders as treeBuilders, type BuiltPerson, type BuiltUnion } from "../support/builders.js";
import { builders, rawInspection, submit, SUBMIT, type SubmissionAnswer } from "../support/builders-inspections.js";
import { testProgram } from "../support/program.js";

const program = testProgram();
let community: BuiltUnion;
let inspector: BuiltPerson;
beforeAll(async () => {
  const { root, ...rest } = await treeBuilders(program).district();
  community = rest.community;
  inspector = await treeBuilders(program).person([{ role: "INSPECTOR", at: root }]);
});

const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
});

/** A server in a process of its own, on the test's database. */
async function server(
  death: "before-commit" | "after-commit" | "never",
): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(
    process.execPath,
    ["--import", "./test/support/swc-hooks.mjs", "test/support/server-program.ts", program.appUrl, death],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "" },
    },
  );
  running.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { url: (JSON.parse(line) as { url: string }).url, process: child };
}

let surviving: Promise<{ url: string }> | undefined;
/** The server that is there when a tablet tries again. */
const survivor = () => (surviving ??= server("never"));

const headers = () => ({ "content-type": "application/json", authorization: `Bearer ${inspector.token}` });
const body = (raw: object): string => JSON.stringify({ query: SUBMIT, variables: { input: { inspections: [raw] } } });
const sent = async (url: string, raw: object): Promise<SubmissionAnswer | undefined> => {
  const response = await fetch(url, { method: "POST", headers: headers(), body: body(raw) });
  const { data } = (await response.json()) as { data: { submitInspections: { results: SubmissionAnswer[] } } };
  return data.submitInspections.results[0];
};
const visit = async () => {
  const union = await treeBuilders(program).tradeUnion({ parent: community });
  const { assignmentId } = await builders(program).assignment({ union, inspectors: [inspector] });
  return rawInspection({ tradeUnionId: union.id, assignmentId });
};
const stored = (id: string) =>
  program.sql<{ content_hash: string }>("select content_hash from inspections where id = $1", [id]);

describe("a submission whose answer is lost", () => {
  test("the server is killed between commit and answer: the retry is the same success, and there is one row", async () => {
    const raw = await visit();
    const first = await server("after-commit");
    const ended = once(first.process, "exit");
    await expect(sent(first.url, raw)).rejects.toThrow();
    expect(await ended).toEqual([null, "SIGKILL"]);
    const [row] = await stored(raw.id);
    expect(row).toBeDefined();

    const second = await survivor();
    const retries = await Promise.all(Array.from({ length: 4 }, () => sent(second.url, raw)));
    for (const retry of retries) {
      expect(retry).toMatchObject({
        outcome: "ALREADY_ACCEPTED",
        userErrors: [],
        inspection: { contentHash: row?.content_hash },
      });
    }
    expect(await stored(raw.id)).toHaveLength(1);
    expect(await program.sql("select id from journal_entries where subject_id = $1", [raw.id])).toHaveLength(1);
  }, 120_000);

  test("the server is killed before the commit: nothing was written, and the retry is accepted", async () => {
    const raw = await visit();
    const first = await server("before-commit");
    await expect(sent(first.url, raw)).rejects.toThrow();
    expect(await stored(raw.id)).toEqual([]);
    const second = await survivor();
    expect(await sent(second.url, raw)).toMatchObject({ outcome: "ACCEPTED" });
    expect(await stored(raw.id)).toHaveLength(1);
  }, 120_000);

  test("sockets that drop before the answer: the retry finds what was accepted, or is accepted itself", async () => {
    const { hostname, port } = new URL(program.program.url);
    const raws = await Promise.all(Array.from({ length: 6 }, visit));
    await Promise.all(
      raws.map(async (raw, i) => {
        const socket = connect(Number(port), hostname);
        await once(socket, "connect");
        const payload = body(raw);
        const head = Object.entries({ ...headers(), host: hostname, "content-length": Buffer.byteLength(payload) }).map(
          ([name, value]) => `${name}: ${value}`,
        );
        socket.write(
          `POST /graphql HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n${i % 2 === 0 ? payload : payload.slice(0, -10)}`,
        );
        await new Promise((resolve) => setTimeout(resolve, 5 * i));
        socket.destroy();
      }),
    );
    const hashes = new Set<string | undefined>();
    for (const raw of raws) {
      const [retry] = await submit(program, inspector.token, raw);
      expect(["ACCEPTED", "ALREADY_ACCEPTED"]).toContain(retry?.outcome);
      const rows = await stored(raw.id);
      expect(rows).toEqual([{ content_hash: retry?.inspection?.contentHash }]);
      hashes.add(retry?.inspection?.contentHash);
    }
    expect(hashes.size).toBe(raws.length);
  }, 60_000);
});
