import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { ReferralTarget, type ReferralTargetCode } from "./visit.inputs.js";
import { visitFlags, type VisitFlagCode } from "./visit-flags.rules.js";

const codes = Object.keys(visitFlags) as VisitFlagCode[];
const VisitFlagCodeEnum = enumOf(codes);
registerEnumType(VisitFlagCodeEnum, {
  name: "VisitFlagCode",
  description: "What makes a visit's opening or report doubtful.",
  valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: visitFlags[code].en }])),
});

@ObjectType({ description: "Something about a visit that a reviewer should look at.", simpleResolvers: true })
export class VisitFlag {
  @Field(() => VisitFlagCodeEnum, { description: "What, for programs." })
  code!: VisitFlagCode;

  @Field(() => String, { description: "What, in the reader's language." })
  message!: string;
}

@ObjectType({ description: "The report of a visit.", simpleResolvers: true })
export class VisitReport {
  @Field(() => String, { description: "What was seen." })
  summary!: string;

  /** Accounts of those who signed. */
  signedBy!: string[];

  @Field(() => DateTime, { description: "When it was submitted." })
  submittedAt!: Date | string;

  @Field(() => Boolean, { description: "Whether it came after its last day." })
  isLate!: boolean;
}

@ObjectType({ description: "What the visited union says of the result.", simpleResolvers: true })
export class VisitStatement {
  @Field(() => String, { description: "The statement." })
  statement!: string;

  @Field(() => [Sha256], { description: "Hashes of the files that show it, at most 20." })
  evidence!: string[];

  @Field(() => DateTime, { description: "When it was made." })
  submittedAt!: Date | string;
}

@ObjectType({ description: "That what was seen was handed to the body that decides about it.", simpleResolvers: true })
export class VisitReferral {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => ReferralTarget, { description: "To whom." })
  to!: ReferralTargetCode;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => DateTime, { description: "When." })
  referredAt!: Date | string;
}

@ObjectType({
  description: "Something seen on a visit that is for the discipline body only: no points, no finding, no conclusion.",
  simpleResolvers: true,
})
export class VisitClue {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  visitId!: string;
  tradeUnionId!: string;
  reportedBy!: string;

  @Field(() => String, { description: "Code of the clue in the checklist." })
  code!: string;

  @Field(() => String, { description: "Time, place and people." })
  note!: string;

  @Field(() => [Sha256], { description: "Hashes of the files that show it, at most 20." })
  evidence!: string[];

  @Field(() => DateTime, { description: "When it was reported." })
  reportedAt!: Date | string;
}
