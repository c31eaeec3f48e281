import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { SignedIn } from "../../../platform/access/access.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { DomainError, type ErrorDetails } from "../../../platform/errors/domain-error.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import { DateTime, isoInstant, Json } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import { ErrorCode, MutationPayload, UserError, userErrors } from "../../../platform/graphql/api/user-error.js";
import { errorMessage } from "../../../platform/i18n/messages.js";
import { discardRejections } from "./commands/discard-rejections.js";
import { Viewer } from "../../identity/viewer.entity.js";

@ObjectType({
  description:
    "Something of the person's that was refused; nothing of it was written. Kept for 90 days, at most 1,000 and 32 MiB for an account.",
  simpleResolvers: true,
})
export class Rejection {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { description: "What it was to become: inspections." })
  collection!: string;

  @Field(() => String, { description: "The id that it was sent with." })
  documentId!: string;

  @Field(() => ErrorCode, { description: "The first reason." })
  code!: string;

  @Field(() => [String], { description: "Where it was wrong, as the refusal said." })
  path!: string[];

  @Field(() => Json, { description: "What was sent; a very large one is left out." })
  payload!: unknown;

  @Field(() => DateTime, { description: "When it was last refused, give or take a minute." })
  at!: string;

  details!: ErrorDetails;
  errors!: { code: string; path: string[]; details: ErrorDetails }[];
}

const RejectionConnection = connectionOf("Rejection", () => Rejection);

@InputType({ description: "Rejections to give up." })
export class DiscardRejectionsInput {
  @Field(() => [ID], { description: "The rejections, 1 to 100." })
  @HasAtMost(100, 1)
  @IsId()
  rejectionIds!: string[];
}

@ObjectType({ simpleResolvers: true, description: "Answer to `discardRejections`." })
export class DiscardRejectionsPayload extends MutationPayload {
  @Field(() => [ID], { nullable: true, description: "Those of them that were the caller's; they are gone now." })
  rejectionIds?: string[] | null;
}

@Resolver(() => Rejection)
export class RejectionResolver {
  @Mutation(() => DiscardRejectionsPayload, {
    description:
      "Gives up what was kept of the caller's refused submissions, which makes room for others. Rejections go by themselves 90 days after they were last refused.",
  })
  @SignedIn()
  async discardRejections(
    @Arg("input", () => DiscardRejectionsInput) { rejectionIds }: DiscardRejectionsInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DiscardRejectionsPayload>> {
    return { rejectionIds: await discardRejections(work, rejectionIds) };
  }

  @FieldResolver(() => String, { description: "The first reason in the reader's language." })
  message(@Root() { code, details }: Rejection, @Ctx() { language }: RequestContext): string {
    return errorMessage({ code, details }, language);
  }

  @FieldResolver(() => [UserError], { description: "All reasons, at most 100." })
  userErrors(@Root() { errors }: Rejection, @Ctx() { language }: RequestContext): UserError[] {
    return userErrors(
      errors.map(({ code, path, details }) => new DomainError(code, path, details)),
      language,
    );
  }
}

@Resolver(() => Viewer)
export class ViewerRejectionsResolver {
  @FieldResolver(() => RejectionConnection, { description: "What of the person's was refused, the latest first." })
  rejections(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Rejection>> {
    const { em, actor } = context;
    // What was sent may be large, so that it is only read where it is asked for.
    const payload = selectionOf(info)["edges"]?.["node"]?.["payload"] === undefined ? sql`null` : sql`payload`;
    return page(args, context, info, {
      list: "viewer.rejections",
      keys: ({ at, id }) => [isoInstant(at), id],
      fetch: (limit, [at = null, id = null] = []) =>
        rows<Rejection>(
          em,
          sql`select id, collection, document_id as "documentId", code, details, path, errors, ${payload} as payload, at from rejections
            where account_id = ${actor.accountId}::uuid and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
            order by at desc, id desc limit ${limit}`,
        ),
      count: async () =>
        (
          await row<{ count: number }>(
            em,
            sql`select count(*) as count from rejections where account_id = ${actor.accountId}::uuid`,
          )
        )?.count ?? 0,
    });
  }
}
