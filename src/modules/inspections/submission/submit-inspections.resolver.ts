import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, registerEnumType, Resolver } from "type-graphql";
import { OwnCeiling, OwnTransactions, Requires, Backlog } from "../../../platform/access/access.js";
import { DomainError } from "../../../platform/errors/domain-error.js";
import { expectedErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { UserError, userErrors } from "../../../platform/graphql/api/user-error.js";
import type { Evidence } from "../../evidence/evidence.entity.js";
import { evidenceByHash } from "../../evidence/evidence.loader.js";
import { storageFull } from "../../identity/storage.queries.js";
import { keepRejections, type Rejected } from "./commands/keep-rejections.js";
import { submitInspection, type AcceptedSubmission } from "./commands/submit-inspection.js";
import { claimedId, claimedRevision, type RawInspection } from "./inspection-input.rules.js";
import { SubmitInspectionsInput } from "./submission.inputs.js";
import { Inspection } from "../records/inspection.entity.js";
import { SubmissionRaced } from "./submission.writes.js";

const MAXIMUM_BATCH = 50;
/** Each lost race means that somebody else got on, so a few attempts are always enough. */
const ATTEMPTS = 10;

const SubmissionOutcome = enumOf(["ACCEPTED", "ALREADY_ACCEPTED", "REJECTED"] as const);
registerEnumType(SubmissionOutcome, {
  name: "SubmissionOutcome",
  description: "What became of one submitted inspection.",
  valuesConfig: {
    ACCEPTED: { description: "Accepted now." },
    ALREADY_ACCEPTED: { description: "The same content was accepted before; the answer is the same." },
    REJECTED: {
      description:
        "Refused and kept for its sender; nothing of it was written. Where STORAGE_FULL stands behind the reasons, it could not be kept either: the client keeps it, or makes room by `discardRejections` and sends it again.",
    },
  },
});

@ObjectType({ description: "What became of one submitted inspection.", simpleResolvers: true })
export class SubmissionResult {
  @Field(() => ID, { description: "The id as it was sent; empty when none was." })
  id!: string;

  @Field(() => Int, { description: "The revision as it was sent; 0 when none was." })
  revision!: number;

  @Field(() => SubmissionOutcome, { description: "The outcome." })
  outcome!: keyof typeof SubmissionOutcome;

  @Field(() => Inspection, { nullable: true, description: "The inspection as accepted; null when it was refused." })
  inspection!: Inspection | null;

  @Field(() => [UserError], { description: "Why it was refused; empty when it was not." })
  userErrors!: UserError[];
}

@ObjectType({ description: "Answer to `submitInspections`.", simpleResolvers: true })
export class SubmitInspectionsPayload {
  @Field(() => [SubmissionResult], {
    nullable: true,
    description: "One result for each inspection, in their order; null when there were none.",
  })
  results!: SubmissionResult[] | null;

  @Field(() => [UserError], {
    description:
      "Why the batch as a whole was refused: nothing in it, or more than 50; what concerns one inspection stands with its result.",
  })
  userErrors!: UserError[];
}

@Resolver()
export class SubmitInspectionsResolver {
  @Mutation(() => SubmitInspectionsPayload, {
    description:
      "Submits inspections, each in a transaction of its own and each exactly once for its (id, revision), however often it is sent.",
  })
  @Requires("inspection:submit")
  @OwnTransactions()
  @OwnCeiling()
  @Backlog()
  async submitInspections(
    @Arg("input", () => SubmitInspectionsInput) { inspections }: SubmitInspectionsInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitInspectionsPayload> {
    const path = ["input", "inspections"];
    if (inspections.length === 0)
      return { results: null, userErrors: userErrors([platformErrors.LIST_EMPTY(path)], context.language) };
    // Told with each of them too, as a tablet looks at its inspections one by one, and each has to be kept.
    const refusal =
      inspections.length > MAXIMUM_BATCH ? [platformErrors.LIST_TOO_LONG(path, { max: MAXIMUM_BATCH })] : undefined;

    const results: SubmissionResult[] = [];
    const rejected = new Map<Rejected, number>();
    const entered: Evidence[] = [];
    for (const [at, input] of inspections.entries()) {
      // A long batch waits between its inspections like everybody else.
      if (at > 0) await context.turn?.giveWay();
      const raw = input as RawInspection;
      const identity = { id: claimedId(raw), revision: claimedRevision(raw) };
      const answer = refusal ?? (await submitted(context, raw, [...path, String(at)]));
      if (!("outcome" in answer)) {
        rejected.set({ documentId: identity.id, errors: answer, payload: raw }, at);
        results.push({
          ...identity,
          outcome: "REJECTED",
          inspection: null,
          userErrors: userErrors(answer, context.language),
        });
      } else {
        const { outcome, inspection } = answer;
        results.push({ ...identity, outcome, inspection, userErrors: [] });
        entered.push(...answer.files);
      }
    }
    if (rejected.size > 0) {
      const lost = await context.inTransaction((work) => keepRejections(work, "inspections", [...rejected.keys()]));
      // The refusal stays what it is; the tablet has to know besides that nobody but itself has the document.
      for (const each of lost) {
        const at = rejected.get(each) ?? 0;
        results[at]?.userErrors.push(
          ...userErrors([storageFull("REJECTIONS", [...path, String(at)])], context.language),
        );
      }
    }
    // Once the last transaction has ended, which forgets what the loaders knew.
    for (const file of entered) context.loader(evidenceByHash).prime(file.sha256, file);
    return { results, userErrors: userErrors(refusal ?? [], context.language) };
  }
}

/** The accepted inspection, or why it was refused; paths begin at the argument. */
async function submitted(
  context: RequestContext,
  raw: RawInspection,
  path: readonly string[],
): Promise<AcceptedSubmission | DomainError[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.inTransaction((work) => submitInspection(work, raw));
    } catch (error) {
      if (error instanceof SubmissionRaced && attempt < ATTEMPTS) continue;
      const expected = expectedErrors(error);
      if (expected === undefined) throw error;
      return expected.map(({ code, path: below, details }) => new DomainError(code, [...path, ...below], details));
    }
  }
}
