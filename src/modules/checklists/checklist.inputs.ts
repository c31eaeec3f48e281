import { Field, ID, InputType, Int } from "type-graphql";
import { Json } from "../../platform/graphql/api/scalars.js";
import { IsId } from "../../platform/graphql/api/validate-arguments.js";

@InputType({ description: "A new version to be edited." })
export class DraftChecklistInput {
  @Field(() => Json, {
    description:
      "The whole body as `Checklist.body` answers it; its `code` decides of which checklist this is the next version. May have faults: publication names them.",
  })
  body!: unknown;

  @Field(() => ID, { description: "UUID made by the client; the same key again gives the same draft." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "A draft with its new body." })
export class ChangeChecklistDraftInput {
  @Field(() => ID, { description: "The draft." })
  @IsId()
  checklistId!: string;

  @Field(() => Json, { description: "The whole new body." })
  body!: unknown;

  @Field(() => Int, { description: "The `editVersion` that was read." })
  expectedVersion!: number;
}

@InputType()
abstract class ChecklistVersionInput {
  @Field(() => ID, { description: "The version." })
  @IsId()
  checklistId!: string;

  @Field(() => Int, { description: "The `editVersion` that was read." })
  expectedVersion!: number;
}

@InputType({ description: "A draft to be published." })
export class PublishChecklistInput extends ChecklistVersionInput {}

@InputType({ description: "A published version to be retired." })
export class RetireChecklistInput extends ChecklistVersionInput {}

@InputType({ description: "A draft to be removed." })
export class DiscardChecklistDraftInput extends ChecklistVersionInput {}
