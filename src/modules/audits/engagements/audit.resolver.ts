import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Fen, isoInstant } from "../../../platform/graphql/api/scalars.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import type { InspectionRow } from "../../inspections/records/inspection.columns.js";
import { depthOf } from "../../inspections/records/inspection-depth.rules.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { Finding } from "../../rectifications/findings/finding.entity.js";
import type { FindingRow } from "../../rectifications/findings/finding.queries.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { differenceOf, varianceOf, type FigureLine } from "./audit-figures.rules.js";
import { Audit } from "./audit.entity.js";
import { AuditFilter } from "./audit.inputs.js";
import { amountQuestionedByAudit, auditorsByAudit, findingsByAudit, inspectionsByAudit } from "./audit.loader.js";
import { auditCount, auditPage, visibleAudit, type AuditRow } from "./audit.queries.js";
import { AuditBalances, AuditFigure } from "./audit.types.js";

const AuditConnection = connectionOf("Audit", () => Audit);

@Resolver(() => Audit)
export class AuditResolver {
  @Query(() => AuditConnection, {
    description: `Audits that the caller may know of, the latest opened first: those they were named to, those of their own union once
      it was given notice, and for leaders and the street above those whose report is issued.`,
  })
  @Requires("audit:read")
  audits(
    @Arg("filter", () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AuditRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "audits",
      keys: (audit) => [isoInstant(audit.openedAt), audit.id],
      fetch: (limit, after) => auditPage(em, actor, filter ?? {}, limit, after),
      count: () => auditCount(em, actor, filter ?? {}),
    });
  }

  @Query(() => Audit, {
    nullable: true,
    description: "One audit; null when there is none that the caller may know of.",
  })
  @Requires("audit:read")
  async audit(
    @Arg("id", () => ID, { description: "UUID of the audit." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<AuditRow | null> {
    return (await visibleAudit(em, actor, id)) ?? null;
  }

  @FieldResolver(() => TradeUnion, { description: "The audited union." })
  tradeUnion(@Root() { tradeUnionId }: AuditRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => [Person], { description: "The auditors, in the order in which they were named; 2 to 20." })
  auditors(@Root() { id }: AuditRow, @Ctx() context: RequestContext): Promise<Person[]> {
    return context.loader(auditorsByAudit).load(id);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who commented for the union; null when nobody did." })
  async commentedBy(@Root() { commentedBy }: AuditRow, @Ctx() context: RequestContext): Promise<Person | null> {
    return commentedBy === null ? null : context.loader(personById).load(commentedBy);
  }

  @FieldResolver(() => [AuditFigure], {
    description: "The audited accounts in the order of the items; at most 14 lines.",
  })
  figures(@Root() { figures }: AuditRow): FigureLine[] {
    return figures;
  }

  @FieldResolver(() => AuditBalances, {
    nullable: true,
    description: "Whether the accounts add up; null before the figures are recorded.",
  })
  balances(@Root() { openingBalance, closingBalance, figures }: AuditRow): AuditBalances | null {
    if (openingBalance === null || closingBalance === null) return null;
    const difference = differenceOf({ openingBalance, closingBalance, figures });
    return { difference, isBalanced: difference === 0 };
  }

  @FieldResolver(() => Fen, {
    nullable: true,
    description:
      "What the audit questions in all, in fen, without what was withdrawn and without suspicions; null while the caller may not see findings.",
  })
  async amountQuestioned(@Root() { id, hasContent }: AuditRow, @Ctx() context: RequestContext): Promise<number | null> {
    return hasContent ? context.loader(amountQuestionedByAudit).load(id) : null;
  }

  @FieldResolver(() => [Finding], {
    description: "What it found, the first first; empty for everybody but the auditors until the draft was sent.",
  })
  async findings(@Root() { id, hasContent }: AuditRow, @Ctx() context: RequestContext): Promise<FindingRow[]> {
    return hasContent ? context.loader(findingsByAudit).load(id) : [];
  }

  @FieldResolver(() => [Inspection], {
    description: "The working paper; empty for everybody but the auditors until the report was issued.",
  })
  async inspections(
    @Root() { id, hasPaper }: AuditRow,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InspectionRow[]> {
    if (!hasPaper) return [];
    return context.loader(inspectionsByAudit).load({ auditId: id, depth: depthOf(selectionOf(info), true) });
  }
}

@Resolver(() => AuditFigure)
export class AuditFigureResolver {
  @FieldResolver(() => Fen, {
    description: "Actual less budget, in fen; negative when the line stayed below its budget.",
  })
  variance(@Root() figure: FigureLine): number {
    return varianceOf(figure);
  }
}
