import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { AuditingCommission, AuditingCommissionMember } from "./auditing-commission.entity.js";
import {
  AuditingCommissionFilter,
  ChangeAuditingCommissionInput,
  EndAuditingCommissionInput,
  RegisterAuditingCommissionInput,
} from "./auditing-commission.inputs.js";
import {
  commissionCount,
  commissionPage,
  unionCommissionPage,
  type AuditingCommissionRow,
} from "./auditing-commission.queries.js";
import { isTermOver } from "./auditing-commission.rules.js";
import { changeAuditingCommission } from "./commands/change-auditing-commission.js";
import { endAuditingCommission } from "./commands/end-auditing-commission.js";
import { registerAuditingCommission } from "./commands/register-auditing-commission.js";

@ObjectType()
abstract class AuditingCommissionPayload extends MutationPayload {
  @Field(() => AuditingCommission, { nullable: true, description: "The commission as it is now." })
  commission?: AuditingCommissionRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `registerAuditingCommission`." })
export class RegisterAuditingCommissionPayload extends AuditingCommissionPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeAuditingCommission`." })
export class ChangeAuditingCommissionPayload extends AuditingCommissionPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `endAuditingCommission`." })
export class EndAuditingCommissionPayload extends AuditingCommissionPayload {}

const AuditingCommissionConnection = connectionOf("AuditingCommission", () => AuditingCommission);

@Resolver(() => AuditingCommission)
export class AuditingCommissionResolver {
  @Query(() => AuditingCommissionConnection, {
    description: "Auditing commissions of unions whose register the caller sees, the latest elected first.",
  })
  @Requires("trade-union:read")
  auditingCommissions(
    @Arg("filter", () => AuditingCommissionFilter, { nullable: true }) filter: AuditingCommissionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AuditingCommissionRow>> {
    const { em, actor } = context;
    const today = businessDay(context.clock.now());
    return page(args, context, info, {
      list: "auditingCommissions",
      keys: ({ electedOn, id }) => [electedOn, id],
      fetch: (limit, after) => commissionPage(em, actor, filter ?? {}, today, limit, after),
      count: () => commissionCount(em, actor, filter ?? {}, today),
    });
  }

  @Mutation(() => RegisterAuditingCommissionPayload, {
    description: "Enters a newly elected commission; the one that sat until then ends with its election.",
  })
  @Requires("commission:record")
  async registerAuditingCommission(
    @Arg("input", () => RegisterAuditingCommissionInput) input: RegisterAuditingCommissionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RegisterAuditingCommissionPayload>> {
    return { commission: await registerAuditingCommission(work, input) };
  }

  @Mutation(() => ChangeAuditingCommissionPayload, {
    description: "Enters who sits on a commission after a by-election.",
  })
  @Requires("commission:record")
  async changeAuditingCommission(
    @Arg("input", () => ChangeAuditingCommissionInput) input: ChangeAuditingCommissionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeAuditingCommissionPayload>> {
    return { commission: await changeAuditingCommission(work, input) };
  }

  @Mutation(() => EndAuditingCommissionPayload, { description: "Ends a commission that no other one follows." })
  @Requires("commission:record")
  async endAuditingCommission(
    @Arg("input", () => EndAuditingCommissionInput) input: EndAuditingCommissionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EndAuditingCommissionPayload>> {
    return { commission: await endAuditingCommission(work, input) };
  }

  @FieldResolver(() => TradeUnion, { description: "Its union." })
  tradeUnion(
    @Root() { tradeUnionId }: AuditingCommissionRow,
    @Ctx() context: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => [AuditingCommissionMember], { description: "Who sits on it, as they were entered; at most 11." })
  members(@Root() { members }: AuditingCommissionRow): AuditingCommissionMember[] {
    return members;
  }

  @FieldResolver(() => Boolean, { description: "Whether it sits although its term is over." })
  isTermOver(@Root() commission: AuditingCommissionRow, @Ctx() { clock }: RequestContext): boolean {
    return isTermOver(commission, businessDay(clock.now()));
  }
}

@Resolver(() => AuditingCommissionMember)
export class AuditingCommissionMemberResolver {
  @FieldResolver(() => Person, { nullable: true, description: "The member's account; null when none was named." })
  async person(
    @Root() { accountId }: AuditingCommissionMember,
    @Ctx() context: RequestContext,
  ): Promise<Person | null> {
    return accountId === null ? null : context.loader(personById).load(accountId);
  }
}

@Resolver(() => TradeUnion)
export class TradeUnionCommissionsResolver {
  @FieldResolver(() => AuditingCommissionConnection, {
    description:
      "The union's auditing commissions, the latest elected first; empty where the caller may not see the register.",
  })
  auditingCommissions(
    @Root() { id }: TradeUnion,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AuditingCommissionRow>> {
    return unionCommissionPage(args, context, info, id, null);
  }
}
