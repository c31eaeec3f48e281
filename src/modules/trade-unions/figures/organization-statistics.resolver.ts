import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, Float, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { Costs } from "../../../platform/graphql/limits/cost.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { recordEligibleEmployers } from "./commands/record-eligible-employers.js";
import { EligibleEmployers } from "./eligible-employer-report.entity.js";
import { RecordEligibleEmployersInput } from "./headcount.inputs.js";
import { headcountOnDay } from "./headcount.loader.js";
import { employerFiguresOf, grassrootsUnionsOf, statisticsScope } from "./organization-statistics.queries.js";
import { QualifiedFigure } from "./qualified-figure.entity.js";
import { Qualifier } from "./qualifier.rules.js";
import { percentOf } from "../../../platform/numbers/percent.rules.js";
import { Target } from "./target.entity.js";
import { targetsOn, type TargetRow } from "./target.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `recordEligibleEmployers`." })
export class RecordEligibleEmployersPayload extends MutationPayload {
  @Field(() => EligibleEmployers, { nullable: true, description: "The figure as recorded." })
  eligibleEmployers?: EligibleEmployers | null;
}

@ObjectType({
  description: "How far a scope is organized, as of a day: each figure is the sum of what lies below.",
  simpleResolvers: true,
})
export class OrganizationStatistics {
  @Field(() => Day, { description: "The day as of which the figures hold. Unions are counted where they hang today." })
  on!: string;

  @Field(() => Int, { description: "Grassroots unions that existed on the day." })
  grassrootsUnions!: number;

  @Field(() => Int, {
    description: "Employers with PRIMARY coverage on the day, each once; SECONDARY coverage never adds.",
  })
  coveredEmployers!: number;

  @Field(() => EligibleEmployers, {
    nullable: true,
    description: "Sum of the communities' latest reports; null when none reported, and below a community.",
  })
  eligibleEmployers!: EligibleEmployers | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "组建率: covered over eligible employers in percent, rounded half up to two decimals; null without eligible employers.",
  })
  organizationRate!: number | null;

  @Field(() => Int, { nullable: true, description: "Members by the latest counts; null when nothing was counted." })
  members!: number | null;

  @Field(() => Int, { nullable: true, description: "Workers by the latest counts; null when nothing was counted." })
  workers!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "入会率: members over workers in percent, rounded half up to two decimals; null without workers.",
  })
  membershipRate!: number | null;

  @Field(() => QualifiedFigure, {
    nullable: true,
    description:
      "Members in non-public enterprises and organizations, as exact as the least exact count; null when no count says.",
  })
  nonPublicMembers!: QualifiedFigure | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Non-public members over members in percent, rounded half up to two decimals; null where either is unknown.",
  })
  nonPublicShare!: number | null;

  @Field(() => [Target], {
    description:
      "The scope's own targets whose period holds the day, with progress as of the day, the latest begun first; at most 100.",
  })
  targets!: TargetRow[];
}

const EMPLOYER_FIELDS = ["coveredEmployers", "eligibleEmployers", "organizationRate"];
const HEADCOUNT_FIELDS = ["members", "workers", "membershipRate", "nonPublicMembers", "nonPublicShare"];

@Resolver()
export class OrganizationStatisticsResolver {
  @Mutation(() => RecordEligibleEmployersPayload, {
    description:
      "Records how many employers of a community could be organized as of a day. The same figure again is a success; another one of the same day corrects it, and the journal keeps both.",
  })
  @Requires("headcount:record")
  async recordEligibleEmployers(
    @Arg("input", () => RecordEligibleEmployersInput) input: RecordEligibleEmployersInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecordEligibleEmployersPayload>> {
    return { eligibleEmployers: await recordEligibleEmployers(work, input) };
  }

  @Costs(500)
  @Query(() => OrganizationStatistics, {
    nullable: true,
    description: "How far a scope is organized; null when there is no such scope within the caller's reach.",
  })
  @Requires("statistics:read")
  async organizationStatistics(
    @Arg("scope", () => ID, { description: "The union at whose subtree to look, itself included." }) scope: string,
    @Arg("on", () => Day, { nullable: true, description: "The day; today when left out." })
    day: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<OrganizationStatistics | null> {
    const { em, actor } = context;
    const id = await statisticsScope(em, actor, scope);
    if (id === undefined) return null;
    const on = day ?? businessDay(context.clock.now());
    // Only what is asked for is added up: with many unions below each of these sums costs.
    const selection = selectionOf(info);
    const asks = (...fields: string[]) => fields.some((field) => selection[field] !== undefined);
    const [grassrootsUnions, employers, headcount, targets] = await Promise.all([
      asks("grassrootsUnions") ? grassrootsUnionsOf(em, id, on) : 0,
      asks(...EMPLOYER_FIELDS) ? employerFiguresOf(em, id, on) : { covered: 0, eligible: null },
      asks(...HEADCOUNT_FIELDS) ? context.loader(headcountOnDay).load({ tradeUnionId: id, on }) : null,
      asks("targets") ? targetsOn(em, id, on) : [],
    ]);
    const nonPublic = headcount?.nonPublicMembers ?? null;
    return {
      on,
      grassrootsUnions,
      coveredEmployers: employers.covered,
      eligibleEmployers: employers.eligible,
      organizationRate: employers.eligible === null ? null : percentOf(employers.covered, employers.eligible.value),
      members: headcount?.members ?? null,
      workers: headcount?.workers ?? null,
      membershipRate: headcount === null ? null : percentOf(headcount.members, headcount.workers),
      nonPublicMembers:
        nonPublic === null ? null : { value: nonPublic, qualifier: headcount?.nonPublicQualifier ?? Qualifier.EXACT },
      nonPublicShare: headcount === null || nonPublic === null ? null : percentOf(nonPublic, headcount.members),
      targets,
    };
  }
}
