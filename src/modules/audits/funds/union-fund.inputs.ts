import { Field, ID, InputType, Int } from "type-graphql";
import { Fen } from "../../../platform/graphql/api/scalars.js";
import { IsBetween, IsId, IsInput } from "../../../platform/graphql/api/validate-arguments.js";
import { Qualifier } from "../../trade-unions/figures/qualifier.rules.js";
import { MAXIMUM_FEN } from "./money.rules.js";
import { UnionFundItem, UnionFundSource } from "./union-fund.entity.js";

const FIRST_YEAR = 1949;
const LAST_YEAR = 2199;

@InputType({ description: "An amount of money together with how exact it is." })
export class QualifiedAmountInput {
  @Field(() => Fen, { description: "The amount in fen, 0 to 10,000,000,000,000." })
  @IsBetween(0, MAXIMUM_FEN)
  value!: number;

  @Field(() => Qualifier, { nullable: true, description: "How exact it is; EXACT when left out." })
  qualifier?: Qualifier | null;
}

@InputType({ description: "What a union received of one kind of money, from one source, in one year." })
export class RecordUnionFundInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The year, from 1949 to the current one." })
  @IsBetween(FIRST_YEAR, LAST_YEAR)
  year!: number;

  @Field(() => UnionFundItem, { description: "What kind of money it is." })
  item!: UnionFundItem;

  @Field(() => UnionFundSource, { description: "Where it came from." })
  source!: UnionFundSource;

  @Field(() => QualifiedAmountInput, { description: "How much it was." })
  @IsInput()
  amount!: QualifiedAmountInput;

  @Field(() => Int, {
    nullable: true,
    description: "The version that is corrected; left out when nothing was recorded for item and source yet.",
  })
  expectedVersion?: number | null;
}
