import { describe, expect, test } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { testProgram } from "../../support/program.js";

const program = testProgram();

// Without this header the server takes a GET for a forgery, as it should.
const preflighted: typeof fetch = (url, init) =>
  fetch(url, {
    ...init,
    headers: { ...(init?.headers as Record<string, string>), "apollo-require-preflight": "true" },
  });

const audits = serverAudits({ url: () => program.program.url, fetchFn: preflighted });

describe("the server passes every audit of GraphQL over HTTP", () => {
  test.each(audits.map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
    const result = await audit.fn();
    expect({ status: result.status, reason: "reason" in result ? result.reason : undefined }).toEqual({ status: "ok" });
  });
});
