import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { getDistDirectory, renderAltair } from "altair-static";
import type { FastifyInstance } from "fastify";
import type { RawHandler } from "../platform/http/server.js";
import { projectRoot } from "./project-root.js";

const BASE = "/ide/";

const SIGN_IN = `# Sign in first, then put the access token into the header "authorization" (Bearer …).
mutation SignIn {
  signIn(input: {
    username: "administrator"
    password: ""
    device: { id: "01980000-0000-7000-8000-000000000001", name: "Browser", platform: "web" }
  }) {
    session { accessToken accessTokenExpiresAt }
    viewer { id name grants { role tradeUnion { id name level } } }
    userErrors { code message path }
  }
}
`;

/**
 * A GraphQL IDE for a browser that opens `/graphql`, served from this machine alone. Its windows hold the operations that
 * tablets and screens send. Never in production.
 */
export async function serveIde(app: FastifyInstance): Promise<RawHandler> {
  await app.register(fastifyStatic, { root: getDistDirectory(), prefix: BASE });
  const page = renderAltair({
    baseURL: BASE,
    endpointURL: "/graphql",
    initialName: "Sign in",
    initialQuery: SIGN_IN,
    initialHeaders: { authorization: "" },
    initialWindows: await contractWindows(),
    instanceStorageNamespace: "liuyou_",
  });
  return (_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  };
}

async function contractWindows(): Promise<{ initialName: string; initialQuery: string }[]> {
  const folder = join(projectRoot, "schema", "contract");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      initialName: file.replace(".graphql", ""),
      initialQuery: await readFile(join(folder, file), "utf8"),
    })),
  );
}
