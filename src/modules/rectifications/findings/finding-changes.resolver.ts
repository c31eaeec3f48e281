import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { inspectionById } from "../../inspections/records/inspection.loader.js";
import { closeFinding } from "./commands/close-finding.js";
import { concludeTransfer } from "./commands/conclude-transfer.js";
import { contestFinding } from "./commands/contest-finding.js";
import { decideContest } from "./commands/decide-contest.js";
import { decideExtension } from "./commands/decide-extension.js";
import { requestExtension } from "./commands/request-extension.js";
import { submitRectification } from "./commands/submit-rectification.js";
import { transferFinding } from "./commands/transfer-finding.js";
import { verifyRectification } from "./commands/verify-rectification.js";
import { Finding } from "./finding.entity.js";
import {
  CloseFindingInput,
  ConcludeTransferInput,
  ContestFindingInput,
  DecideContestInput,
  DecideExtensionInput,
  RequestExtensionInput,
  SubmitRectificationInput,
  TransferFindingInput,
  VerifyRectificationInput,
} from "./finding.inputs.js";

/** What every change of a finding answers with. */
@ObjectType()
abstract class FindingPayload extends MutationPayload {
  @Field(() => Finding, { nullable: true, description: "The finding." })
  finding?: Finding | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `submitRectification`." })
export class SubmitRectificationPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `verifyRectification`." })
export class VerifyRectificationPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeFinding`." })
export class CloseFindingPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `requestExtension`." })
export class RequestExtensionPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `decideExtension`." })
export class DecideExtensionPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `contestFinding`." })
export class ContestFindingPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `decideContest`." })
export class DecideContestPayload extends FindingPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `transferFinding`." })
export class TransferFindingPayload extends FindingPayload {}

@ObjectType({ description: "Answer to `concludeTransfer`." })
export class ConcludeTransferPayload extends FindingPayload {}

@Resolver(() => ConcludeTransferPayload)
export class ConcludeTransferPayloadResolver {
  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The inspection that found it, with the veto where it applies; null where the caller may not see it.",
  })
  inspection(
    @Root() { finding }: ConcludeTransferPayload,
    @Ctx() context: RequestContext,
  ): Promise<Inspection | null> | null {
    return finding == null ? null : context.loader(inspectionById).load(finding.inspectionId);
  }
}

@Resolver()
export class FindingChangesResolver {
  @Mutation(() => SubmitRectificationPayload, {
    description: "The union says what it did about a finding that was issued to it.",
  })
  @Requires("finding:rectify")
  async submitRectification(
    @Arg("input", () => SubmitRectificationInput) input: SubmitRectificationInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SubmitRectificationPayload>> {
    return { finding: await submitRectification(work, input) };
  }

  @Mutation(() => VerifyRectificationPayload, {
    description: "Accepts or rejects a rectification; not by who submitted it, nor by who holds office in the union.",
  })
  @Requires("finding:verify")
  async verifyRectification(
    @Arg("input", () => VerifyRectificationInput) input: VerifyRectificationInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<VerifyRectificationPayload>> {
    return { finding: await verifyRectification(work, input) };
  }

  @Mutation(() => CloseFindingPayload, { description: "Strikes a verified finding off the list (销号)." })
  @Requires("finding:decide")
  async closeFinding(
    @Arg("input", () => CloseFindingInput) input: CloseFindingInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CloseFindingPayload>> {
    return { finding: await closeFinding(work, input) };
  }

  @Mutation(() => RequestExtensionPayload, {
    description: "The union asks for more time: before the due day, once, by at most 15 working days.",
  })
  @Requires("finding:rectify")
  async requestExtension(
    @Arg("input", () => RequestExtensionInput) input: RequestExtensionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RequestExtensionPayload>> {
    return { finding: await requestExtension(work, input) };
  }

  @Mutation(() => DecideExtensionPayload, { description: "A reviewer gives more time or not." })
  @Requires("finding:decide")
  async decideExtension(
    @Arg("input", () => DecideExtensionInput) input: DecideExtensionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DecideExtensionPayload>> {
    return { finding: await decideExtension(work, input) };
  }

  @Mutation(() => ContestFindingPayload, { description: "The union objects to a finding, once." })
  @Requires("finding:rectify")
  async contestFinding(
    @Arg("input", () => ContestFindingInput) input: ContestFindingInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ContestFindingPayload>> {
    return { finding: await contestFinding(work, input) };
  }

  @Mutation(() => DecideContestPayload, {
    description: "Decides whether a contested finding stands; not by anybody who was in the first team.",
  })
  @Requires("finding:decide")
  async decideContest(
    @Arg("input", () => DecideContestInput) input: DecideContestInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DecideContestPayload>> {
    return { finding: await decideContest(work, input) };
  }

  @Mutation(() => TransferFindingPayload, {
    description: "Hands a finding to the competent body; from then on only those who handle it see it.",
  })
  @Requires("finding:transfer")
  async transferFinding(
    @Arg("input", () => TransferFindingInput) input: TransferFindingInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<TransferFindingPayload>> {
    return { finding: await transferFinding(work, input) };
  }

  @Mutation(() => ConcludeTransferPayload, {
    description:
      "Enters what the competent body concluded, with the number of its document; the veto applies only now.",
  })
  @Requires("finding:conclude")
  async concludeTransfer(
    @Arg("input", () => ConcludeTransferInput) input: ConcludeTransferInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ConcludeTransferPayload>> {
    return { finding: await concludeTransfer(work, input) };
  }
}
