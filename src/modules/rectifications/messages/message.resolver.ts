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
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { HasAtMost, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import { Viewer } from "../../identity/viewer.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { markMessagesRead } from "./commands/mark-messages-read.js";
import { Finding } from "../findings/finding.entity.js";
import { visibleFindingById } from "../findings/finding.loader.js";
import type { FindingRow } from "../findings/finding.queries.js";
import { Message } from "./message.entity.js";
import { messageText } from "./message-text.rules.js";
import { messageCount, messageKeys, messagePage, type MessageRow } from "./message.queries.js";

const MessageConnection = connectionOf("Message", () => Message);

@InputType({ description: "Messages that were read." })
export class MarkMessagesReadInput {
  @Field(() => [ID], { description: "The messages, 1 to 100." })
  @HasAtMost(100, 1)
  @IsId()
  messageIds!: string[];
}

@ObjectType({ simpleResolvers: true, description: "Answer to `markMessagesRead`." })
export class MarkMessagesReadPayload extends MutationPayload {
  @Field(() => [ID], { nullable: true, description: "Those of them that are addressed to the caller." })
  messageIds?: string[] | null;
}

@Resolver(() => Message)
export class MessageResolver {
  @Mutation(() => MarkMessagesReadPayload, { description: "Notes that messages were read." })
  @SignedIn()
  async markMessagesRead(
    @Arg("input", () => MarkMessagesReadInput) { messageIds }: MarkMessagesReadInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<MarkMessagesReadPayload>> {
    return { messageIds: await markMessagesRead(work, messageIds) };
  }

  @FieldResolver(() => String, { description: "What it says, in the language of the account." })
  text(@Root() { details }: MessageRow, @Ctx() { language }: RequestContext): string {
    return messageText(details, language);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When the caller read it; null until then, and again when something was added to it.",
  })
  readAt(@Root() { readAt }: MessageRow): Date | null {
    return readAt as Date | null;
  }

  @FieldResolver(() => TradeUnion, { description: "The union that it is about." })
  tradeUnion(@Root() { tradeUnionId }: MessageRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => [Finding], {
    description:
      "The findings that it speaks of, as far as the caller may see them; none where it is about something else.",
  })
  async findings(@Root() { details }: MessageRow, @Ctx() context: RequestContext): Promise<FindingRow[]> {
    const ids = "findings" in details ? [...new Set(details.findings.map(({ id }) => id))] : [];
    const found = await context.loader(visibleFindingById).loadMany(ids);
    return found.filter((finding): finding is FindingRow => finding !== null && !(finding instanceof Error));
  }
}

@Resolver(() => Viewer)
export class ViewerMessagesResolver {
  @FieldResolver(() => MessageConnection, {
    description:
      "Messages to the person and to the offices that the person holds, newest first; about due findings one a day for each union concerned.",
  })
  messages(
    @Arg("unread", () => Boolean, { nullable: true, description: "true: only unread ones; false: only those read." })
    unread: boolean | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MessageRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "viewer.messages",
      keys: messageKeys,
      fetch: (limit, after) => messagePage(em, actor, unread ?? null, limit, after),
      count: () => messageCount(em, actor, unread ?? null),
    });
  }
}
