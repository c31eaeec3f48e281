import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { appointSupervisor } from "./commands/appoint-supervisor.js";
import { endSupervisorTerm } from "./commands/end-supervisor-term.js";
import { renewSupervisorTerm } from "./commands/renew-supervisor-term.js";
import { signPledge } from "./commands/sign-pledge.js";
import { Supervisor } from "./supervisor.entity.js";
import {
  AppointSupervisorInput,
  EndSupervisorTermInput,
  RenewSupervisorTermInput,
  SignPledgeInput,
} from "./supervisor.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `appointSupervisor`." })
export class AppointSupervisorPayload extends MutationPayload {
  @Field(() => Supervisor, { nullable: true, description: "The new supervisor, whose pledges are still to be signed." })
  supervisor?: Supervisor | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `signPledge`." })
export class SignPledgePayload extends MutationPayload {
  @Field(() => Supervisor, { nullable: true, description: "The caller's term, with what is signed." })
  supervisor?: Supervisor | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `renewSupervisorTerm`." })
export class RenewSupervisorTermPayload extends MutationPayload {
  @Field(() => Supervisor, { nullable: true, description: "The further term, whose pledges are still to be signed." })
  supervisor?: Supervisor | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `endSupervisorTerm`." })
export class EndSupervisorTermPayload extends MutationPayload {
  @Field(() => Supervisor, { nullable: true, description: "The ended term." })
  supervisor?: Supervisor | null;
}

@Resolver()
export class SupervisorChangesResolver {
  @Mutation(() => AppointSupervisorPayload, {
    description: "Invites somebody as a supervisor for a term; one term at a time.",
  })
  @Requires("supervisor:write")
  async appointSupervisor(
    @Arg("input", () => AppointSupervisorInput) input: AppointSupervisorInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AppointSupervisorPayload>> {
    return { supervisor: await appointSupervisor(work, input) };
  }

  @Mutation(() => SignPledgePayload, {
    description: "Signs a pledge for the caller's own term, as of today; signed again it keeps its day.",
  })
  @Requires("supervisor:pledge")
  async signPledge(
    @Arg("input", () => SignPledgeInput) input: SignPledgeInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SignPledgePayload>> {
    return { supervisor: await signPledge(work, input) };
  }

  @Mutation(() => RenewSupervisorTermPayload, {
    description: "Adds a further term behind one that was not ended early, once, at the earliest from today.",
  })
  @Requires("supervisor:write")
  async renewSupervisorTerm(
    @Arg("input", () => RenewSupervisorTermInput) input: RenewSupervisorTermInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RenewSupervisorTermPayload>> {
    return { supervisor: await renewSupervisorTerm(work, input) };
  }

  @Mutation(() => EndSupervisorTermPayload, { description: "Ends a term before its last day." })
  @Requires("supervisor:write")
  async endSupervisorTerm(
    @Arg("input", () => EndSupervisorTermInput) input: EndSupervisorTermInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<EndSupervisorTermPayload>> {
    return { supervisor: await endSupervisorTerm(work, input) };
  }
}
