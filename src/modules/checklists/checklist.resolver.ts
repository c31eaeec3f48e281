import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Requires, SignedIn } from "../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../platform/graphql/api/connection.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { Json } from "../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../platform/graphql/api/user-error.js";
import { HasAtMost } from "../../platform/graphql/api/validate-arguments.js";
import { rows, row, sql } from "../../platform/database/sql.js";
import type { ChecklistBody } from "./checklist-body.js";
import { changeChecklistDraft } from "./commands/change-checklist-draft.js";
import { discardChecklistDraft } from "./commands/discard-checklist-draft.js";
import { draftChecklist } from "./commands/draft-checklist.js";
import { publishChecklist } from "./commands/publish-checklist.js";
import { retireChecklist } from "./commands/retire-checklist.js";
import { Checklist, ChecklistKind, ChecklistStatus } from "./checklist.entity.js";
import {
  ChangeChecklistDraftInput,
  DiscardChecklistDraftInput,
  DraftChecklistInput,
  PublishChecklistInput,
  RetireChecklistInput,
} from "./checklist.inputs.js";
import { cachedChecklist, checklistByCode, checklistColumns, type ChecklistRow } from "./checklist.queries.js";
import { checklistView } from "./checklist-view.rules.js";
import { GeneralVetoView, GradeView, StandardView, type ChecklistView } from "./checklist-view.types.js";

