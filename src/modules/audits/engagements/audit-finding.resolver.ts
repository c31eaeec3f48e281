import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Fen } from "../../../platform/graphql/api/scalars.js";
import { Finding } from "../../rectifications/findings/finding.entity.js";
import type { FindingRow } from "../../rectifications/findings/finding.queries.js";
import { auditDetailsByFinding } from "./audit.loader.js";
import { AuditFindingKind } from "./audit-finding.types.js";

/** What an audit says of a finding; its fact is the finding's description, its recommendation the requirement. */
@Resolver(() => Finding)
export class AuditFindingResolver {
  @FieldResolver(() => AuditFindingKind, {
    nullable: true,
    description: "What kind of fault an audit calls it; null for findings of other inspections.",
  })
  async kind(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<AuditFindingKind | null> {
    return (await context.loader(auditDetailsByFinding).load(id))?.kind ?? null;
  }

  @FieldResolver(() => Fen, {
    nullable: true,
    description: "The amount that an audit questions, in fen; null when there is none.",
  })
  async amount(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await context.loader(auditDetailsByFinding).load(id))?.amount ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The rule that was broken, as an audit names it; null for findings of other inspections.",
  })
  async ruleBreached(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.loader(auditDetailsByFinding).load(id))?.ruleBreached ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The post of whoever an audit holds responsible; null when it names none.",
  })
  async responsiblePersonRole(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.loader(auditDetailsByFinding).load(id))?.responsiblePost ?? null;
  }
}
