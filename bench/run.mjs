/**
 * Compares the program with its peers and prints one table:
 *
 *   node src/launch.mjs run bench/run.mjs [--rounds=3] [--seconds=7] [--warm-up=3] [--only=W1,W2]
 *
 * `--only=fairness` measures how long a quiet caller waits beside one who floods.
 * `--only=cost` measures the root fields of ours instead, without the peers.
 */
import { parseArgs } from "node:util";
import { measurement, W1, W2, W3, W4 } from "./measurements.mjs";
import { ensureBuilt } from "../src/launch/build.mjs";
import { median, shown, table } from "./report.mjs";
import { setUp } from "./set-up.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "7" },
    "warm-up": { type: "string", default: "3" },
    only: { type: "string", default: "W1,W2,W3,W4" },
  },
});
const CONNECTIONS = 32;
const log = (line) => console.error(`… ${line}`);

if (options.only === "fairness") {
  // Nobody is compared with, so no peer is needed.
  await ensureBuilt();
  const { fairness } = await import("./fairness.mjs");
  await fairness({ log, rounds: Number(options.rounds) });
  process.exit();
}

if (options.only === "cost") {
  await ensureBuilt();
  const { measureCosts } = await import("./cost.mjs");
  await measureCosts(log);
  process.exit();
}

await setUp();
const { prepareRun } = await import("./prepare-run.mjs");
const wanted = options.only.split(",");
const workloads = [W1, W2, W3, W4].filter(({ name }) => wanted.includes(name));
const run = await prepareRun({ log, rounds: Number(options.rounds) });
const results = new Map();
try {
  for (const workload of workloads) await workload.check?.(run);
  log("the contents are the same");
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const workload of workloads) {
      for (const entrant of workload.entrants) {
        const measured = await measurement(run, workload, entrant, {
          connections: CONNECTIONS,
          seconds: Number(options.seconds),
          warmUpSeconds: Number(options["warm-up"]),
        });
        const key = `${workload.name} ${entrant.name}`;
        results.set(key, [...(results.get(key) ?? []), measured]);
        log(`round ${round}: ${key}: ${shown(measured.perSecond)}/s`);
      }
    }
  }
  for (const workload of workloads) await workload.checkAfterwards?.(run);
} finally {
  await run.stop();
}

const head = [
  "",
  "answers/s",
  "lowest",
  "highest",
  "ours ÷ it",
  "median ms",
  "p95 ms",
  "server ms",
  "database ms",
  "bytes",
];
const rows = workloads.flatMap((workload) => {
  const of = (entrant) => results.get(`${workload.name} ${entrant.name}`);
  const middle = (entrant, field) => median(of(entrant).map((each) => each[field]));
  const [ours] = workload.entrants;
  return workload.entrants.map((entrant) => {
    const rates = of(entrant).map(({ perSecond }) => perSecond);
    // The ratio of each round, since a round's two measurements stand next to each other in time.
    const ratios = of(ours).map(({ perSecond }, round) => perSecond / rates[round]);
    return [
      `${workload.name} ${entrant.name}`,
      shown(median(rates)),
      shown(Math.min(...rates)),
      shown(Math.max(...rates)),
      entrant === ours ? "" : shown(median(ratios)),
      ...["median", "p95", "serverMs", "databaseMs", "bytesEach"].map((field) => shown(middle(entrant, field))),
    ];
  });
});
console.log(table([head, ...rows]));
console.log(
  "\nserver ms and database ms: processor time for one answer, which other work on the machine disturbs less.",
);
