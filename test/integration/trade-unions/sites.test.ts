import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { sentences } from "../../support/sentences.js";

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
const as = sentences({ createSite: create, changeSite: change, closeSite: close });
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
      id: expect.any(String),
      kind: "READING_ROOM",
      name: "职工书屋",
      address: "二楼",
      version: 1,
      closedOn: null,
      location: { latitude: 24.4, longitude: 118.1 },
      tradeUnion: { id: at.union.id },
    });
    expect(await journalOf(program, sent[0]?.site?.id ?? "")).toEqual([
      { action: "site.created", actor_id: persons.administrator.accountId },
    ]);
    await as(persons.administrator)
      .createSite({ ...same, kind: "AREA" })
      .isRefused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
  });

  test.each<[string, () => object, string, ...string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", "tradeUnionId"],
    ["an empty name", () => ({ name: "" }), "TEXT_EMPTY", "name"],
    [
      "a place off the map",
      () => ({ location: { latitude: 0, longitude: 181 } }),
      "NUMBER_OUT_OF_RANGE",
      "location",
      "longitude",
    ],
  ])("%s is refused", async (_case, given, code, ...path) => {
    await as(persons.administrator)
      .createSite(input(given()))
      .isRefused(code, ...path);
  });

  onlyFor(["administrator"], program, create, () => ({ persons, input: input(), state }));
});

describe("changeSite and closeSite", () => {
  test("a site is corrected, then closed, then left alone", async () => {
    const siteId = await siteOf({ address: "一楼" });
    const administrator = as(persons.administrator);
    await administrator
      .changeSite({ siteId, expectedVersion: 1, name: "新书屋", address: null })
      .gives({ site: { name: "新书屋", address: null, version: 2 } });
    await administrator
      .changeSite({ siteId, expectedVersion: 1, name: "x" })
      .isRefused("STALE_VERSION", "expectedVersion");
    await administrator
      .closeSite({ siteId, expectedVersion: 2, on: "2026-11-23" })
      .isRefused("DATE_OUT_OF_RANGE", "on");
    await administrator
      .closeSite({ siteId, expectedVersion: 2, on: "2026-11-20" })
      .gives({ site: { closedOn: "2026-11-20", version: 3 } });
    await administrator.changeSite({ siteId, expectedVersion: 3, name: "x" }).isRefused("SITE_CLOSED", "siteId");
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
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    await as(elsewhere).changeSite({ siteId, expectedVersion: 1, name: "x" }).isRefused("SITE_NOT_FOUND", "siteId");
    await as(elsewhere)
      .closeSite({ siteId: randomUUID(), expectedVersion: 1, on: "2026-01-01" })
      .isRefused("SITE_NOT_FOUND", "siteId");
    const seeing = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.otherStreet },
      { role: "LEADER", at: at.root },
    ]);
    await as(seeing).changeSite({ siteId, expectedVersion: 1, name: "x" }).isRefused("NOT_PERMITTED", "siteId");
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
