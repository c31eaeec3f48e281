import { Field, ID, Int, ObjectType } from "type-graphql";
import { Sha256 } from "../../../platform/graphql/api/scalars.js";
import type { DrawList, DrawnVisit } from "./draw.rules.js";

/** Why a place could not be drawn. */
export interface ExcludedPlace {
  readonly id: string;
  readonly reason: "VISITED" | "NO_TEAM";
}

/** A draw as it is stored. */
export interface VisitDrawRow {
  id: string;
  scopeId: string;
  ruleVersion: number;
  seed: string;
  list: DrawList;
  eligibleListHash: string;
  outcome: readonly DrawnVisit[];
  draftedBy: string;
  createdAt: string;
}

@ObjectType({ description: "How many of one street could be drawn, and how many were.", simpleResolvers: true })
export class DrawStratum {
  tradeUnionId!: string;

  @Field(() => Int, { description: "Places that could be drawn." })
  eligible!: number;

  @Field(() => Int, { description: "Places that were drawn." })
  drawn!: number;
}

@ObjectType({
  description:
    "A draw of places and teams. The same eligible list and seed always lead to the same visits; `npm run draw:verify` shows it.",
})
export class VisitDraw {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => Int, { description: "Version of the rule by which list and seed lead to the visits." })
  ruleVersion!: number;

  @Field(() => String, { description: "The seed, 64 hexadecimal digits, made after the list was fixed." })
  seed!: string;

  @Field(() => Sha256, {
    description:
      "SHA-256 of the RFC 8785 canonical JSON of the eligible list: strata, people and whom each must not visit.",
  })
  eligibleListHash!: string;
}
