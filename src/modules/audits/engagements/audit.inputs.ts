import { Field, ID, InputType, Int } from "type-graphql";
import { Day, Fen, Sha256 } from "../../../platform/graphql/api/scalars.js";
import {
  HasAtMost,
  IsBetween,
  IsDay,
  IsId,
  IsInput,
  IsText,
} from "../../../platform/graphql/api/validate-arguments.js";
import { FIGURE_ITEMS, type FigureItem } from "./audit-figures.rules.js";
import { AuditStatus } from "./audit.lifecycle.js";
import { MAXIMUM_AUDITORS } from "./audit.rules.js";
import { AuditFigureItem, AuditKind, AuditOpinion } from "./audit.types.js";
import { MAXIMUM_FEN } from "../funds/money.rules.js";

const LONG_TEXT = 50_000;

@InputType()
export abstract class AuditTarget {
  @Field(() => ID, { description: "The audit." })
  @IsId()
  auditId!: string;
}

@InputType({ description: "Which audits; conditions are combined by AND." })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: "Only of unions at or below this one." })
  @IsId()
  scope?: string | null;

  @Field(() => ID, { nullable: true, description: "Only of this union." })
  @IsId()
  tradeUnionId?: string | null;

  @Field(() => [AuditStatus], { nullable: true, description: "Only in one of these states; at most 10." })
  @HasAtMost(10)
  status?: AuditStatus[] | null;

  @Field(() => [AuditKind], { nullable: true, description: "Only of one of these kinds; at most 10." })
  @HasAtMost(10)
  kind?: AuditKind[] | null;
}

@InputType({ description: "A new audit." })
export class OpenAuditInput {
  @Field(() => ID, { description: "The union to be audited." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => AuditKind, { description: "What it looks at." })
  kind!: AuditKind;

  @Field(() => Day, { description: "First day of the audited time." })
  @IsDay()
  periodFrom!: string;

  @Field(() => Day, {
    description: "Last day of the audited time, today at the latest; at most ten years after the first.",
  })
  @IsDay()
  periodTo!: string;

  @Field(() => [ID], {
    description:
      "The auditors, 2 to 20, the caller among them: auditors where the union stands, and neither its chair or vice-chair nor its finance staff, now or in the audited time.",
  })
  @IsId()
  @HasAtMost(MAXIMUM_AUDITORS)
  auditorIds!: string[];

  @Field(() => String, {
    description: "Number of the document by which the commission ordered it, 1 to 200 characters.",
  })
  @IsText({ max: 200 })
  authorityDocument!: string;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same audit." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "The notice of an audit to the union." })
export class IssueAuditNoticeInput extends AuditTarget {
  @Field(() => Day, { description: "The first day on site, 3 working days after today or later, within a year." })
  @IsDay()
  onSiteFrom!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "One line of the audited accounts." })
export class AuditFigureInput {
  @Field(() => AuditFigureItem, {
    description: "The line, each at most once; the two balances have fields of their own.",
  })
  item!: FigureItem;

  @Field(() => Fen, {
    description: "What the budget allowed or expected, in fen; negative for investment income only.",
  })
  @IsBetween(-MAXIMUM_FEN, MAXIMUM_FEN)
  budget!: number;

  @Field(() => Fen, { description: "What it came to, in fen; negative for investment income only." })
  @IsBetween(-MAXIMUM_FEN, MAXIMUM_FEN)
  actual!: number;
}

@InputType({ description: "The audited accounts; they replace what was recorded before." })
export class RecordAuditFiguresInput extends AuditTarget {
  @Field(() => Fen, { description: "Opening balance in fen." })
  @IsBetween(-MAXIMUM_FEN, MAXIMUM_FEN)
  openingBalance!: number;

  @Field(() => Fen, { description: "Closing balance in fen: opening balance + income − expenditure." })
  @IsBetween(-MAXIMUM_FEN, MAXIMUM_FEN)
  closingBalance!: number;

  @Field(() => [AuditFigureInput], { description: `The lines, at most ${FIGURE_ITEMS.length}; what is left out is 0.` })
  @HasAtMost(FIGURE_ITEMS.length)
  @IsInput()
  figures!: AuditFigureInput[];

  @Field(() => Fen, { description: "Dues that were to be passed up, in fen, 0 or more." })
  @IsBetween(0, MAXIMUM_FEN)
  duesPayable!: number;

  @Field(() => Fen, { description: "Dues that were passed up, in fen, 0 or more." })
  @IsBetween(0, MAXIMUM_FEN)
  duesRemitted!: number;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "The draft report, for the union's comments." })
export class SendDraftReportInput extends AuditTarget {
  @Field(() => String, { description: "The draft, 1 to 50,000 characters." })
  @IsText({ max: LONG_TEXT })
  text!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "What the audited union says of the draft." })
export class CommentOnDraftInput extends AuditTarget {
  @Field(() => String, { description: "The statement, 1 to 50,000 characters." })
  @IsText({ max: LONG_TEXT })
  statement!: string;

  @Field(() => [Sha256], { nullable: true, description: "Files that show it, by hash; at most 50." })
  @HasAtMost(50)
  evidence?: string[] | null;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "The report with the auditors' opinion." })
export class IssueAuditReportInput extends AuditTarget {
  @Field(() => AuditOpinion, { description: "The opinion." })
  opinion!: AuditOpinion;

  @Field(() => String, { description: "Number of the report, 1 to 100 characters; no other report bears it." })
  @IsText({ max: 100 })
  documentNumber!: string;

  @Field(() => String, { description: "The report, 1 to 50,000 characters." })
  @IsText({ max: LONG_TEXT })
  text!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "The end of an audit." })
export class CloseAuditInput extends AuditTarget {
  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "An audit that is given up before its report." })
export class CancelAuditInput extends AuditTarget {
  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}
