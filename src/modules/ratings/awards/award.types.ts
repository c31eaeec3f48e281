import { Field, ObjectType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { AwardEventKind, AwardStatus } from "./award.lifecycle.js";

@ObjectType({ description: "What happened to an award on a day, and why.", simpleResolvers: true })
export class AwardEvent {
  @Field(() => Day, { description: "The day on which it happened." })
  at!: string;

  @Field(() => AwardEventKind, { description: "What happened." })
  kind!: AwardEventKind;

  @Field(() => String, { description: "Why." })
  cause!: string;

  @Field(() => String, { description: "Code of the level afterwards." })
  levelCode!: string;

  @Field(() => AwardStatus, { description: "Whether the award held afterwards." })
  status!: AwardStatus;

  @Field(() => String, { nullable: true, description: "Number of the document that says so; null without one." })
  documentNumber!: string | null;

  @Field(() => DateTime, { description: "When it was written down." })
  recordedAt!: string;
}
