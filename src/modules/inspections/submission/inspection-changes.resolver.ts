import { Arg, Ctx, Mutation, ObjectType, Resolver } from "type-graphql";
import { OwnCeiling, Requires, Backlog } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { saveInspectionDraft } from "./commands/save-inspection-draft.js";
import { signInspection } from "./commands/sign-inspection.js";
import { withdrawInspection } from "./commands/withdraw-inspection.js";
import { InspectionPayload } from "../records/inspection-payload.types.js";
import type { RawInspection } from "./inspection-input.rules.js";
import { SaveInspectionDraftInput } from "./submission.inputs.js";
import { SignInspectionInput, WithdrawInspectionInput } from "./inspection-changes.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `saveInspectionDraft`." })
export class SaveInspectionDraftPayload extends InspectionPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `withdrawInspection`." })
export class WithdrawInspectionPayload extends InspectionPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `signInspection`." })
export class SignInspectionPayload extends InspectionPayload {}

@Resolver()
export class InspectionChangesResolver {
  @Mutation(() => SaveInspectionDraftPayload, {
    description:
      "Keeps an unfinished inspection for its author; what cannot be read is left out. At most 500 drafts at a time (STORAGE_FULL); one whose assignment somebody else has done is emptied after 90 days.",
  })
  @Requires("inspection:submit")
  @Backlog()
  @OwnCeiling()
  async saveInspectionDraft(
    @Arg("input", () => SaveInspectionDraftInput) { inspection, expectedVersion }: SaveInspectionDraftInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SaveInspectionDraftPayload>> {
    return {
      inspection: await saveInspectionDraft(work, {
        inspection: inspection as unknown as RawInspection,
        expectedVersion,
      }),
    };
  }

  @Mutation(() => WithdrawInspectionPayload, {
    description:
      "Takes back a draft, whose content is given up, or a submission that nobody has reviewed yet, which is kept as it was.",
  })
  @Requires("inspection:submit")
  async withdrawInspection(
    @Arg("input", () => WithdrawInspectionInput) input: WithdrawInspectionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<WithdrawInspectionPayload>> {
    return { inspection: await withdrawInspection(work, input) };
  }

  @Mutation(() => SignInspectionPayload, {
    description: "Signs as a co-inspector, or refuses to, within 72 hours after the submission.",
  })
  @Requires("inspection:submit")
  async signInspection(
    @Arg("input", () => SignInspectionInput) input: SignInspectionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SignInspectionPayload>> {
    return { inspection: await signInspection(work, input) };
  }
}
