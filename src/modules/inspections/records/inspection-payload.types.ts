import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Inspection } from "./inspection.entity.js";

/** What every change of one inspection answers. */
@ObjectType()
export abstract class InspectionPayload extends MutationPayload {
  @Field(() => Inspection, { nullable: true, description: "The inspection as it is now." })
  inspection?: Inspection | null;
}
