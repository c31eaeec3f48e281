import { Field, ID, InputType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { RoleEnum } from "./grant.entity.js";
import type { Role } from "../duties/role-permissions.rules.js";

@InputType({ description: "A role to be given." })
export class GrantRoleInput {
  @Field(() => ID, { description: "Who gets it." })
  @IsId()
  accountId!: string;

  @Field(() => RoleEnum, {
    description:
      "The role. STREET_OFFICER is held at a street, UNION_OFFICER at a community or grassroots union, the others above grassroots.",
  })
  role!: Role;

  @Field(() => ID, { description: "The union at which it is held, and below which it reaches." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Day, { nullable: true, description: "Last day, today to 2199-12-31; left out, it has no end." })
  until?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Permissions beyond those of the role, at most 10: `inspection:unassigned` lets an INSPECTOR inspect without an assignment.",
  })
  @HasAtMost(10)
  @IsText({ max: 100 })
  extraPermissions?: string[] | null;

  @Field(() => ID, { description: "UUID of this request: sent again, it has the same effect once." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "A role that waits for a second person." })
export class ConfirmGrantInput {
  @Field(() => ID, { description: "The grant, one of `pendingGrants`." })
  @IsId()
  grantId!: string;
}

@InputType({ description: "A role to be taken away." })
export class RevokeGrantInput {
  @Field(() => ID, { description: "The grant; also one that waits for a second person." })
  @IsId()
  grantId!: string;
}
