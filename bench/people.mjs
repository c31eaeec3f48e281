import { newId, PASSWORD, withClient } from "./database.mjs";
import { ask } from "./load.mjs";
import { SIGN_IN } from "./workloads.mjs";

/** Access tokens: those of readers and reviewers, and those of the inspectors by their name. */
export async function signIn({ port }, { ownerUrl }) {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query("select username from accounts where username ~ '^bench-' order by username"),
  );
  const tokens = new Map();
  for (const { username } of rows) {
    const device = { id: newId(), name: "measurement", platform: "bench" };
    const input = { username, password: PASSWORD, device };
    const { signIn: answer } = await ask(port, { body: { query: SIGN_IN, variables: { input } } });
    if (answer.session === null) throw new Error(`${username} cannot sign in: ${JSON.stringify(answer.userErrors)}`);
    tokens.set(username, answer.session.accessToken);
  }
  const of = (kind) =>
    [...tokens].filter(([username]) => username.startsWith(`bench-${kind}-`)).map(([, token]) => token);
  return { readers: of("reader"), reviewers: of("reviewer"), inspectors: tokens };
}
