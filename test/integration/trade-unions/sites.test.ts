import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const fields = "id kind name address version closedOn location { latitude longitude } tradeUnion { id }";
const create = mutationOf(program, "createSite", `site { ${fields} }`);
const change = mutationOf(program, "changeSite", `site { ${fields} }`);
const close = mutationOf(program, "closeSite", `site { ${fields} }`);
interface Site {
  site: { id: string } | null;
}
const input = (given: object = {}) => ({
  tradeUnionId: at.union.id,
  kind: "READING_ROOM",
  name: "职工书屋",
  idempotencyKey: randomUUID(),
  ...given,
});
const siteOf = async (given: object = {}) =>
  (await create.run<Site>(input(given), persons.administrator)).site?.id ?? "";
const state = () => program.sql("select id, name, version, closed_on from sites order by id");

describe("createSite", () => {
  test("it is entered once, however often the request comes", async () => {
    const same = input({ address: "二楼", location: { latitude: 24.4, longitude: 118.1 } });
    const sent = await Promise.all(Array.from({ length: 4 }, () => create.run<Site>(same, persons.administrator)));
    expect(new Set(sent.map(({ site }) => site?.id)).size).toBe(1);
    expect(sent[0]?.site).toEqual({
      ...{
        id: expect.any(String),
        kind: "READING_ROOM",
        name: "职工书屋",
        address: "二楼",
        version: 1,
        closedOn: null,
      },
      ...{ location: { latitude: 24.4, longitude: 118.1 }, tradeUnion: { id: at.union.id } },
    });
    expect(await journalOf(program, sent[0]?.site?.id ?? "")).toEqual([
      { action: "site.created", actor_id: persons.administrator.accountId },
    ]);
    expect(await create.refused({ ...same, kind: "AREA" }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["an empty name", () => ({ name: "" }), "TEXT_EMPTY", ["input", "name"]],
    [
      "a place off the map",
      () => ({ location: { latitude: 0, longitude: 181 } }),
      "NUMBER_OUT_OF_RANGE",
      ["input", "location", "longitude"],
    ],
  ])("%s is refused", async (_case, given, code, path) => {
    expect(await create.refused(input(given()), persons.administrator)).toEqual([{ code, path }]);
  });

  onlyFor(["administrator"], program, create, () => ({ persons, input: input(), state }));
});

describe("changeSite and closeSite", () => {
  test("a site is corrected, then closed, then left alone", async () => {
    const siteId = await siteOf({ address: "一楼" });
    const changed = await change.run(
      { siteId, expectedVersion: 1, name: "新书屋", address: null },
      persons.administrator,
    );
    expect(changed["site"]).toMatchObject({ name: "新书屋", address: null, version: 2 });
    expect(await change.refused({ siteId, expectedVersion: 1, name: "x" }, persons.administrator)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await close.refused({ siteId, expectedVersion: 2, on: "2026-11-23" }, persons.administrator)).toEqual([
      { code: "DATE_OUT_OF_RANGE", path: ["input", "on"] },
    ]);
    expect(
      (await close.run({ siteId, expectedVersion: 2, on: "2026-11-20" }, persons.administrator))["site"],
    ).toMatchObject({ closedOn: "2026-11-20", version: 3 });
    expect(await change.refused({ siteId, expectedVersion: 3, name: "x" }, persons.administrator)).toEqual([
      { code: "SITE_CLOSED", path: ["input", "siteId"] },
    ]);
    expect((await journalOf(program, siteId)).map(({ action }) => action)).toEqual([
      "site.created",
      "site.changed",
      "site.closed",
    ]);
  });

  test("a union's list shows what is kept, or what was", async () => {
    const [kept, gone] = [
      await siteOf({ tradeUnionId: at.farUnion.id }),
      await siteOf({ tradeUnionId: at.farUnion.id, kind: "AREA" }),
    ];
    await close.run({ siteId: gone, expectedVersion: 1, on: "2026-11-20" }, persons.administrator);
    const query = `query ($id: ID!, $filter: SiteFilter) { tradeUnion(id: $id) { sites(first: 5, filter: $filter) { edges { node { id } } } } }`;
    const ids = async (filter?: object) =>
      (
        await program.data<{ tradeUnion: { sites: { edges: { node: { id: string } }[] } } }>(
          query,
          { id: at.farUnion.id, filter },
          { token: persons.otherUnionOfficer.token },
        )
      ).tradeUnion.sites.edges.map(({ node }) => node.id);
    expect(await ids()).toEqual([kept]);
    expect(await ids({ isClosed: true })).toEqual([gone]);
    expect(await ids({ kind: ["BRANCH"] })).toEqual([]);
  });

  test("sites of unions elsewhere are not known; those only seen are not changed", async () => {
    const siteId = await siteOf();
    const path = ["input", "siteId"];
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    expect(await change.refused({ siteId, expectedVersion: 1, name: "x" }, elsewhere)).toEqual([
      { code: "SITE_NOT_FOUND", path },
    ]);
    expect(await close.refused({ siteId: randomUUID(), expectedVersion: 1, on: "2026-01-01" }, elsewhere)).toEqual([
      { code: "SITE_NOT_FOUND", path },
    ]);
    const seeing = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.otherStreet },
      { role: "LEADER", at: at.root },
    ]);
    expect(await change.refused({ siteId, expectedVersion: 1, name: "x" }, seeing)).toEqual([
      { code: "NOT_PERMITTED", path },
    ]);
  });

  onlyFor(["administrator"], program, change, () => ({
    persons,
    input: { siteId: randomUUID(), expectedVersion: 1 },
    state,
  }));
  onlyFor(["administrator"], program, close, () => ({
    persons,
    input: { siteId: randomUUID(), expectedVersion: 1, on: "2026-01-01" },
    state,
  }));
});
