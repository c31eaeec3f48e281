import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Award } from "../awards/award.entity.js";
import {
  ChangeAwardInput,
  ConferAwardInput,
  OpenReexaminationInput,
  RecommendAwardInput,
  RecordSuperiorAwardInput,
} from "./conferral.inputs.js";
import { changeAward } from "./commands/change-award.js";
import { conferAward } from "./commands/confer-award.js";
import { openReexamination } from "./commands/open-reexamination.js";
import { recommendAward } from "./commands/recommend-award.js";
import { recordSuperiorAward } from "./commands/record-superior-award.js";
import { RatingApplication } from "../applications/rating-application.entity.js";

@ObjectType()
abstract class AwardPayload extends MutationPayload {
  @Field(() => Award, { nullable: true, description: "The award as it is now." })
  award?: Award | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `conferAward`." })
export class ConferAwardPayload extends AwardPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `recordSuperiorAward`." })
export class RecordSuperiorAwardPayload extends AwardPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeAward`." })
export class ChangeAwardPayload extends AwardPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `openReexamination`." })
export class OpenReexaminationPayload extends AwardPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `recommendAward`." })
export class RecommendAwardPayload extends MutationPayload {
  @Field(() => RatingApplication, { nullable: true, description: "The application as it is now." })
  application?: RatingApplication | null;
}

type Answer = Promise<Partial<AwardPayload>>;

@Resolver()
export class AwardChangesResolver {
  @Mutation(() => ConferAwardPayload, {
    description:
      "Confers what was posted without an open objection, with its document number and within the street's quota; on who holds a lower level, as an upgrade.",
  })
  @Requires("award:confer")
  async conferAward(
    @Arg("input", () => ConferAwardInput) input: ConferAwardInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { award: await conferAward(work, input) };
  }

  @Mutation(() => RecordSuperiorAwardPayload, {
    description: "Records what a superior conferred, with its document number.",
  })
  @Requires("award:record")
  async recordSuperiorAward(
    @Arg("input", () => RecordSuperiorAwardInput) input: RecordSuperiorAwardInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { award: await recordSuperiorAward(work, input) };
  }

  @Mutation(() => ChangeAwardPayload, {
    description:
      "Suspends, resumes, upgrades, downgrades, revokes an award, or lets it lapse; each a dated event with its cause.",
  })
  @Requires("award:confer")
  async changeAward(
    @Arg("input", () => ChangeAwardInput) input: ChangeAwardInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { award: await changeAward(work, input) };
  }

  @Mutation(() => OpenReexaminationPayload, {
    description: "Sends inspectors to look whether an award is still deserved.",
  })
  @Requires("rating:propose")
  async openReexamination(
    @Arg("input", () => OpenReexaminationInput) input: OpenReexaminationInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { award: await openReexamination(work, input) };
  }

  @Mutation(() => RecommendAwardPayload, {
    description: "Recommends an application to the superior that confers the level, after its notice has run out.",
  })
  @Requires("award:confer")
  async recommendAward(
    @Arg("input", () => RecommendAwardInput) input: RecommendAwardInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RecommendAwardPayload>> {
    return { application: await recommendAward(work, input) };
  }
}
