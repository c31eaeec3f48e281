/** The peer PostGraphile 5, as its makers ship it for production: bare Node server, prepared statements, nothing extra. */
import { createServer } from "node:http";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { postgraphile } from "postgraphile";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.PEER_DATABASE_URL,
      schemas: ["peer"],
      poolConfig: { max: 10, min: 10, application_name: "postgraphile", options: "-c jit=off -c TimeZone=UTC" },
    }),
  ],
  gather: { installWatchFixtures: false },
  schema: { defaultBehavior: "+connection +list -node:insert -nodeId" },
  grafast: { explain: false, context: undefined },
  grafserv: {
    graphqlPath: "/graphql",
    graphiql: false,
    watch: false,
    dangerouslyAllowAllCORSRequests: false,
    graphqlOverGET: false,
  },
};

const instance = postgraphile(preset);
const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exitCode = 1;
});
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import("postgraphile/graphql");
  console.log(printSchema(await instance.getSchema()));
}
process.on("SIGTERM", () => process.exit(0));
