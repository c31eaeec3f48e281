import { Field, ID, InputType } from "type-graphql";
import { Fen, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import type { FindingSeverity as Severity } from "../../checklists/checklist-body.js";
import { FindingSeverity } from "../../checklists/checklist-view.types.js";
import { AuditFindingKind } from "./audit-finding.types.js";
import { AuditTarget } from "./audit.inputs.js";
import { MAXIMUM_FEN } from "../funds/money.rules.js";

@InputType({ description: "Something that an audit found wrong." })
export class RecordAuditFindingInput extends AuditTarget {
  @Field(() => ID, {
    description: "A UUID made for the finding, best a random one; the same one again gives the same finding.",
  })
  @IsId()
  findingId!: string;

  @Field(() => String, { description: "Code of the criterion of the working paper that is not met." })
  @IsText({ max: 20 })
  criterion!: string;

  @Field(() => AuditFindingKind, { description: "What kind of fault it is." })
  kind!: AuditFindingKind;

  @Field(() => String, { description: "The fact, 1 to 4,000 characters." })
  @IsText({ max: 4000 })
  fact!: string;

  @Field(() => String, { description: "The rule that was broken, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  ruleBreached!: string;

  @Field(() => Fen, {
    nullable: true,
    description: "The amount in question, in fen, 0 or more; null when there is none.",
  })
  @IsBetween(0, MAXIMUM_FEN)
  amount?: number | null;

  @Field(() => FindingSeverity, { description: "How grave it is." })
  severity!: Severity;

  @Field(() => String, {
    nullable: true,
    description: "The post of whoever is responsible, not the name; at most 100 characters.",
  })
  @IsText({ max: 100 })
  responsiblePersonRole?: string | null;

  @Field(() => String, { description: "What the auditors recommend, 1 to 4,000 characters." })
  @IsText({ max: 4000 })
  recommendation!: string;

  @Field(() => [Sha256], { description: "Files that show it, by hash; at most 50." })
  @HasAtMost(50)
  evidence!: string[];
}
