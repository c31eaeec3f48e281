import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../platform/graphql/api/user-error.js";
import { Circular } from "./circular.entity.js";
import {
  ChangeCircularInput,
  DiscardCircularInput,
  DraftCircularInput,
  PublishCircularInput,
  SignCircularInput,
} from "./circular.inputs.js";
import { changeCircular } from "./commands/change-circular.js";
import { discardCircular } from "./commands/discard-circular.js";
import { draftCircular } from "./commands/draft-circular.js";
import { publishCircular } from "./commands/publish-circular.js";
import { signCircular } from "./commands/sign-circular.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `draftCircular`." })
export class DraftCircularPayload extends MutationPayload {
  @Field(() => Circular, { nullable: true, description: "The draft." })
  circular?: Circular | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeCircular`." })
export class ChangeCircularPayload extends MutationPayload {
  @Field(() => Circular, { nullable: true, description: "The draft as it is now." })
  circular?: Circular | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `signCircular`." })
export class SignCircularPayload extends MutationPayload {
  @Field(() => Circular, { nullable: true, description: "The signed circular." })
  circular?: Circular | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `publishCircular`." })
export class PublishCircularPayload extends MutationPayload {
  @Field(() => Circular, { nullable: true, description: "The published circular." })
  circular?: Circular | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `discardCircular`." })
export class DiscardCircularPayload extends MutationPayload {
  @Field(() => Circular, { nullable: true, description: "The discarded circular." })
  circular?: Circular | null;
}

@Resolver()
export class CircularChangesResolver {
  @Mutation(() => DraftCircularPayload, {
    description: "Drafts a circular, which exists for those who draft and sign for the union until it is published.",
  })
  @Requires("circular:draft")
  async draftCircular(
    @Arg("input", () => DraftCircularInput) input: DraftCircularInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DraftCircularPayload>> {
    return { circular: await draftCircular(work, input) };
  }

  @Mutation(() => ChangeCircularPayload, { description: "Changes a draft of one's own." })
  @Requires("circular:draft")
  async changeCircular(
    @Arg("input", () => ChangeCircularInput) input: ChangeCircularInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeCircularPayload>> {
    return { circular: await changeCircular(work, input) };
  }

  @Mutation(() => SignCircularPayload, {
    description: "Signs and numbers a draft of somebody else; from then on it does not change.",
  })
  @Requires("circular:sign")
  async signCircular(
    @Arg("input", () => SignCircularInput) input: SignCircularInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<SignCircularPayload>> {
    return { circular: await signCircular(work, input) };
  }

  @Mutation(() => PublishCircularPayload, { description: "Publishes a signed circular to its audience." })
  @Requires("circular:publish")
  async publishCircular(
    @Arg("input", () => PublishCircularInput) input: PublishCircularInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<PublishCircularPayload>> {
    return { circular: await publishCircular(work, input) };
  }

  @Mutation(() => DiscardCircularPayload, {
    description: "Gives up a circular that is not published: its drafter does, or whoever signs for the union.",
  })
  @Requires("circular:draft")
  async discardCircular(
    @Arg("input", () => DiscardCircularInput) input: DiscardCircularInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DiscardCircularPayload>> {
    return { circular: await discardCircular(work, input) };
  }
}
