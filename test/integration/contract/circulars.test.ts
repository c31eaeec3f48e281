import { beforeAll, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { builders, type District } from "../../support/builders.js";
import { contractOperations } from "../../support/contract.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["circulars"]);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

test("a circular is drafted, signed, published to its recipients and read by them", async () => {
  const { draftCircular } = await perform<{ draftCircular: { circular: { id: string } } }>(
    "DraftCircular",
    {
      input: {
        ...{ kind: "INSPECTION", title: "关于第四季度六个有检查情况的通报", period: "2026-Q4", rankingId: null },
        ...{ visitIds: [], naming: "COMMENDING", recipients: [at.street.id], body: "全区检查情况通报如下。" },
        idempotencyKey: uuidv7(),
      },
    },
    persons.organizer,
  );
  const { id } = draftCircular.circular;
  const signed = await perform(
    "SignCircular",
    { input: { circularId: id, number: "思工〔2026〕2号", expectedVersion: 1 } },
    persons.leader,
  );
  expect(signed["signCircular"]).toMatchObject({
    circular: { status: "SIGNED", number: "思工〔2026〕2号", signedBy: { name: "测试人员", post: null } },
  });
  const published = await perform(
    "PublishCircular",
    { input: { circularId: id, audience: "RECIPIENTS", expectedVersion: 2 } },
    persons.leader,
  );
  expect(published["publishCircular"]).toMatchObject({ circular: { status: "PUBLISHED", audience: "RECIPIENTS" } });
  const { circulars } = await perform("Circulars", { first: 20 }, persons.streetOfficer);
  expect(circulars).toMatchObject({ edges: [{ node: { id, naming: "COMMENDING", document: null } }] });
  const others = await perform("Circulars", { first: 20 }, persons.otherStreetOfficer);
  expect(others["circulars"]).toMatchObject({ edges: [] });
});

everyOperationIsPerformed();
