import { Buffer } from "node:buffer";
import { connect } from "node:net";

/**
 * Sends requests over kept-alive connections, one at a time on each, for a while, and answers how many were answered per
 * second. Written on bare sockets, because it shares the processor cores with what it measures. An answer that is not
 * 200, or carries errors, ends the measurement.
 */
export async function load({ port, requests, connections, seconds, warmUpSeconds = 0 }) {
  let answered = 0;
  let bytes = 0;
  const latencies = [];
  let until = Infinity;
  let isCounting = false;
  const lanes = Array.from({ length: connections }, () =>
    lane(
      port,
      () => (performance.now() < until ? requests.next().value : undefined),
      (size, milliseconds) => {
        if (!isCounting) return;
        answered++;
        bytes += size;
        latencies.push(milliseconds);
      },
    ),
  );
  const failure = Promise.all(lanes).then(() => undefined);
  await Promise.race([failure, pause(warmUpSeconds)]);
  isCounting = true;
  const from = performance.now();
  until = from + seconds * 1000;
  await failure;
  const elapsed = (performance.now() - from) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: answered / elapsed,
    answered,
    bytesEach: Math.round(bytes / Math.max(1, answered)),
    median: latencies[Math.floor(latencies.length / 2)] ?? NaN,
    p95: latencies[Math.floor(latencies.length * 0.95)] ?? NaN,
  };
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** One request as bytes on the wire. */
export function wire({ path = "/graphql", token, body }) {
  const payload = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    "content-type: application/json",
    "accept: application/json",
    `content-length: ${payload.length}`,
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), payload]);
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/** One connection that sends the next request once it has the whole answer to the last one. */
function lane(port, next, onAnswer) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let head = Buffer.alloc(0);
    let start;
    let missing = -1;
    let size = 0;
    let sentAt = 0;
    const send = () => {
      const request = next();
      if (request === undefined) {
        socket.destroy();
        resolve();
        return;
      }
      head = Buffer.alloc(0);
      start = undefined;
      missing = -1;
      size = 0;
      sentAt = performance.now();
      socket.write(request);
    };
    const fail = (message) => {
      socket.destroy();
      reject(new Error(message));
    };
    const take = (chunk) => {
      size += chunk.length;
      missing -= chunk.length;
      start ??= chunk;
      if (missing > 0) return;
      // Errors stand before the data in some servers and behind it in others, and answers are long: both ends are looked at.
      const edges = `${start.subarray(0, 40).toString("latin1")} ${chunk.subarray(-400).toString("latin1")}`;
      if (/"errors":\[|"code":"INTERNAL|"outcome":"REJECTED"/.test(edges)) return fail(`refused: ${edges}`);
      onAnswer(size, performance.now() - sentAt);
      send();
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed the connection")));
    socket.on("data", (chunk) => {
      if (missing >= 0) return take(chunk);
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const text = head.subarray(0, end).toString("latin1").toLowerCase();
      const length = /content-length: (\d+)/.exec(text);
      if (!text.startsWith("http/1.1 200") || length === null)
        return fail(`not a whole answer of 200: ${head.subarray(0, 2000).toString()}`);
      missing = Number(length[1]);
      take(head.subarray(end + END_OF_HEAD.length));
    });
  });
}

/** The same request again and again, or the given ones in turn. */
export function* inTurn(requests) {
  for (let at = 0; ; at++) yield requests[at % requests.length];
}

/** One request and its answer, parsed; for preparing and comparing, not for measuring. */
export async function ask(port, { path = "/graphql", token, body }) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors).slice(0, 2000));
  return answer.data;
}
