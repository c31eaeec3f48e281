import { FieldResolver, Resolver } from "type-graphql";
import { Evidence } from "./evidence.entity.js";

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Where the file can be fetched; null until its bytes can be.",
  })
  url(): string | null {
    return null;
  }
}
