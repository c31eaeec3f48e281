import type { Server } from "node:http";
import type { Socket } from "node:net";
import { networkOf } from "../access/network.rules.js";

/** What one connection, and all of one network together, may hold of the server; times in milliseconds. */
export interface ConnectionLimits {
  /** From the opening, or the last answer's next byte, until the head of a request is whole. */
  headTimeoutMs: number;
  /** Until a request is whole: a device with a full batch on a bad network needs minutes. */
  requestTimeoutMs: number;
  /** Without a byte in either direction while a request is under way, so also while its answer is not read; longer than any takes to come. */
  silenceTimeoutMs: number;
  /** How often it is looked for connections that are too slow. */
  checkEveryMs: number;
  /** Open at once in all; more are closed at once. */
  connections: number;
  /** Open at once from one network: an office behind one address has some hundreds of devices. */
  connectionsOfNetwork: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headTimeoutMs: 15_000,
  requestTimeoutMs: 300_000,
  silenceTimeoutMs: 120_000,
  checkEveryMs: 5_000,
  connections: 10_000,
  connectionsOfNetwork: 1_000,
};

/** Node's own options for a server with these limits. */
export const serverOptions = ({ headTimeoutMs, requestTimeoutMs, checkEveryMs }: ConnectionLimits) => ({
  headersTimeout: Math.min(headTimeoutMs, requestTimeoutMs),
  requestTimeout: requestTimeoutMs,
  connectionsCheckingInterval: checkEveryMs,
});

/** Bounds how many connections are open, and how long they are silent. Behind a proxy all come from its address, so networks are not told apart. */
export function limitConnections(server: Server, limits: ConnectionLimits, isBehindProxy: boolean): void {
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silenceTimeoutMs);
  if (isBehindProxy) return;
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? "");
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    socket.once("close", () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
    if (count > limits.connectionsOfNetwork) socket.destroy();
  });
}
