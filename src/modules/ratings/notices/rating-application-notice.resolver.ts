import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { PublicNotice } from "./public-notice.entity.js";
import { noticeById } from "./public-notice.loader.js";
import type { PublicNoticeRow } from "./public-notice.queries.js";
import { RatingApplication } from "../applications/rating-application.entity.js";
import type { RatingApplicationRow } from "../applications/rating-application.queries.js";

@Resolver(() => RatingApplication)
export class RatingApplicationNoticeResolver {
  @FieldResolver(() => PublicNotice, {
    nullable: true,
    description: "The notice in which it is proposed; null before it.",
  })
  notice(
    @Root() { noticeId }: RatingApplicationRow,
    @Ctx() context: RequestContext,
  ): Promise<PublicNoticeRow | null> | null {
    return noticeId === null ? null : context.loader(noticeById).load(noticeId);
  }
}
