import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Requires, SignedIn } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { isoInstant } from "../../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { decideObjection } from "./commands/decide-objection.js";
import { fileObjection } from "./commands/file-objection.js";
import { Objection } from "./objection.entity.js";
import { objectionCount, objectionPage, type ObjectionRow } from "./objection.queries.js";
import { PublicNotice } from "./public-notice.entity.js";
import { DecideObjectionInput, FileObjectionInput, ObjectionFilter } from "./public-notice.inputs.js";
import { noticeById } from "./public-notice.loader.js";
import type { PublicNoticeRow } from "./public-notice.queries.js";
import { RatingApplication } from "../applications/rating-application.entity.js";
import { visibleApplicationById } from "../applications/rating-application.loader.js";
import type { RatingApplicationRow } from "../applications/rating-application.queries.js";

const ObjectionConnection = connectionOf("Objection", () => Objection);

@ObjectType()
abstract class ObjectionPayload extends MutationPayload {
  @Field(() => Objection, { nullable: true, description: "The objection as it is now." })
  objection?: Objection | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `fileObjection`." })
export class FileObjectionPayload extends ObjectionPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `decideObjection`." })
export class DecideObjectionPayload extends ObjectionPayload {}

@Resolver(() => Objection)
export class ObjectionResolver {
  @Query(() => ObjectionConnection, {
    description: "Objections that the caller decides about or filed, the latest first.",
  })
  @SignedIn()
  objections(
    @Arg("filter", () => ObjectionFilter, { nullable: true, description: "Which of them." })
    given: ObjectionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ObjectionRow>> {
    const { em, actor } = context;
    const status = given?.status ?? null;
    return page(args, context, info, {
      list: "objections",
      keys: ({ filedAt, id }) => [isoInstant(filedAt), id],
      fetch: (limit, after) => objectionPage(em, actor, status, limit, after),
      count: () => objectionCount(em, actor, status),
    });
  }

  @Mutation(() => FileObjectionPayload, {
    description: "Objects to a proposed award, by anybody signed in who may read the notice, as long as it is posted.",
  })
  @SignedIn()
  async fileObjection(
    @Arg("input", () => FileObjectionInput) input: FileObjectionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ObjectionPayload>> {
    return { objection: await fileObjection(work, input) };
  }

  @Mutation(() => DecideObjectionPayload, {
    description: "Decides about an objection; an upheld one turns the application down. Not by those who inspected.",
  })
  @Requires("objection:decide")
  async decideObjection(
    @Arg("input", () => DecideObjectionInput) input: DecideObjectionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ObjectionPayload>> {
    return { objection: await decideObjection(work, input) };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "How to reach who objects; read by those who decide and by who filed it.",
  })
  contact(@Root() { contact }: ObjectionRow): string | null {
    return contact;
  }

  @FieldResolver(() => PublicNotice, { nullable: true, description: "The notice." })
  notice(@Root() { noticeId }: ObjectionRow, @Ctx() context: RequestContext): Promise<PublicNoticeRow | null> {
    return context.loader(noticeById).load(noticeId);
  }

  @FieldResolver(() => RatingApplication, {
    nullable: true,
    description: "The application that is objected to; null where the caller may not read it.",
  })
  application(
    @Root() { applicationId }: ObjectionRow,
    @Ctx() context: RequestContext,
  ): Promise<RatingApplicationRow | null> {
    return context.loader(visibleApplicationById).load(applicationId);
  }
}
