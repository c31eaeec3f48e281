import { randomUUID } from "node:crypto";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { mutationOf } from "./mutations.js";
import type { TestProgram } from "./program.js";

export const CIRCULAR = `id kind title body period naming status audience number version publishedAt authorityDocument discardReason visitIds
  issuer { id } signedBy { name post at } draftedBy { id } document { url }
  recipients(first: 10) { totalCount edges { node { tradeUnion { id name } } } }`;

export interface Drafted extends Record<string, unknown> {
  id: string;
  version: number;
}
export interface CircularAnswer extends Record<string, unknown> {
  circular: Drafted | null;
}

export const succeeded = async (payload: Promise<CircularAnswer & { userErrors: unknown[] }>): Promise<Drafted> => {
  const { circular, userErrors } = await payload;
  if (circular === null) throw new Error(JSON.stringify(userErrors));
  return circular;
};

/** Circulars on their way, made through the program; `recipient` receives them unless said otherwise. */
export const circularBuilders = (
  program: TestProgram,
  given: () => { organizer: BuiltPerson; leader: BuiltPerson; recipient: BuiltUnion },
) => {
  const selection = `circular { ${CIRCULAR} }`;
  const draft = mutationOf(program, "draftCircular", selection);
  const change = mutationOf(program, "changeCircular", selection);
  const sign = mutationOf(program, "signCircular", selection);
  const publish = mutationOf(program, "publishCircular", selection);
  const discard = mutationOf(program, "discardCircular", selection);

  let numbers = 0;
  const newNumber = () => `思工〔2026〕${++numbers}号`;
  const text = (change: object = {}) => ({
    kind: "INSPECTION",
    title: "关于第四季度检查情况的通报",
    body: "检查总体良好。",
    period: "2026-Q4",
    recipients: [given().recipient.id],
    idempotencyKey: randomUUID(),
    ...change,
  });
  const drafted = (change: object = {}, person = given().organizer) =>
    succeeded(draft.run<CircularAnswer>(text(change), person));
  const signed = async (change: object = {}, decision: object = {}) => {
    const { id, version } = await drafted(change);
    const input = { circularId: id, number: newNumber(), expectedVersion: version, ...decision };
    return succeeded(sign.run<CircularAnswer>(input, given().leader));
  };
  const published = async (change: object = {}, publication: object = {}) => {
    const { id, version } = await signed(change);
    const input = { circularId: id, expectedVersion: version, ...publication };
    return succeeded(publish.run<CircularAnswer>(input, given().organizer));
  };
  return { draft, change, sign, publish, discard, newNumber, text, drafted, signed, published };
};
