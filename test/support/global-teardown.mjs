import { rmSync } from "node:fs";

export default async function globalTeardown() {
  rmSync(process.env.LIUYOU_TEST_ROWS, { recursive: true, force: true });
  await globalThis.liuyouTestPostgres?.stop();
}
