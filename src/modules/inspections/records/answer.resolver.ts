import { Ctx, FieldResolver, Float, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Evidence } from "../../evidence/evidence.entity.js";
import { filesByHash } from "../../evidence/evidence.loader.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { AnswerCounts, AnswerDeduction, AnswerSample, AnswerView, FaultView } from "./answer.types.js";
import type { InspectionRow } from "./inspection.columns.js";
import { isInspectorOf, seesSuspicions } from "./inspection.policy.js";

/** The files of hashes, without those that nobody has announced. */
export const filesOf = (hashes: readonly string[] | undefined, context: RequestContext): Promise<Evidence[]> =>
  filesByHash(context, hashes ?? []);

/** Whether the caller may read what the inspectors only suspect. */
const isTold = async (inspection: InspectionRow, context: RequestContext): Promise<boolean> =>
  isInspectorOf(context.actor, inspection) ||
  seesSuspicions(
    context.actor,
    inspection,
    (await context.loader(tradeUnionById).load(inspection.tradeUnionId))?.path ?? "",
  );

/** The same where it is known at which criteria answers are withheld; mostly at none, and nobody has to be asked for. */
export const isToldOf = async (
  withheld: ReadonlySet<string>,
  inspection: InspectionRow,
  context: RequestContext,
): Promise<boolean> => withheld.size === 0 || isTold(inspection, context);

@Resolver(() => AnswerView)
export class AnswerResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: "Points that the inspector claimed, where they claimed points.",
  })
  claimedPoints(@Root() { stored }: AnswerView): number | null {
    return stored.points ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Code of the step that applies." })
  step(@Root() { stored }: AnswerView): string | null {
    return stored.step ?? null;
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: "Codes of the parts that were met; null where none were asked.",
  })
  parts(@Root() { stored }: AnswerView): readonly string[] | null {
    return stored.parts ?? null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "What was measured, in the unit of the criterion's measure.",
  })
  measure(@Root() { stored }: AnswerView): number | null {
    return stored.measure ?? null;
  }

  @FieldResolver(() => AnswerCounts, { nullable: true, description: "The two counts of a ratio." })
  counts(@Root() { stored }: AnswerView): AnswerCounts | null {
    return stored.counts ?? null;
  }

  @FieldResolver(() => [AnswerDeduction], { description: "What takes points off; mostly empty." })
  deductions(@Root() { stored }: AnswerView): readonly AnswerDeduction[] {
    return stored.deductions ?? [];
  }

  @FieldResolver(() => Boolean, { description: "Whether the case of the criterion's cap was found." })
  capped(@Root() { stored }: AnswerView): boolean {
    return stored.capped === true;
  }

  @FieldResolver(() => Boolean, { description: "Whether the named event of the criterion's veto was found." })
  vetoMet(@Root() { stored }: AnswerView): boolean {
    return stored.vetoMet === true;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "A clue for the auditing commission or discipline body. Null for all but the inspectors, reviewers and leaders.",
  })
  async suspected(@Root() { stored, inspection }: AnswerView, @Ctx() context: RequestContext): Promise<boolean | null> {
    return (await isTold(inspection, context)) ? stored.suspected === true : null;
  }

  @FieldResolver(() => AnswerSample, { nullable: true, description: "The people asked." })
  sample(@Root() { stored }: AnswerView): AnswerSample | null {
    return stored.sample ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the inspector confirmed on site what the self-inspection says.",
  })
  checked(@Root() { stored }: AnswerView): boolean {
    return stored.checked === true;
  }

  @FieldResolver(() => [Evidence], { description: "Files that prove it, at most 50." })
  evidence(@Root() { stored }: AnswerView, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesOf(stored.evidence, context);
  }

  @FieldResolver(() => [FaultView], { description: "Problems found at the criterion, at most 50." })
  faults(@Root() { stored }: AnswerView): FaultView[] {
    return (stored.faults ?? []).map((fault) => ({
      id: fault.id,
      description: fault.description,
      requirement: fault.requirement ?? null,
      severity: fault.severity,
      fixedOnSite: fault.fixedOnSite === true,
      stored: fault,
    }));
  }
}

@Resolver(() => FaultView)
export class FaultResolver {
  @FieldResolver(() => [Evidence], { description: "Files that show it, at most 50." })
  evidence(@Root() { stored }: FaultView, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesOf(stored.evidence, context);
  }
}
