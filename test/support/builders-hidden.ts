import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "./builders.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  SIX_STANDARDS,
  submitted,
} from "./builders-inspections.js";
import { organizationBuilders } from "./builders-organization.js";
import { planBuilders } from "./builders-plans.js";
import { visitBuilders } from "./builders-visits.js";
import { ratingBuilders } from "./builders-ratings.js";
import type { HiddenKind, KnownObjects, Seer } from "./hidden-objects/cases.js";
import type { TestProgram } from "./program.js";

/** A district with something of every kind in one street, and people who may look into the other street only. */
export interface HiddenWorld {
  at: District;
  seers: Record<Seer, BuiltPerson>;
  known: KnownObjects;
  hidden: Record<HiddenKind, string[]>;
}

const SAVE = `mutation($input: SaveInspectionDraftInput!) {
  saveInspectionDraft(input: $input) { inspection { id } userErrors { code path } }
}`;

export async function hiddenWorld(program: TestProgram): Promise<HiddenWorld> {
  const { district, person } = builders(program);
  const registers = organizationBuilders(program);
  const plans = planBuilders(program);
  const { assignment } = inspectionBuilders(program);
  const at = await district();

  const seers: Record<Seer, BuiltPerson> = {
    administrator: await person([{ role: "ADMINISTRATOR", at: at.street }]),
    leader: await person([{ role: "LEADER", at: at.street }]),
    organizer: await person([{ role: "ORGANIZER", at: at.street }]),
    reviewer: await person([{ role: "REVIEWER", at: at.street }]),
    inspector: await person([{ role: "INSPECTOR", at: at.street }]),
    streetOfficer: await person([{ role: "STREET_OFFICER", at: at.street }]),
    unionOfficer: await person([{ role: "UNION_OFFICER", at: at.union }]),
    supervisor: await person([{ role: "SUPERVISOR", at: at.street }]),
    auditor: await person([{ role: "AUDITOR", at: at.street }]),
  };
  const colleague = await person([{ role: "INSPECTOR", at: at.street }]);
  const elsewhere = await person([{ role: "INSPECTOR", at: at.otherStreet }]);
  const officerElsewhere = await person([{ role: "UNION_OFFICER", at: at.farUnion }]);
  const reviewer = await person([{ role: "REVIEWER", at: at.root }]);
  const organizer = await person([{ role: "ORGANIZER", at: at.root }]);

  const inspected = async (union: BuiltUnion, by: BuiltPerson) => {
    const { assignmentId, planId } = await assignment({ union, inspectors: [by] });
    const inspection = await submitted(program, by.token, rawInspection({ tradeUnionId: union.id, assignmentId }));
    return { assignmentId, planId, ...inspection };
  };
  const review = (id: string, decision: string) =>
    program.data(
      "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code } } }",
      { input: { inspectionId: id, decision, comment: "补充", expectedVersion: 1 } },
      { token: reviewer.token },
    );
  const draft = async (union: BuiltUnion, by: BuiltPerson): Promise<string> => {
    const { assignmentId } = await assignment({ union, inspectors: [by] });
    const inspection = rawInspection({ tradeUnionId: union.id, assignmentId });
    await program.data(SAVE, { input: { inspection } }, { token: by.token });
    return inspection.id;
  };
  const self = (union: BuiltUnion, by: BuiltPerson) =>
    submitted(program, by.token, rawInspection({ tradeUnionId: union.id, kind: "SELF" }));

  const waiting = await inspected(at.farUnion, elsewhere);
  const confirmed = await inspected(at.farUnion, elsewhere);
  await confirm(program, reviewer.token, confirmed);
  const returned = await inspected(at.farUnion, elsewhere);
  await review(returned.id, "RETURN");
  const withdrawn = await inspected(at.farUnion, elsewhere);
  await program.data(
    "mutation($input: WithdrawInspectionInput!) { withdrawInspection(input: $input) { userErrors { code } } }",
    { input: { inspectionId: withdrawn.id, expectedVersion: 1 } },
    { token: elsewhere.token },
  );
  const selfInspection = await self(at.farUnion, officerElsewhere);
  const drafts = [await draft(at.farUnion, elsewhere)];
  const otherDraft = [await draft(at.union, colleague), await draft(at.union, colleague)];
  const near = await inspected(at.union, colleague);
  const nearReturned = await inspected(at.union, colleague);
  await review(nearReturned.id, "RETURN");

  const finding = uuidv7();
  await program.sql(
    `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, severity, status, description, created_at)
     values ($1, $2, $3, $4, 'S1.1', 'MINOR', 'CONFIRMED', '问题', now())`,
    [finding, confirmed.id, at.farUnion.id, SIX_STANDARDS.id],
  );
  const suspicion = uuidv7();
  await program.sql(
    `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, severity, status, description,
       is_confidential, is_suspicion, created_at)
     values ($1, $2, $3, $4, 'S4.1', 'CRITICAL', 'CONFIRMED', '线索', true, true, now())`,
    [suspicion, near.id, at.union.id, SIX_STANDARDS.id],
  );
  const notice = uuidv7();
  await program.sql(
    `insert into notices (id, kind, federation_id, year, number, trade_union_id, issued_by, issued_at, served_on)
     values ($1, 'RECTIFICATION_NOTICE', $2, 2026, '1号', $3, $4, now(), '2026-11-20')`,
    [notice, at.root.id, at.farUnion.id, reviewer.accountId],
  );
  const [closedFinding, message] = [uuidv7(), uuidv7()];
  await program.sql(
    `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status, description,
       issued_at, served_on, settled_on, closed_on, follow_up, created_at)
     values ($1, $2, $3, $4, 'S4.1', $1, 'MAJOR', 'CLOSED', '问题', now(), '2026-10-10', '2026-10-20', '2026-10-20', 'DUE', now())`,
    [closedFinding, near.id, at.union.id, SIX_STANDARDS.id],
  );
  await program.sql(
    `with told as (insert into messages (id, kind, trade_union_id, on_day, details, created_at)
       values ($1, 'FINDINGS_DUE', $2, '2026-11-20', '{"findings": []}', now()) returning id)
     insert into message_addressees (message_id, trade_union_id) select id, $2 from told`,
    [message, at.farUnion.id],
  );
  const rejection = uuidv7();
  await program.sql(
    `insert into rejections (id, account_id, collection, document_id, code, payload, fingerprint, at)
     values ($1::uuid, $2, 'inspections', 'elsewhere', 'VALUE_REQUIRED', '{}', 'x', now())`,
    [rejection, elsewhere.accountId],
  );
  const proposal = uuidv7();
  await program.sql(
    `insert into trade_union_proposals (id, trade_union_id, kind, note, proposed_by, proposed_at)
     values ($1, $2, 'NOT_FOUND', '找不到', $3, now())`,
    [proposal, at.farUnion.id, elsewhere.accountId],
  );
  const supervisor = uuidv7();
  await program.sql(
    `insert into supervisors (id, trade_union_id, account_id, source, term_from, term_to, idempotency_key, created_at)
     values ($1, $2, $3, 'WORKER', '2026-01-01', '2028-12-31', $4, now())`,
    [supervisor, at.otherStreet.id, elsewhere.accountId, uuidv7()],
  );
  const circular = uuidv7();
  await program.sql(
    `insert into circulars (id, trade_union_id, kind, title, body, naming, status, audience, drafted_by, changes,
       idempotency_key, created_at)
     values ($1, $2, 'INSPECTION', '通报', '正文', 'ANONYMOUS', 'DRAFT', 'INTERNAL', $3, 0, $4, now())`,
    [circular, at.otherStreet.id, organizer.accountId, uuidv7()],
  );
  const relation = uuidv7();
  await program.sql(
    `insert into declared_relations (id, trade_union_id, account_id, reason, idempotency_key, created_at)
     values ($1, $2, $3, 'DEBT', $4, now())`,
    [relation, at.farUnion.id, elsewhere.accountId, uuidv7()],
  );
  const audit = async (union: BuiltUnion) => {
    const id = uuidv7();
    await program.sql(
      `insert into audits (id, trade_union_id, kind, period_from, period_to, authority_document, opened_by, opened_at, idempotency_key)
       values ($1, $2, 'SPECIAL', '2025-01-01', '2025-12-31', '1', $3, now(), $4)`,
      [id, union.id, reviewer.accountId, uuidv7()],
    );
    return id;
  };
  const commission = async (union: BuiltUnion) => {
    const id = uuidv7();
    await program.sql(
      `insert into auditing_commissions (id, trade_union_id, elected_on, term_ends_on, created_at)
       values ($1, $2, '2025-01-01', '2029-12-31', now())`,
      [id, union.id],
    );
    return id;
  };
  const employer = await registers.employer([
    { at: at.farUnion, kind: "PRIMARY" },
    { at: at.otherCommunity, kind: "SECONDARY", until: "2025-01-01" },
  ]);
  const sealed = await sealedVisits(program, at.union, at.root);
  const checklistDraft = await plans.checklist({ status: "DRAFT" });
  const hiddenPlan = await plans.plan({ scope: at.otherStreet, by: organizer });
  const ids = async (text: string, values: unknown[]) =>
    (await program.sql<{ id: string }>(text, values)).map(({ id }) => id);

  const rating = ratingBuilders(program);
  const far = { union: at.farUnion };
  const farApplication = await rating.application("WORKERS_HOME", "QUALIFIED", far, officerElsewhere);
  const farProposed = await rating.application("DOUBLE_DISPLAY", "DEMONSTRATION_UNIT", far, officerElsewhere, {
    inspector: elsewhere,
  });
  const days = { opensOn: "2026-11-20", closesOn: "2026-11-26" };
  const farNotice = await rating.notice(at.root, [farProposed], organizer, { ...days, audience: "RECIPIENTS" });
  const unopened = await rating.notice(
    at.root,
    [await rating.application("READING_ROOM", "DISTRICT", far, officerElsewhere, { inspector: elsewhere })],
    organizer,
    { opensOn: "2026-11-24", closesOn: "2026-11-30", audience: "PUBLIC" },
  );
  const objection = uuidv7();
  await program.sql(
    `insert into objections (id, notice_id, application_id, statement, filed_by, filed_at, answer_due_on, status)
     values ($1, $2, $3, '异议', $4, now(), '2026-12-04', 'FILED')`,
    [objection, farNotice, farProposed, officerElsewhere.accountId],
  );
  const ownUnion = { union: at.union };
  const ownApplication = await rating.application("WORKERS_HOME", "QUALIFIED", ownUnion, seers.unionOfficer, {
    status: "RETURNED",
  });
  const ownProposed = await rating.application("DOUBLE_DISPLAY", "DEMONSTRATION_UNIT", ownUnion, seers.unionOfficer, {
    inspector: colleague,
  });

  const ownPlan = await plans.plan({ scope: at.street, by: seers.organizer });
  await plans.assignment({ plan: ownPlan, union: at.union });
  const ownOpen = await assignment({ union: at.union, inspectors: [seers.inspector, seers.unionOfficer] });
  return {
    at,
    seers,
    known: {
      closedFinding,
      commission: await commission(at.union),
      leader: seers.leader.accountId,
      tradeUnion: at.union.id,
      street: at.street.id,
      account: seers.inspector.accountId,
      officer: await registers.officer(at.union),
      employer: await registers.employer([{ at: at.union, kind: "PRIMARY" }]),
      plan: ownPlan.id,
      assignment: ownOpen.assignmentId,
      checklist: SIX_STANDARDS.id,
      target: await registers.target(at.street),
      ratingApplication: ownApplication,
      publicNotice: await rating.notice(at.root, [ownProposed], organizer, days),
      award: await rating.award("READING_ROOM", "DISTRICT", ownUnion),
    },
    hidden: {
      tradeUnion: [at.root, at.otherStreet, at.otherCommunity, at.farUnion].map(({ id }) => id),
      account: [elsewhere, officerElsewhere, reviewer, organizer].map(({ accountId }) => accountId),
      inspectorElsewhere: [elsewhere.accountId],
      device: [elsewhere.deviceId, reviewer.deviceId],
      grant: await ids("select id from grants where account_id = any($1)", [[elsewhere.accountId, reviewer.accountId]]),
      officer: [await registers.officer(at.farUnion)],
      employer: [employer],
      coverage: await ids("select id from coverages where employer_id = $1", [employer]),
      site: [await plans.site(at.farUnion)],
      target: [await registers.target(at.farUnion), await registers.target(at.root)],
      proposal: [proposal],
      plan: [hiddenPlan.id, waiting.planId],
      assignment: [...[waiting, confirmed, returned, withdrawn].map((each) => each.assignmentId), ...sealed.opened],
      inspection: [
        ...[waiting, confirmed, returned, withdrawn, selfInspection].map(({ id }) => id),
        ...drafts,
        ...sealed.inspections,
      ],
      selfInspection: [selfInspection.id],
      otherDraft,
      unreviewed: [near.id, nearReturned.id],
      unconfirmed: [near.id, nearReturned.id],
      finding: [finding],
      ratingApplication: [farApplication, farProposed],
      // One for others, and one for everybody from the day after tomorrow on.
      publicNotice: [farNotice, unopened],
      objection: [objection],
      award: [await rating.award("WORKERS_HOME", "QUALIFIED", far)],
      circular: [circular],
      suspicion: [suspicion],
      notice: [notice],
      message: [message],
      rejection: [rejection],
      supervisor: [supervisor],
      relation: [relation],
      audit: [await audit(at.farUnion), await audit(at.union)],
      commission: [await commission(at.farUnion)],
      visit: sealed.visits,
      checklistDraft: [checklistDraft.id],
      checklistDraftCode: [checklistDraft.code],
    },
  };
}

