import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { circularBuilders, succeeded, type CircularAnswer } from "../../support/builders-circulars.js";
import { visitBuilders, type BuiltVisit } from "../../support/builders-visits.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const build = visitBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let pool: BuiltPerson[];
const { draft, sign, drafted, newNumber, text } = circularBuilders(program, () => ({
  organizer: persons.organizer,
  leader: persons.leader,
  recipient: at.street,
}));

/** Visits in the first street, as far as they have come. */
const visits: Record<"drawn" | "opened" | "reported" | "confirmed", BuiltVisit | undefined> = {
  drawn: undefined,
  opened: undefined,
  reported: undefined,
  confirmed: undefined,
};
const idOf = (state: keyof typeof visits): string => visits[state]?.id ?? "";
let visited: BuiltUnion;

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  pool = [await build.supervisor(at.root), await build.supervisor(at.root)];
  for (const state of ["drawn", "opened", "reported", "confirmed"] as const) {
    const union = await builders(program).tradeUnion({ parent: at.community, name: `${state}公司工会` });
    if (state === "confirmed") visited = union;
    visits[state] = await visitOf(union, state);
  }
}, 60_000);

async function visitOf(union: BuiltUnion, state: keyof typeof visits): Promise<BuiltVisit> {
  const { visits: drawn } = await build.drawn(build.request(union, pool), persons.organizer);
  const [plan] = drawn;
  const [member] = pool;
  if (plan === undefined || member === undefined) throw new Error("nothing was drawn");
  if (state === "drawn") return plan;
  const opened = await build.opened(await build.approved(plan, persons.leader), member);
  if (state === "opened") return opened;
  const reported = await build.reported(opened, member, (await build.inspected(opened, member)).id);
  return state === "reported" ? reported : build.confirmed(reported, persons.reviewer);
}
const about = (...visitIds: string[]) => text({ kind: "SUPERVISION", visitIds });
const refusal = (code: string, ...field: string[]) => [{ code, path: ["input", ...field] }];

describe("a circular over visits", () => {
  test("is drafted of those whose review is confirmed, and shows them to those who draft and sign", async () => {
    const circular = await succeeded(
      draft.run<CircularAnswer>(about(idOf("confirmed"), idOf("confirmed")), persons.organizer),
    );
    expect(circular["visitIds"]).toEqual([idOf("confirmed")]);
  });

  test.each(["drawn", "opened", "reported"] as const)(
    "one that is %s is refused like a random one, to its own organizer and approver too",
    async (state) => {
      const before = await program.sql("select count(*) from circulars");
      const expected = (i: number) => refusal("VISIT_NOT_FOUND", "visitIds", String(i));
      for (const person of [persons.organizer, persons.leader]) {
        expect(await draft.refused(about(idOf(state)), person)).toEqual(expected(0));
        expect(await draft.refused(about(randomUUID()), person)).toEqual(expected(0));
        expect(await draft.refused(about(idOf("confirmed"), idOf(state)), person)).toEqual(expected(1));
      }
      expect(await program.sql("select count(*) from circulars")).toEqual(before);
    },
  );

  test("who does not see the visit does not report on it, nor does a union on what lies outside", async () => {
    const elsewhere = await builders(program).person([{ role: "ORGANIZER", at: at.otherStreet }]);
    const given = { visitIds: [idOf("confirmed")], recipients: [] };
    expect(await draft.refused(text(given), elsewhere)).toEqual(refusal("VISIT_NOT_FOUND", "visitIds", "0"));
    expect(await draft.refused(text({ ...given, issuerId: at.otherStreet.id }), persons.organizer)).toEqual(
      refusal("VISIT_NOT_FOUND", "visitIds", "0"),
    );
    expect(await draft.refused(text({ ...given, issuerId: at.street.id }), persons.organizer)).toEqual([]);
  });

  test("is not signed as anonymous while it mentions who was visited", async () => {
    const { id } = await drafted({ visitIds: [idOf("confirmed")], body: `${visited.name}工作时间无人在岗。` });
    const signature = { circularId: id, number: newNumber(), expectedVersion: 1 };
    const answer = await sign.run<CircularAnswer>(signature, persons.leader);
    expect(answer.userErrors).toEqual([
      {
        code: "CIRCULAR_NAMES_VISITED",
        message: `An anonymous circular must not mention who was visited: ${visited.name}.`,
        path: ["input", "naming"],
      },
    ]);
    expect(await program.sql("select status, number from circulars where id = $1", [id])).toEqual([
      { status: "DRAFT", number: null },
    ]);
    expect(await sign.refused({ ...signature, naming: "NAMED" }, persons.leader)).toEqual([]);
    const other = await drafted({ visitIds: [idOf("confirmed")], body: "个别单位工作时间无人在岗。" });
    expect(
      await sign.refused({ circularId: other.id, number: newNumber(), expectedVersion: 1 }, persons.leader),
    ).toEqual([]);
  });
});
