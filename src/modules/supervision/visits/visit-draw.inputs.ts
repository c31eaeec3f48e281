import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsDay, IsId, IsInput } from "../../../platform/graphql/api/validate-arguments.js";
import { VisitMode, VisitSubject, type VisitModeCode, type VisitSubjectCode } from "./visit.entity.js";

enum VisitStratification {
  STREET = "STREET",
}
registerEnumType(VisitStratification, {
  name: "VisitStratification",
  description: "By what the places of a draw are grouped.",
  valuesConfig: { STREET: { description: "By street; what lies above the streets is a group of its own." } },
});

/** Places that one street gives at the most (own limit). */
const MOST_PER_STRATUM = 10;
/** People of one team (own limit). */
const LARGEST_TEAM = 5;
/** People among whom teams are drawn (own limit). */
const MAXIMUM_POOL = 100;
const LONGEST_EXCLUSION = 3650;

@InputType({ description: "Somebody of a department who may be drawn." })
export class VisitDepartmentMemberInput {
  @Field(() => ID, { description: "The account, which holds the role DEPARTMENT_MEMBER for the scope." })
  @IsId()
  accountId!: string;
}

@InputType({ description: "A draw of places and teams." })
export class DrawSupervisionVisitsInput {
  @Field(() => ID, { description: "The union at or below which places are drawn." })
  @IsId()
  scopeId!: string;

  @Field(() => VisitSubject, { description: "What the visits look at; it decides which places there are." })
  subject!: VisitSubjectCode;

  @Field(() => VisitMode, { description: "Whether the teams show who they are." })
  mode!: VisitModeCode;

  @Field(() => ID, { description: "A published supervision checklist." })
  @IsId()
  checklistId!: string;

  @Field(() => VisitStratification, { description: "By what places are grouped." })
  stratifyBy!: VisitStratification;

  @Field(() => Int, { description: "Places drawn of each group, 1 to 10; all where a group has no more." })
  @IsBetween(1, MOST_PER_STRATUM)
  perStratum!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Places visited within so many days are not drawn, 0 to 3,650; none are kept out when left out.",
  })
  @IsBetween(0, LONGEST_EXCLUSION)
  excludeVisitedWithinDays?: number | null;

  @Field(() => Day, { description: "First day on which the visits may be opened." })
  @IsDay()
  windowFrom!: string;

  @Field(() => Day, { description: "Last day on which they may be; not in the past, within 366 days." })
  @IsDay()
  windowTo!: string;

  @Field(() => [ID], { description: "Accounts of active invited supervisors, 1 to 100." })
  @HasAtMost(MAXIMUM_POOL, 1)
  @IsId()
  supervisorPoolIds!: string[];

  @Field(() => [VisitDepartmentMemberInput], {
    nullable: true,
    description: "People of departments who may go beside them, at most 100.",
  })
  @HasAtMost(MAXIMUM_POOL)
  @IsInput()
  departmentMembers?: VisitDepartmentMemberInput[] | null;

  @Field(() => Int, { description: "People of each team, 2 to 5, at least half of them supervisors." })
  @IsBetween(0, LARGEST_TEAM)
  teamSize!: number;

  @Field(() => ID, {
    nullable: true,
    description: "The leader who is to approve, and to know of it; when left out, the only one of the scope.",
  })
  @IsId()
  approverId?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same draw." })
  @IsId()
  idempotencyKey!: string;
}
