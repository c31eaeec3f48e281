import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { appointOfficer } from "./commands/appoint-officer.js";
import { changeOfficer } from "./commands/change-officer.js";
import { endOffice } from "./commands/end-office.js";
import { officerWarnings } from "./officer-eligibility.rules.js";
import { inWords, OfficerWarning } from "./officer-warning.entity.js";
import { Officer } from "./officer.entity.js";
import { AppointOfficerInput, ChangeOfficerInput, EndOfficeInput } from "./officer.inputs.js";
import { officesByTradeUnion } from "./officer.loader.js";
import { type OfficerRow } from "./officer.queries.js";
import { isInOffice } from "../duties/office-days.rules.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `appointOfficer`." })
export class AppointOfficerPayload extends MutationPayload {
  @Field(() => Officer, { nullable: true, description: "The officer, with warnings where eligibility is doubtful." })
  officer?: Officer | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeOfficer`." })
export class ChangeOfficerPayload extends MutationPayload {
  @Field(() => Officer, { nullable: true, description: "The officer as it is now." })
  officer?: Officer | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `endOffice`." })
export class EndOfficePayload extends MutationPayload {
  @Field(() => Officer, { nullable: true, description: "The officer, now a former one." })
  officer?: Officer | null;
}

@Resolver(() => Officer)
export class OfficerResolver {
  @Mutation(() => AppointOfficerPayload, {
    description: "Enters who holds a post in a union. Never refused for eligibility: read `warnings`.",
  })
  @Requires("trade-union:write")
  async appointOfficer(
    @Arg("input", () => AppointOfficerInput) input: AppointOfficerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AppointOfficerPayload>> {
    return { officer: await appointOfficer(work, input) };
  }

  @Mutation(() => ChangeOfficerPayload, { description: "Corrects what is said of a current officer." })
  @Requires("trade-union:write")
  async changeOfficer(
    @Arg("input", () => ChangeOfficerInput) input: ChangeOfficerInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeOfficerPayload>> {
    return { officer: await changeOfficer(work, input) };
  }

  @Mutation(() => EndOfficePayload, { description: "Ends an office; the officer stays in the history." })
  @Requires("trade-union:write")
  async endOffice(
    @Arg("input", () => EndOfficeInput) input: EndOfficeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EndOfficePayload>> {
    return { officer: await endOffice(work, input) };
  }

  @FieldResolver(() => [OfficerWarning], {
    description:
      "What is doubtful about the person in the post today, most serious first; at most 3, and none for a former officer.",
  })
  async warnings(@Root() officer: OfficerRow, @Ctx() context: RequestContext): Promise<OfficerWarning[]> {
    const today = businessDay(context.clock.now());
    if (!isInOffice(officer, today)) return [];
    const offices = await context.loader(officesByTradeUnion).load(officer.tradeUnionId);
    if (offices === null) return [];
    const facts = officerWarnings(officer, offices, offices.officers, today);
    return facts.map((fact) => inWords(fact, context.language));
  }
}
