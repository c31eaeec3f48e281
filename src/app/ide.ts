import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { getDistDirectory, renderAltair, type RenderOptions } from "altair-static";
import type { FastifyInstance } from "fastify";
import { businessDay, type Clock } from "../platform/clock/clock.js";
import { previousPeriod, quarterOf } from "../platform/clock/period.rules.js";
import type { RawHandler } from "../platform/http/server.js";
import { projectRoot } from "./project-root.js";

const BASE = "/ide/";
const SCHEMA = join(projectRoot, "schema");

type Windows = NonNullable<RenderOptions["initialWindows"]>;

/** Where the browser keeps who has signed in. */
const SESSION = { id: "session", title: "Session", variables: { authorization: "", scope: "" } };

/** What the IDE's own page needs; nothing from another host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "frame-ancestors 'self'",
].join("; ");

/** Runs in the browser behind every answer to a sign-in, so that all windows act for whoever has signed in. */
const REMEMBER_SESSION = `
const { session, viewer } = JSON.parse(altair.response.body).data?.signIn ?? {};
if (session) {
  await altair.helpers.setEnvironment("authorization", "Bearer " + session.accessToken, true);
  await altair.helpers.setEnvironment("scope", viewer.grants[0]?.tradeUnion.id ?? "", true);
}
`;

/**
 * A GraphQL IDE for a browser that opens `/graphql`, served from this machine alone. Its windows hold first queries, and
 * the operations that tablets and screens send. Never in production.
 */
export async function serveIde(app: FastifyInstance, clock: Clock): Promise<RawHandler> {
  await app.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: BASE,
    setHeaders: (response) => {
      response.header("content-security-policy", CONTENT_SECURITY_POLICY);
      // The IDE runs the scripts behind an answer in a frame of its own.
      response.header("x-frame-options", "SAMEORIGIN");
    },
  });
  const page = renderAltair({
    baseURL: BASE,
    endpointURL: "/graphql",
    // The last one is open at first.
    initialWindows: [...(await contractWindows()), await firstQueriesWindow(clock), await signInWindow()],
    initialEnvironments: { activeSubEnvironment: SESSION.id, subEnvironments: [SESSION] },
    instanceStorageNamespace: "liuyou_",
    // Nothing that would look for another host.
    disableAccount: true,
    initialSettings: { "alert.disableUpdateNotification": true, "banners.disable": true },
  });
  return (_request, response) => {
    response.setHeader("content-security-policy", CONTENT_SECURITY_POLICY);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  };
}

/** Without the header of the others: a token that has expired would keep everybody from signing in again. */
const signInWindow = async (): Promise<Windows[number]> => ({
  initialName: "sign in",
  initialQuery: await document("examples", "sign-in.graphql"),
  initialVariables: JSON.stringify({ username: "administrator", password: "" }, null, 2),
  initialPostRequestScript: REMEMBER_SESSION,
});

const firstQueriesWindow = async (clock: Clock): Promise<Windows[number]> => ({
  ...signedIn,
  initialName: "first queries",
  initialQuery: await document("examples", "first-queries.graphql"),
  initialVariables: JSON.stringify(
    { scope: "{{scope}}", period: previousPeriod(quarterOf(businessDay(clock.now()))) },
    null,
    2,
  ),
});

async function contractWindows(): Promise<Windows> {
  const files = (await readdir(join(SCHEMA, "contract"))).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      ...signedIn,
      initialName: file.replace(".graphql", ""),
      initialQuery: await document("contract", file),
    })),
  );
}

const signedIn = { initialHeaders: { authorization: "{{authorization}}" } };

const document = (folder: string, file: string): Promise<string> => readFile(join(SCHEMA, folder, file), "utf8");