/** An id, or a code, that nothing has. */
export const nothing = (kind: HiddenKind): string => (kind === "checklistDraftCode" ? "T_NOTHING" : randomUUID());

/** Visits to a union in the midst of the seers, which are known to drafter, approver and team only, as far as they have come. */
async function sealedVisits(
  program: TestProgram,
  union: BuiltUnion,
  root: BuiltUnion,
): Promise<{ visits: string[]; opened: string[]; inspections: string[] }> {
  const { person } = builders(program);
  const build = visitBuilders(program);
  const drafter = await person([{ role: "ORGANIZER", at: root }]);
  const approver = await person([{ role: "LEADER", at: root }]);
  const team = [await build.supervisor(root), await build.supervisor(root)];
  const [opener] = team;
  if (opener === undefined) throw new Error("nobody opens the visits");
  const drawn = async () => {
    const request = build.request(union, team, { approverId: approver.accountId, excludeVisitedWithinDays: 0 });
    const [visit] = (await build.drawn(request, drafter)).visits;
    if (visit === undefined) throw new Error("nothing was drawn");
    return visit;
  };
  const plan = await drawn();
  const approved = await build.approved(await drawn(), approver);
  const leaked = await drawn();
  await build.leak.run({ visitId: leaked.id, note: "外泄" }, drafter);
  const rejected = await drawn();
  await build.approve.run({ visitId: rejected.id, decision: "REJECT", expectedVersion: 1 }, approver);
  const opened = await build.opened(await build.approved(await drawn(), approver), opener);
  const { id } = await build.inspected(opened, opener);
  const visits = [plan, approved, leaked, rejected, opened].map((visit) => visit.id);
  return { visits, opened: [opened.id], inspections: [id] };
}
