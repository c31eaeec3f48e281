import { Field, ID, InputType, Int } from "type-graphql";
import { IsBetween, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import type { CadreCounts } from "./cadre-survey.rules.js";

/** The federation's records do not reach further back. */
const FIRST_YEAR = 2012;
const LAST_YEAR = 2199;
/** More officers than any one union has (own limit). */
const MAXIMUM = 10_000;

@InputType({ description: "What a union says of its own auditing officers in a year; each count from 0 to 10,000." })
export class SubmitCadreSurveyInput implements CadreCounts {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The year, from 2012 to the current one." })
  @IsBetween(FIRST_YEAR, LAST_YEAR)
  year!: number;

  @Field(() => Int, { description: "Full-time officers (专职)." })
  @IsBetween(0, MAXIMUM)
  fullTime!: number;

  @Field(() => Int, { description: "Part-time officers (兼职)." })
  @IsBetween(0, MAXIMUM)
  partTime!: number;

  @Field(() => Int, { description: "Women among them (女性)." })
  @IsBetween(0, MAXIMUM)
  women!: number;

  @Field(() => Int, { description: "With a master's degree or more (研究生及以上)." })
  @IsBetween(0, MAXIMUM)
  masterOrAbove!: number;

  @Field(() => Int, { description: "With a bachelor's degree (大学本科)." })
  @IsBetween(0, MAXIMUM)
  bachelor!: number;

  @Field(() => Int, { description: "With a college diploma (大专)." })
  @IsBetween(0, MAXIMUM)
  college!: number;

  @Field(() => Int, { description: "With secondary schooling or less (中专、高中及以下)." })
  @IsBetween(0, MAXIMUM)
  secondaryOrBelow!: number;

  @Field(() => Int, { description: "By profession accountants (会计)." })
  @IsBetween(0, MAXIMUM)
  accounting!: number;

  @Field(() => Int, { description: "By profession auditors (审计)." })
  @IsBetween(0, MAXIMUM)
  auditing!: number;

  @Field(() => Int, { description: "By profession economists or lawyers (经济、法律)." })
  @IsBetween(0, MAXIMUM)
  economicsOrLaw!: number;

  @Field(() => Int, { description: "Of another profession (其他)." })
  @IsBetween(0, MAXIMUM)
  otherProfession!: number;

  @Field(() => Int, { description: "With a professional certificate (持有专业资格证书)." })
  @IsBetween(0, MAXIMUM)
  certified!: number;

  @Field(() => Int, { description: "Trained in the year (当年参加培训)." })
  @IsBetween(0, MAXIMUM)
  trained!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The version that is corrected; left out when the union did not answer for the year yet.",
  })
  expectedVersion?: number | null;
}
