import { Field, ID, InputType } from "type-graphql";
import { HasAtMost, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { NoticeKind, type NoticeKindCode } from "../findings/finding.types.js";

@InputType({ description: "Issues findings of one union by a numbered notice." })
export class IssueNoticeInput {
  @Field(() => NoticeKind, { description: "What is sent." })
  kind!: NoticeKindCode;

  @Field(() => [ID], { description: "Confirmed findings of one union, 1 to 100." })
  @HasAtMost(100, 1)
  @IsId()
  findingIds!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "Its document number, 1 to 60 characters; without one it gets the next number of the federation and year.",
  })
  @IsText({ max: 60 })
  number?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same notice." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Acknowledges the receipt of a notice." })
export class AcknowledgeNoticeInput {
  @Field(() => ID, { description: "The notice." })
  @IsId()
  noticeId!: string;

  @Field(() => String, { description: "Name of the person who received it, 1 to 100 characters." })
  @IsText({ max: 100 })
  name!: string;

  @Field(() => String, { nullable: true, description: "Post of that person, at most 100 characters." })
  @IsText({ max: 100 })
  post?: string | null;
}
