import { DEMONSTRATION_ACCOUNTS } from "../../seeds/demonstration/accounts.js";
import type { Demonstration } from "./demonstration.js";

export interface WelcomeOptions {
  url: string;
  notices: readonly string[];
  demonstration: Demonstration | undefined;
}

/** What a person sees who has just started the program. */
export function welcome({ url, notices, demonstration }: WelcomeOptions): void {
  const lines = [...notices, `Liuyou serves GraphQL at ${url}`];
  if (demonstration?.isPresent === true) {
    const { password } = demonstration;
    lines.push(`Demonstration accounts: ${DEMONSTRATION_ACCOUNTS.map(({ username }) => username).join(", ")}`);
    lines.push(
      password === undefined
        ? "Their password was printed at the first start; DEMO_PASSWORD=… npm start sets another."
        : `Their password: ${password}`,
    );
    lines.push(
      "A first query, to paste:",
      `  curl -s ${url} -H 'content-type: application/json' --data-binary @- <<'JSON'`,
      `  {"query":"mutation { signIn(input: { username: \\"administrator\\", password: \\"${password ?? "…"}\\", device: { id: \\"01980000-0000-7000-8000-000000000001\\", name: \\"shell\\", platform: \\"cli\\" } }) { session { accessToken } viewer { name grants { role tradeUnion { id name } } } userErrors { message } } }"}`,
      "  JSON",
    );
  }
  console.log(lines.join("\n"));
}
