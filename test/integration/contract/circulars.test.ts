import { expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { contractOperations } from "../../support/contract.js";
import { demonstrationProgram } from "../../support/demonstration.js";

const { program, people } = demonstrationProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["circulars"]);

test("a circular is drafted, signed, published to its recipients and read by them", async () => {
  const { organizer, leader } = people;
  const streets = await program.sql<{ id: string }>("select trade_union_id as id from grants where account_id = $1", [
    people["street-officer"].accountId,
  ]);
  const { draftCircular } = await perform(
    "DraftCircular",
    {
      input: {
        kind: "INSPECTION",
        title: "关于第四季度六个有检查情况的通报",
        period: "2026-Q4",
        rankingId: null,
        visitIds: [],
        naming: "COMMENDING",
        recipients: streets.map(({ id }) => id),
        body: "全区检查情况通报如下。",
        idempotencyKey: uuidv7(),
      },
    },
    organizer,
  );
  const { id } = draftCircular.circular;
  const { signCircular } = await perform(
    "SignCircular",
    { input: { circularId: id, number: "思工〔2026〕2号", expectedVersion: 1 } },
    leader,
  );
  expect(signCircular).toMatchObject({
    circular: { status: "SIGNED", number: "思工〔2026〕2号", signedBy: { post: "常务副主席" } },
  });
  const { publishCircular } = await perform(
    "PublishCircular",
    { input: { circularId: id, audience: "RECIPIENTS", expectedVersion: 2 } },
    leader,
  );
  expect(publishCircular).toMatchObject({ circular: { status: "PUBLISHED", audience: "RECIPIENTS" } });
  const { circulars } = await perform("Circulars", { first: 20 }, people["street-officer"]);
  expect(circulars).toMatchObject({ edges: [{ node: { id, naming: "COMMENDING", document: null } }] });
  const others = await perform("Circulars", { first: 20 }, people["union-officer"]);
  expect(others.circulars).toMatchObject({ edges: [] });
});

everyOperationIsPerformed();
