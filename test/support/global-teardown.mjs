export default async function globalTeardown() {
  await globalThis.liuyouTestPostgres?.stop();
}
