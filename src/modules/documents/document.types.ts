import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A printed document.", simpleResolvers: true })
export class Document {
  @Field(() => String, { nullable: true, description: "Where it can be fetched; null while it is not ready." })
  url!: string | null;
}