@ObjectType()
abstract class ChecklistPayload extends MutationPayload {
  @Field(() => Checklist, { nullable: true, description: "The version as it is now." })
  checklist?: Checklist | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `draftChecklist`." })
export class DraftChecklistPayload extends ChecklistPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeChecklistDraft`." })
export class ChangeChecklistDraftPayload extends ChecklistPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `publishChecklist`." })
export class PublishChecklistPayload extends ChecklistPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `retireChecklist`." })
export class RetireChecklistPayload extends ChecklistPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `discardChecklistDraft`." })
export class DiscardChecklistDraftPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: "The id that the draft had." })
  checklistId?: string | null;
}

@InputType({ description: "Which checklist versions; conditions are combined by AND." })
export class ChecklistFilter {
  @Field(() => [ChecklistKind], { nullable: true, description: "Of one of these kinds, at most 20." })
  @HasAtMost(20)
  kind?: ChecklistKind[] | null;

  @Field(() => [ChecklistStatus], {
    nullable: true,
    description: "In one of these states, at most 3; by default PUBLISHED. Drafts are seen by editors only.",
  })
  @HasAtMost(3)
  status?: ChecklistStatus[] | null;
}

const ChecklistConnection = connectionOf("Checklist", () => Checklist);

@Resolver(() => Checklist)
export class ChecklistResolver {
  @Query(() => Checklist, { nullable: true, description: "One version of a checklist; null when there is none." })
  @SignedIn()
  async checklist(
    @Arg("code", () => String, { description: "Code of the checklist." }) code: string,
    @Arg("version", () => Int, { nullable: true, description: "Which version; by default the newest published one." })
    version: number | null,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<ChecklistRow | null> {
    return (await checklistByCode(em, code, version ?? null, actor.permissions.has("checklist:write"))) ?? null;
  }

  @Query(() => ChecklistConnection, { description: "Checklist versions, by code, newest version first." })
  @SignedIn()
  checklists(
    @Arg("filter", () => ChecklistFilter, { nullable: true }) filter: ChecklistFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ChecklistRow>> {
    const mayEdit = context.actor.permissions.has("checklist:write");
    const statuses = (filter?.status ?? [ChecklistStatus.PUBLISHED]).filter(
      (status) => mayEdit || status !== ChecklistStatus.DRAFT,
    );
    const matching = sql`c.status = any(${statuses}) and (${filter?.kind ?? null}::text[] is null or c.kind = any(${filter?.kind ?? null}))`;
    return page(args, context, info, {
      list: "checklists",
      keys: (checklist) => [checklist.code, -checklist.version],
      fetch: (limit, [code = null, version = null] = []) =>
        rows<ChecklistRow>(
          context.em,
          sql`select ${checklistColumns} from checklists c where ${matching}
            and (${code}::text is null or (c.code, - c.version) > (${code}, ${version}::integer))
            order by c.code, - c.version limit ${limit}`,
        ),
      count: async () =>
        (await row<{ count: number }>(context.em, sql`select count(*) as count from checklists c where ${matching}`))
          ?.count ?? 0,
    });
  }

  @Mutation(() => DraftChecklistPayload, {
    description: "Begins the next version of a checklist, or the first of a new code.",
  })
  @Requires("checklist:write")
  async draftChecklist(
    @Arg("input", () => DraftChecklistInput) input: DraftChecklistInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DraftChecklistPayload>> {
    return { checklist: await draftChecklist(work, input) };
  }

  @Mutation(() => ChangeChecklistDraftPayload, { description: "Replaces the body of a draft." })
  @Requires("checklist:write")
  async changeChecklistDraft(
    @Arg("input", () => ChangeChecklistDraftInput) input: ChangeChecklistDraftInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeChecklistDraftPayload>> {
    return { checklist: await changeChecklistDraft(work, input) };
  }

  @Mutation(() => DiscardChecklistDraftPayload, { description: "Removes a draft." })
  @Requires("checklist:write")
  async discardChecklistDraft(
    @Arg("input", () => DiscardChecklistDraftInput) input: DiscardChecklistDraftInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DiscardChecklistDraftPayload>> {
    return { checklistId: await discardChecklistDraft(work, input) };
  }

  @Mutation(() => PublishChecklistPayload, {
    description: "Freezes a draft for good; refused with every fault named, with its path in the body.",
  })
  @Requires("checklist:write")
  async publishChecklist(
    @Arg("input", () => PublishChecklistInput) input: PublishChecklistInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<PublishChecklistPayload>> {
    return { checklist: await publishChecklist(work, input) };
  }

  @Mutation(() => RetireChecklistPayload, { description: "Ends the use of a published version for anything new." })
  @Requires("checklist:write")
  async retireChecklist(
    @Arg("input", () => RetireChecklistInput) input: RetireChecklistInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RetireChecklistPayload>> {
    return { checklist: await retireChecklist(work, input) };
  }

  @FieldResolver(() => String, { description: "Its title in the reader's language." })
  title(@Root() checklist: ChecklistRow, @Ctx() context: RequestContext): string {
    return view(checklist, context).title;
  }

  @FieldResolver(() => Float, { description: "Points of all criteria together." })
  totalPoints(@Root() { body }: ChecklistRow): number {
    return body.totalPoints;
  }

  @FieldResolver(() => [StandardView], { description: "Its standards with their criteria, in order." })
  standards(@Root() checklist: ChecklistRow, @Ctx() context: RequestContext): StandardView[] {
    return view(checklist, context).standards;
  }

  @FieldResolver(() => [GeneralVetoView], { description: "Vetoes that no criterion asks for." })
  generalVetoes(@Root() checklist: ChecklistRow, @Ctx() context: RequestContext): GeneralVetoView[] {
    return view(checklist, context).generalVetoes;
  }

  @FieldResolver(() => [GradeView], { description: "Its grades, best first; empty for an ungraded checklist." })
  grades(@Root() checklist: ChecklistRow, @Ctx() context: RequestContext): GradeView[] {
    return view(checklist, context).grades;
  }

  @FieldResolver(() => Json, { description: "The whole body in both languages, for editors and tablets." })
  body(@Root() { body }: ChecklistRow): ChecklistBody {
    return body;
  }
}

/** Frozen versions are rendered once per language; a draft may change and is rendered each time. */
const view = (checklist: ChecklistRow, { language }: RequestContext): ChecklistView =>
  cachedChecklist(checklist.id)?.in(language) ?? checklistView(checklist.body, language);
