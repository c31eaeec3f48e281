import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Finding } from "../findings/finding.entity.js";
import type { FindingRow } from "../findings/finding.queries.js";
import { Notice } from "./notice.entity.js";
import { noticeById } from "./notice.loader.js";
import type { NoticeRow } from "./notice.queries.js";

@Resolver(() => Finding)
export class FindingNoticeResolver {
  @FieldResolver(() => Notice, { nullable: true, description: "The notice that it was issued with; null before." })
  notice(@Root() { noticeId }: FindingRow, @Ctx() context: RequestContext): Promise<NoticeRow | null> | null {
    return noticeId === null ? null : context.loader(noticeById).load(noticeId);
  }
}
