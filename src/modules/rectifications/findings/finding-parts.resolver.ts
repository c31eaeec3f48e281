import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { Evidence } from "../../evidence/evidence.entity.js";
import { filesByHash } from "../../evidence/evidence.loader.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { FindingContest } from "./finding-contest.entity.js";
import { FindingExtension } from "./finding-extension.entity.js";
import { VerificationOutcome, type VerificationOutcomeCode } from "./finding.types.js";
import { Rectification } from "./rectification.entity.js";

@ObjectType({ description: "What somebody other than the rectifier says of a rectification.", simpleResolvers: true })
export class Verification {
  @Field(() => VerificationOutcome, { description: "Whether the finding was put right." })
  outcome!: VerificationOutcomeCode;

  @Field(() => String, { nullable: true, description: "Why." })
  comment!: string | null;

  @Field(() => DateTime, { description: "When." })
  at!: Date;

  verifierId!: string;
}

@Resolver(() => Verification)
export class VerificationResolver {
  @FieldResolver(() => Person, { description: "Who says so." })
  verifier(@Root() { verifierId }: Verification, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(verifierId);
  }
}

@Resolver(() => Rectification)
export class RectificationResolver {
  @FieldResolver(() => [Evidence], { description: "Files that show it; at most 50." })
  evidence(@Root() { evidence }: Rectification, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesByHash(context, evidence);
  }

  @FieldResolver(() => Person, { description: "Who submitted it." })
  submittedBy(@Root() { submittedById }: Rectification, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(submittedById);
  }

  @FieldResolver(() => Verification, { nullable: true, description: "What was said of it; null while it waits." })
  verification(@Root() { outcome, comment, verifiedById, verifiedAt }: Rectification): Verification | null {
    if (outcome === null || verifiedById === null || verifiedAt === null) return null;
    return { outcome, comment, at: verifiedAt, verifierId: verifiedById };
  }
}

@Resolver(() => FindingExtension)
export class FindingExtensionResolver {
  @FieldResolver(() => Person, { description: "Who asked for it." })
  requestedBy(@Root() { requestedById }: FindingExtension, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(requestedById);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who decided; null while it waits." })
  decidedBy(@Root() { decidedById }: FindingExtension, @Ctx() context: RequestContext): Promise<Person> | null {
    return decidedById === null ? null : context.loader(personById).load(decidedById);
  }
}

@Resolver(() => FindingContest)
export class FindingContestResolver {
  @FieldResolver(() => [Evidence], { description: "Files that the union refers to; at most 50." })
  evidence(@Root() { evidence }: FindingContest, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesByHash(context, evidence);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who decided; null while it waits." })
  decidedBy(@Root() { decidedById }: FindingContest, @Ctx() context: RequestContext): Promise<Person> | null {
    return decidedById === null ? null : context.loader(personById).load(decidedById);
  }
}
