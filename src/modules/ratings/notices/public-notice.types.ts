import { ObjectType } from "type-graphql";

@ObjectType({ description: "One line of a public notice: who is to be named, and what for." })
export class PublicNoticeEntry {}
