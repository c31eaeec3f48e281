import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Finding } from "../../rectifications/findings/finding.entity.js";
import type { FindingRow } from "../../rectifications/findings/finding.queries.js";
import { RecordAuditFindingInput } from "./audit-finding.inputs.js";
import { Audit } from "./audit.entity.js";
import {
  CancelAuditInput,
  CloseAuditInput,
  CommentOnDraftInput,
  IssueAuditNoticeInput,
  IssueAuditReportInput,
  OpenAuditInput,
  RecordAuditFiguresInput,
  SendDraftReportInput,
} from "./audit.inputs.js";
import type { AuditRow } from "./audit.queries.js";
import { cancelAudit } from "./commands/cancel-audit.js";
import { closeAudit } from "./commands/close-audit.js";
import { commentOnDraft } from "./commands/comment-on-draft.js";
import { issueAuditNotice } from "./commands/issue-audit-notice.js";
import { issueAuditReport } from "./commands/issue-audit-report.js";
import { openAudit } from "./commands/open-audit.js";
import { recordAuditFigures } from "./commands/record-audit-figures.js";
import { recordAuditFinding } from "./commands/record-audit-finding.js";
import { sendDraftReport } from "./commands/send-draft-report.js";

@ObjectType()
abstract class AuditPayload extends MutationPayload {
  @Field(() => Audit, { nullable: true, description: "The audit as it is now." })
  audit?: AuditRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `openAudit`." })
export class OpenAuditPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `issueAuditNotice`." })
export class IssueAuditNoticePayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `recordAuditFigures`." })
export class RecordAuditFiguresPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `sendDraftReport`." })
export class SendDraftReportPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `commentOnDraft`." })
export class CommentOnDraftPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `issueAuditReport`." })
export class IssueAuditReportPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeAudit`." })
export class CloseAuditPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `cancelAudit`." })
export class CancelAuditPayload extends AuditPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `recordAuditFinding`." })
export class RecordAuditFindingPayload extends MutationPayload {
  @Field(() => Finding, { nullable: true, description: "The finding." })
  finding?: FindingRow | null;
}

@Resolver(() => Audit)
export class AuditChangesResolver {
  @Mutation(() => OpenAuditPayload, {
    description: "Opens an audit of a union; only its auditors know of it until the notice is issued.",
  })
  @Requires("audit:conduct")
  async openAudit(
    @Arg("input", () => OpenAuditInput) input: OpenAuditInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await openAudit(work, input) };
  }

  @Mutation(() => IssueAuditNoticePayload, {
    description: "Gives the union notice, 3 working days ahead, and the auditors their working paper.",
  })
  @Requires("audit:conduct")
  async issueAuditNotice(
    @Arg("input", () => IssueAuditNoticeInput) input: IssueAuditNoticeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await issueAuditNotice(work, input) };
  }

  @Mutation(() => RecordAuditFiguresPayload, {
    description: "Records the audited accounts; accounts that do not add up are refused.",
  })
  @Requires("audit:conduct")
  async recordAuditFigures(
    @Arg("input", () => RecordAuditFiguresInput) input: RecordAuditFiguresInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await recordAuditFigures(work, input) };
  }

  @Mutation(() => RecordAuditFindingPayload, {
    description: "Records what the audit found wrong, before the draft is sent.",
  })
  @Requires("audit:conduct")
  async recordAuditFinding(
    @Arg("input", () => RecordAuditFindingInput) input: RecordAuditFindingInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordAuditFindingPayload>> {
    return { finding: await recordAuditFinding(work, input) };
  }

  @Mutation(() => SendDraftReportPayload, {
    description: "Sends the draft to the union, which has 10 working days for comments.",
  })
  @Requires("audit:conduct")
  async sendDraftReport(
    @Arg("input", () => SendDraftReportInput) input: SendDraftReportInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await sendDraftReport(work, input) };
  }

  @Mutation(() => CommentOnDraftPayload, {
    description: "Says what the audited union thinks of the draft, once and in time.",
  })
  @Requires("audit:comment")
  async commentOnDraft(
    @Arg("input", () => CommentOnDraftInput) input: CommentOnDraftInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await commentOnDraft(work, input) };
  }

  @Mutation(() => IssueAuditReportPayload, {
    description:
      "Issues the report when the comments are in or due: the working paper is confirmed, and the findings are issued for rectification.",
  })
  @Requires("audit:conduct")
  async issueAuditReport(
    @Arg("input", () => IssueAuditReportInput) input: IssueAuditReportInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await issueAuditReport(work, input) };
  }

  @Mutation(() => CloseAuditPayload, { description: "Closes an audit whose findings are all closed or withdrawn." })
  @Requires("audit:conduct")
  async closeAudit(
    @Arg("input", () => CloseAuditInput) input: CloseAuditInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await closeAudit(work, input) };
  }

  @Mutation(() => CancelAuditPayload, {
    description:
      "Gives an audit up before its report; what was recorded is withdrawn, and the working paper is called off.",
  })
  @Requires("audit:conduct")
  async cancelAudit(
    @Arg("input", () => CancelAuditInput) input: CancelAuditInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AuditPayload>> {
    return { audit: await cancelAudit(work, input) };
  }
}
