import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import {
  SEPARATIONS,
  type Duty,
  type SeparatedCommand,
} from "../../../src/modules/trade-unions/duties/separation-of-duty.rules.js";
import type { Role } from "../../../src/modules/trade-unions/duties/role-permissions.rules.js";
import { auditSteps, ACCOUNTS, type BuiltAudit } from "../../support/builders-audits.js";
import { circularBuilders } from "../../support/builders-circulars.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { builders as inspectionBuilders, rawInspection, submitted } from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { planBuilders } from "../../support/builders-plans.js";
import { programId, ratingBuilders } from "../../support/builders-ratings.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { visitBuilders, type BuiltVisit } from "../../support/builders-visits.js";
import { mutationOf } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const program = testProgram();
const { tradeUnion, person, link } = builders(program);
const rating = ratingBuilders(program);
const rectification = rectificationBuilders(program);
const visits = visitBuilders(program);
const audits = auditSteps(program);
const circulars = circularBuilders(program, () => ({
  organizer: persons.organizer,
  leader: persons.leader,
  recipient: at.street,
}));

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  await rating.authorize();
});
beforeEach(() => program.clock.set(`${TODAY}T10:00:00+08:00`));

/** Something about which a command decides, at the point where it would succeed. */
interface Prepared {
  /** Who sends the command. */
  by: BuiltPerson;
  /** Whose duties are in question, when it is not the sender. */
  bearer?: BuiltPerson;
  input: Record<string, unknown>;
  /** The union concerned. */
  union?: BuiltUnion;
  /** Gives an account a duty on it, in place of who had it. */
  give?: Partial<Record<Duty, (accountId: string) => unknown>>;
}

const set = (table: string, column: string, id: string) => (accountId: string) =>
  program.sql(`update ${table} set ${column} = $1 where id = $2`, [accountId, id]);
const decider = (role: Role, where: BuiltUnion = at.root) => person([{ role, at: where }]);
const newUnion = () => tradeUnion({ parent: at.community });

const parts = (findingId: string, inspectionId: string): Prepared["give"] => {
  const part = (table: string, column: string, insert: string) => async (accountId: string) => {
    const changed = await program.sql(`update ${table} set ${column} = $1 where finding_id = $2 returning id`, [
      accountId,
      findingId,
    ]);
    if (changed.length === 0) await program.sql(insert, [uuidv7(), findingId, accountId]);
  };
  return {
    inspects: (accountId) =>
      program.sql("update inspections set inspector_ids = array[inspector_id, $1::uuid] where id = $2", [
        accountId,
        inspectionId,
      ]),
    contests: part(
      "finding_contests",
      "contested_by",
      `insert into finding_contests (id, finding_id, statement, contested_by, contested_at, decision, decided_by, decided_at)
       select $1, $2, 'x', $3, now(), 'UPHOLD', (select id from accounts where id <> $3 limit 1), now()`,
    ),
    asksForTime: part(
      "finding_extensions",
      "requested_by",
      `insert into finding_extensions (id, finding_id, until, reason, requested_by, requested_at, decision, decided_by, decided_at)
       select $1, $2, '2027-01-10', 'x', $3, now(), 'REJECT', (select id from accounts where id <> $3 limit 1), now()`,
    ),
    rectifies: part(
      "rectifications",
      "submitted_by",
      `insert into rectifications (id, finding_id, description, submitted_by, submitted_at, outcome, verified_by, verified_at)
       select $1, $2, 'x', $3, now(), 'ACCEPTED', (select id from accounts where id <> $3 limit 1), now()`,
    ),
  };
};
async function foundAt(given: { status?: string; isSuspicion?: boolean; criterion?: string } = {}) {
  const union = await newUnion();
  const officer = await person([{ role: "UNION_OFFICER", at: union }]);
  const inspectionId = await rectification.inspected(union, persons);
  const findingId = await rectification.finding(union, inspectionId, given);
  return { union, officer, inspectionId, findingId };
}
const issuedAt = async () => {
  const found = await foundAt();
  await rectification.issued([found.findingId], persons.reviewer);
  return found;
};
async function aboutFinding(
  role: Role,
  { union, inspectionId, findingId }: Awaited<ReturnType<typeof foundAt>>,
  input: object,
): Promise<Prepared> {
  const expectedVersion = await rectification.version(findingId);
  return {
    by: await decider(role),
    union,
    give: parts(findingId, inspectionId) ?? {},
    input: { findingId, expectedVersion, ...input },
  };
}
const run = (field: string, input: object, by: BuiltPerson) =>
  mutationOf(program, field, "__typename").refused(input, by);
const must = async (field: string, input: object, by: BuiltPerson) => expect(await run(field, input, by)).toEqual([]);

async function rated(given: { status?: string; levelCode?: string; siteId?: string; code?: string } = {}) {
  const union = await newUnion();
  const officer = await person([{ role: "UNION_OFFICER", at: union }]);
  await rating.good(union);
  const { status = "INSPECTED", levelCode = "QUALIFIED", code = "WORKERS_HOME" } = given;
  const siteId = code === "READING_ROOM" ? await planBuilders(program).site(union) : null;
  const id = await rating.application(code, levelCode, { union, siteId }, officer, {
    status,
    inspector: persons.inspector,
    percent: 95,
  });
  return { union, officer, id, siteId, give: { applies: set("rating_applications", "applied_by", id) } };
}
const DAY = "2026-11-20";
async function awarded() {
  const { union, give, id: applicationId } = await rated();
  const awardId = await rating.award("WORKERS_HOME", "ADVANCED", { union });
  await rating.notice(at.root, [applicationId], persons.organizer, { status: "CONCLUDED" });
  await program.sql("update rating_applications set status = 'CONFERRED', award_id = $1 where id = $2", [
    awardId,
    applicationId,
  ]);
  return { union, give, awardId };
}

async function audited(step: "opened" | "atWork" | "drafted" | "commented" | "issued") {
  const union = await newUnion();
  const officer = await person([{ role: "UNION_OFFICER", at: union }]);
  const auditor = await decider("AUDITOR");
  const team: [BuiltPerson, BuiltPerson] = [auditor, await decider("AUDITOR")];
  const at = {
    opened: (): Promise<BuiltAudit> => audits.opened(union, team),
    atWork: () => audits.atWork(union, team),
    drafted: () => audits.drafted(union, team),
    commented: async () => {
      const { id: auditId } = await audits.drafted(union, team);
      return audits.done("comment", { auditId, statement: "无异议", expectedVersion: 4 }, officer);
    },
    issued: () => audits.issued(union, team, officer),
  };
  const { id: auditId, version: expectedVersion } = await at[step]();
  return { union, by: auditor, auditId, input: { auditId, expectedVersion } };
}

async function planned() {
  const street = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
  const community = await tradeUnion({ parent: street, form: "COMMUNITY" });
  await tradeUnion({ parent: community });
  // They may draw too, so that it is the duty that bars them and not that they do not see what they drew.
  const approver = await person([
    { role: "LEADER", at: at.root },
    { role: "ORGANIZER", at: at.root },
  ]);
  const pool = [await visits.supervisor(at.root), await visits.supervisor(at.root)];
  const draw = await visits.drawn(
    visits.request(street, pool, { approverId: approver.accountId, departmentMembers: [] }),
    persons.organizer,
  );
  const [visit] = draw.visits;
  if (visit === undefined) throw new Error("nothing was drawn");
  const give = {
    drafts: (accountId: string) =>
      program.sql("update supervision_visits set drafted_by = $1, approver_id = $2 where id = $3", [
        accountId,
        accountId === approver.accountId ? persons.leader.accountId : approver.accountId,
        visit.id,
      ]),
    visits: async (accountId: string) => {
      await program.sql("delete from visit_team_members where visit_id = $1 and seat = 9", [visit.id]);
      await program.sql(
        "insert into visit_team_members (visit_id, account_id, seat, left_at, left_reason) values ($1, $2, 9, now(), 'DEBT')",
        [visit.id, accountId],
      );
    },
  };
  return { visit, approver, pool, give, union: { ...street, id: visit.tradeUnion.id } };
}
async function visited(isConfirmed: boolean) {
  const { visit, approver, pool, give, union } = await planned();
  const approved = await visits.approved(visit, approver);
  const one = pool.find(({ accountId }) => accountId === visit.team[0]?.id);
  if (one === undefined) throw new Error("nobody goes");
  const opened = await visits.opened(approved, one);
  const { id } = await visits.inspected(opened, one);
  const reported = await visits.reported(opened, one, id);
  return { visit: isConfirmed ? await visits.confirmed(reported, persons.reviewer) : reported, give, union };
}
const atVersion = ({ id, version }: BuiltVisit) => ({ visitId: id, expectedVersion: version });

/** How each command of the table comes to the point where it decides. */
const PREPARED: Readonly<Record<SeparatedCommand, () => Promise<Prepared>>> = {
  reviewInspection: async () => {
    const { union, officer, findingId, inspectionId } = await foundAt();
    const applicationId = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
      status: "INSPECTED",
    });
    const { assignmentId } = await inspectionBuilders(program).assignment({ union, inspectors: [persons.inspector] });
    const raw = rawInspection({ tradeUnionId: union.id, assignmentId });
    const { id, version } = await submitted(program, persons.inspector.token, raw);
    // All that may be decided with an inspection at once: the application it was made for, the finding it looked at again.
    await program.sql(
      "update inspections set kind = 'FOLLOW_UP', finding_checks = $1, owner = 'RATING', owner_id = $2 where id = $3",
      [JSON.stringify([{ findingId, outcome: "RECTIFIED", note: null, evidence: [] }]), applicationId, id],
    );
    return {
      by: await decider("REVIEWER"),
      union,
      input: { inspectionId: id, decision: "CONFIRM", expectedVersion: version },
      give: {
        ...parts(findingId, inspectionId),
        inspects: parts(findingId, id)?.inspects as never,
        applies: set("rating_applications", "applied_by", applicationId),
      },
    };
  },
  issueNotice: async () => {
    const found = await foundAt();
    return {
      by: await decider("REVIEWER"),
      union: found.union,
      give: parts(found.findingId, found.inspectionId) ?? {},
      input: { kind: "RECTIFICATION_NOTICE", findingIds: [found.findingId], idempotencyKey: randomUUID() },
    };
  },
  decideContest: async () => {
    const found = await foundAt();
    const expectedVersion = await rectification.version(found.findingId);
    await must("contestFinding", { findingId: found.findingId, statement: "不同意", expectedVersion }, found.officer);
    return aboutFinding("REVIEWER", found, { decision: "REVOKE", comment: "有误" });
  },
  decideExtension: async () => {
    const found = await issuedAt();
    const expectedVersion = await rectification.version(found.findingId);
    const request = { findingId: found.findingId, until: "2026-12-31", reason: "采购", expectedVersion };
    await must("requestExtension", request, found.officer);
    return aboutFinding("REVIEWER", found, { decision: "REJECT", comment: "不必" });
  },
  verifyRectification: async () => {
    const found = await issuedAt();
    const expectedVersion = await rectification.version(found.findingId);
    const report = { findingId: found.findingId, rectificationId: uuidv7(), description: "已改", expectedVersion };
    await must("submitRectification", report, found.officer);
    return aboutFinding("REVIEWER", found, { outcome: "ACCEPTED", comment: null });
  },
  closeFinding: async () => {
    const found = await issuedAt();
    await program.sql(
      "update findings set status = 'VERIFIED', settled_on = '2026-11-20', version = version + 1 where id = $1",
      [found.findingId],
    );
    return aboutFinding("REVIEWER", found, {});
  },
  transferFinding: async () => {
    const found = await foundAt({ isSuspicion: true, criterion: "S5.5" });
    return aboutFinding("REVIEWER", found, { to: "AUDITING_COMMISSION", comment: "请审查" });
  },
  concludeTransfer: async () => {
    const found = await foundAt({ isSuspicion: true, criterion: "S5.5" });
    const expectedVersion = await rectification.version(found.findingId);
    const handed = { findingId: found.findingId, to: "AUDITING_COMMISSION", comment: "请审查", expectedVersion };
    await must("transferFinding", handed, persons.reviewer);
    return aboutFinding("LEADER", found, { conclusion: "UNSUBSTANTIATED", documentNumber: "思经审〔2026〕3号" });
  },
  assignFollowUp: async () => {
    const { findingId, inspectionId, union } = await foundAt();
    await program.sql(
      `update findings set status = 'CLOSED', issued_at = now(), served_on = '2026-10-20', settled_on = '2026-10-20',
         closed_on = '2026-10-20', follow_up = 'DUE' where id = $1`,
      [findingId],
    );
    const bearer = await decider("INSPECTOR");
    const input = { findingIds: [findingId], inspectorIds: [bearer.accountId], dueOn: "2026-12-15" };
    return {
      by: persons.organizer,
      bearer,
      union,
      input: { ...input, idempotencyKey: randomUUID() },
      give: parts(findingId, inspectionId) ?? {},
    };
  },
  reviewRatingApplication: async () => {
    const { id, union, give } = await rated({ status: "STREET_REVIEWED" });
    const input = { applicationId: id, decision: "REJECT", comment: "不符", expectedVersion: 1 };
    return { by: await decider("REVIEWER"), union, give, input };
  },
  proposeAwards: async () => {
    const { id, union, give } = await rated();
    const input = { title: "公示", applicationIds: [id], opensOn: "2026-11-23", audience: "INTERNAL" };
    return { by: await decider("ORGANIZER"), union, give, input: { ...input, idempotencyKey: randomUUID() } };
  },
  withdrawPublicNotice: async () => {
    const { id, union, give } = await rated();
    const noticeId = await rating.notice(at.root, [id], persons.organizer, { opensOn: DAY, closesOn: "2026-11-26" });
    return { by: await decider("ORGANIZER"), union, give, input: { noticeId, reason: "有误", expectedVersion: 1 } };
  },
  decideObjection: async () => {
    const { id, union, give } = await rated();
    const noticeId = await rating.notice(at.root, [id], persons.organizer, { opensOn: DAY, closesOn: "2026-11-26" });
    const filing = { noticeId, applicationId: id, statement: "不实", contact: "x", idempotencyKey: randomUUID() };
    const { objection } = await mutationOf(program, "fileObjection", "objection { id }").run<{
      objection: { id: string };
    }>(filing, persons.otherUnionOfficer);
    return {
      by: await decider("REVIEWER"),
      union,
      input: { objectionId: objection.id, decision: "REJECT", reason: "不成立", expectedVersion: 1 },
      give: {
        ...give,
        objects: set("objections", "filed_by", objection.id),
        inspects: (accountId) =>
          program.sql("update inspections set inspector_ids = array[inspector_id, $1::uuid] where owner_id = $2", [
            accountId,
            id,
          ]),
      },
    };
  },
  conferAward: async () => {
    const { id, union, give } = await rated();
    await rating.notice(at.root, [id], persons.organizer);
    const input = { applicationId: id, documentNumber: "思工〔2026〕8号", on: DAY, expectedVersion: 1 };
    return { by: await decider("LEADER"), union, give, input };
  },
  recommendAward: async () => {
    const { id, union, give } = await rated({ code: "READING_ROOM", levelCode: "CITY" });
    await rating.notice(at.root, [id], persons.organizer);
    return { by: await decider("LEADER"), union, give, input: { applicationId: id, on: DAY, expectedVersion: 1 } };
  },
  recordSuperiorAward: async () => {
    const { id, union, give, siteId } = await rated({ code: "READING_ROOM", levelCode: "CITY" });
    await rating.notice(at.root, [id], persons.organizer);
    await must("recommendAward", { applicationId: id, on: DAY, expectedVersion: 1 }, persons.leader);
    const input = {
      programId: programId("READING_ROOM"),
      levelCode: "CITY",
      tradeUnionId: union.id,
      conferringLevel: "CITY",
      siteId,
      applicationId: id,
      documentNumber: "厦工〔2026〕5号",
      on: "2026-11-21",
    };
    return { by: await decider("ORGANIZER"), union, give, input: { ...input, idempotencyKey: randomUUID() } };
  },
  openReexamination: async () => {
    const { union, give, awardId } = await awarded();
    const input = { awardId, inspectorIds: [persons.inspector.accountId], dueOn: "2026-12-10", expectedVersion: 1 };
    return { by: await decider("ORGANIZER"), union, give, input };
  },
  changeAward: async () => {
    const { union, give, awardId } = await awarded();
    const input = { awardId, change: "REVOKE", cause: "不合格", on: DAY, expectedVersion: 1 };
    return { by: await decider("LEADER"), union, give, input };
  },
  issueAuditNotice: async () => {
    const { input, ...audit } = await audited("opened");
    return { ...audit, input: { ...input, onSiteFrom: "2026-12-01" } };
  },
  recordAuditFigures: async () => {
    const { input, ...audit } = await audited("atWork");
    return { ...audit, input: { ...input, ...ACCOUNTS } };
  },
  recordAuditFinding: async () => {
    const { auditId, ...audit } = await audited("atWork");
    return { ...audit, input: audits.finding(auditId) };
  },
  sendDraftReport: async () => {
    const { by, union, auditId } = await audited("atWork");
    await audits.done("figures", { auditId, ...ACCOUNTS, expectedVersion: 2 }, by);
    return { by, union, input: { auditId, text: "征求意见稿", expectedVersion: 3 } };
  },
  issueAuditReport: async () => {
    const { auditId, ...audit } = await audited("commented");
    return { ...audit, input: audits.report(auditId) };
  },
  closeAudit: () => audited("issued"),
  cancelAudit: async () => {
    const { input, ...audit } = await audited("opened");
    return { ...audit, input: { ...input, reason: "重复立项" } };
  },
  approveSupervisionVisit: async () => {
    const { visit, approver, give, union } = await planned();
    return { by: approver, union, give, input: { ...atVersion(visit), decision: "APPROVE" } };
  },
  reviewVisitReport: async () => {
    const { visit, give, union } = await visited(false);
    return { by: await decider("REVIEWER"), union, give, input: { ...atVersion(visit), decision: "CONFIRM" } };
  },
  referVisit: async () => {
    const { visit, union } = await visited(true);
    const input = { ...atVersion(visit), to: "DISCIPLINE_BODY", reason: "移送" };
    return { by: await decider("REVIEWER"), union, input };
  },
  signCircular: async () => {
    const { id, version } = await circulars.drafted();
    return {
      by: await decider("LEADER"),
      input: { circularId: id, number: circulars.newNumber(), expectedVersion: version },
      give: { drafts: set("circulars", "drafted_by", id) },
    };
  },
  decideTradeUnionProposal: async () => {
    const { proposal } = await mutationOf(program, "proposeTradeUnionChange", "proposal { id version }").run<{
      proposal: { id: string; version: number };
    }>({ tradeUnionId: at.union.id, kind: "DISSOLVED", note: randomUUID(), evidence: [] }, persons.inspector);
    return {
      by: await decider("ADMINISTRATOR"),
      input: { proposalId: proposal.id, decision: "REJECT", comment: "不属实", expectedVersion: proposal.version },
      give: { proposes: set("trade_union_proposals", "proposed_by", proposal.id) },
    };
  },
  grantRole: async () => {
    const input: Record<string, unknown> = {
      role: "INSPECTOR",
      tradeUnionId: at.street.id,
      idempotencyKey: randomUUID(),
    };
    return { by: await decider("ADMINISTRATOR"), input, give: { receives: (id) => (input["accountId"] = id) } };
  },
  confirmGrant: async () => {
    const to = await person();
    const input = {
      accountId: to.accountId,
      role: "REVIEWER",
      tradeUnionId: at.street.id,
      idempotencyKey: randomUUID(),
    };
    const { grant } = await mutationOf(program, "grantRole", "grant { id }").run<{ grant: { id: string } }>(
      input,
      persons.administrator,
    );
    return {
      by: await decider("LEADER"),
      input: { grantId: grant.id },
      give: {
        asks: async (accountId) => {
          await set("pending_grants", "requested_by", grant.id)(accountId);
          await holdsRole("ADMINISTRATOR", accountId);
        },
        receives: set("pending_grants", "account_id", grant.id),
      },
    };
  },
  appointSupervisor: async () => {
    const input: Record<string, unknown> = {
      tradeUnionId: at.root.id,
      source: "LAWYER",
      termFrom: TODAY,
      idempotencyKey: randomUUID(),
    };
    const receives = async (accountId: string) => {
      input["accountId"] = accountId;
      await holdsRole("SUPERVISOR", accountId);
    };
    return { by: await decider("ADMINISTRATOR"), input, give: { receives } };
  },
  renewSupervisorTerm: async () => {
    const { accountId } = await visits.supervisor(at.root);
    const [term] = await program.sql<{ id: string }>("select id from supervisors where account_id = $1", [accountId]);
    const id = term?.id ?? "";
    const receives = async (other: string) => {
      await set("supervisors", "account_id", id)(other);
      await holdsRole("SUPERVISOR", other);
    };
    return {
      by: await decider("ADMINISTRATOR"),
      give: { receives },
      input: { supervisorId: id, idempotencyKey: randomUUID() },
    };
  },
  confirmInsider: async () => {
    const { visit, approver } = await planned();
    const input: Record<string, unknown> = { visitId: visit.id };
    const receives = async (accountId: string) => {
      input["accountId"] = accountId;
      if (accountId !== approver.accountId)
        await program.sql(
          `insert into visit_shut_insiders (id, visit_id, account_id, because, shut_at)
           values (gen_random_uuid(), $1, $2, 'PASSWORD_RESET', now()) on conflict do nothing`,
          [visit.id, accountId],
        );
    };
    return { by: approver, input, give: { receives } };
  },
};

const holdsRole = (role: Role, accountId: string) =>
  program.sql(
    `insert into grants (id, account_id, trade_union_id, role, since, created_at)
     values (gen_random_uuid(), $1, $2, $3, '2020-01-01', now()) on conflict do nothing`,
    [accountId, at.root.id, role],
  );

interface Office {
  /** Gives it up, or takes it away: now, and in the register for a day before. */
  end: () => Promise<unknown>;
}

/** An office in the union: for the person themselves in the register, for a second account by a role at exactly that union. */
async function giveOffice(
  union: BuiltUnion | undefined,
  accountId: string,
  byRole: boolean,
  given: { until?: string; revokedAt?: string } = {},
): Promise<Office> {
  if (union === undefined) throw new Error("there is no union concerned");
  const { administrator } = persons;
  if (byRole) {
    const grantId = randomUUID();
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, since, revoked_at, created_at)
       values ($1, $2, $3, 'UNION_OFFICER', '2020-01-01', $4, now())`,
      [grantId, accountId, union.id, given.revokedAt ?? null],
    );
    return { end: () => must("revokeGrant", { grantId }, administrator) };
  }
  const office = { accountId, post: "CHAIR", since: "2020-01-01", ...given };
  const officerId = await organizationBuilders(program).officer(union, office);
  return { end: () => must("endOffice", { officerId, on: "2026-01-31", expectedVersion: 1 }, administrator) };
}
const deleteOffices = (accountIds: readonly string[], union: BuiltUnion | undefined) =>
  Promise.all(
    ["officers", "grants"].map((table) =>
      program.sql(`delete from ${table} where account_id = any($1::uuid[]) and trade_union_id = $2`, [
        accountIds,
        union?.id,
      ]),
    ),
  );

/** Of a suspicion, or of a visit whose result does not stand, whoever holds office is not refused: it does not exist for them. */
const UNKNOWN_TO_OFFICE: Partial<Record<SeparatedCommand, string>> = {
  transferFinding: "FINDING_NOT_FOUND",
  concludeTransfer: "FINDING_NOT_FOUND",
  reviewVisitReport: "VISIT_NOT_FOUND",
};

const everything = async () => program.sql("select count(*)::int as entries, max(at) as latest from journal_entries");

describe("duties that may not meet on one matter, by the table", () => {
  test.each(Object.keys(SEPARATIONS) as SeparatedCommand[])(
    "%s, duty by duty, and nothing changes, nor once an office is given up",
    async (command) => {
      const { by, bearer = by, input, union, give } = await PREPARED[command]();
      const attempt = async () => (await run(command, input, by)).map(({ code }) => code);
      for (const [duty, code] of Object.entries(SEPARATIONS[command]) as [Duty, string][]) {
        const isOffice = duty === "answersFor" || duty === "inCharge";
        const assign = async (accountId: string, byRole: boolean): Promise<Office | undefined> => {
          if (isOffice) return giveOffice(union, accountId, byRole);
          if (give?.[duty] === undefined) throw new Error(`nobody can be given the duty ${duty}`);
          await give[duty](accountId);
          return undefined;
        };
        const refusedAfter = async (office: Office | undefined): Promise<void> => {
          if (office === undefined) return;
          await office.end();
          const ended = await everything();
          expect({ duty, refused: await attempt() }).toEqual({ duty, refused: [code] });
          expect(await everything()).toEqual(ended);
        };
        const refusal = (isOffice ? UNKNOWN_TO_OFFICE[command] : undefined) ?? code;
        let before = await everything();
        const own = await assign(bearer.accountId, false);
        expect({ duty, refused: await attempt() }).toEqual({ duty, refused: [refusal] });
        expect(await everything()).toEqual(before);
        await refusedAfter(own);
        if (isOffice) await deleteOffices([bearer.accountId], union);

        // Nor by a second account of the same person.
        before = await everything();
        const second = await person();
        const others = await assign(second.accountId, true);
        await link(second, bearer);
        expect({ duty, refused: await attempt() }).toEqual({ duty, refused: [refusal] });
        expect(await everything()).toEqual(before);
        await refusedAfter(others);
        await link(second, null);
      }
      // And it was that alone: with other people's parts in it, and offices given up before, the same command succeeds.
      if (union !== undefined) {
        await giveOffice(union, bearer.accountId, false, { until: "2025-12-31" });
        await giveOffice(union, bearer.accountId, true, { revokedAt: "2025-12-31T12:00:00Z" });
      }
      expect(await attempt()).toEqual([]);
    },
  );

  test("an office counts as long as it was held since the matter was opened, whatever is entered of it afterwards", async () => {
    const attempt = async ({ by, input }: Prepared) =>
      (await run("reviewInspection", input, by)).map(({ code }) => code);
    const refused = ["DECIDER_ANSWERS_FOR_UNION"];

    // Their account is taken off the register, as if it had never been their office.
    const corrected = await PREPARED.reviewInspection();
    const officerId = await organizationBuilders(program).officer(corrected.union ?? at.union, {
      accountId: corrected.by.accountId,
    });
    const other = await person([{ role: "INSPECTOR", at: at.root }]);
    const change = { officerId, accountId: other.accountId, expectedVersion: 1 };
    await must("changeOfficer", change, persons.administrator);
    expect(await attempt(corrected)).toEqual(refused);
    await must("changeOfficer", { ...change, accountId: null, expectedVersion: 2 }, persons.administrator);
    expect(await attempt(corrected)).toEqual(refused);

    // Their role runs out while it is open, which it has been since the visit of the 18th; or the day before.
    const lapsed = await PREPARED.reviewInspection();
    const lapse = "update grants set until = $1 where account_id = $2 and trade_union_id = $3";
    await giveOffice(lapsed.union, lapsed.by.accountId, true);
    for (const [until, codes] of [
      ["2026-11-18", refused],
      ["2026-11-17", []],
    ] as const) {
      await program.sql(lapse, [until, lapsed.by.accountId, lapsed.union?.id]);
      expect(await attempt(lapsed)).toEqual(codes);
    }

    // An office is left on its `until`, which is no day in it any more.
    const resigned = await PREPARED.reviewInspection();
    for (const [until, codes] of [
      ["2026-11-19", refused],
      ["2026-11-18", []],
    ] as const) {
      await giveOffice(resigned.union, resigned.by.accountId, false, { until });
      expect(await attempt(resigned)).toEqual(codes);
      await deleteOffices([resigned.by.accountId], resigned.union);
    }

    // It was given back, and made anew after the office had ended.
    const anew = await PREPARED.reviewInspection();
    const { inspectionId } = anew.input;
    await giveOffice(anew.union, anew.by.accountId, false, { until: "2026-11-19" });
    await must("reviewInspection", { ...anew.input, decision: "RETURN", comment: "补充" }, persons.reviewer);
    await program.sql(
      `with earlier as (insert into inspection_revisions (inspection_id, revision, status, started_at, inspector_ids, replaced_at)
         select id, 1, 'RETURNED', started_at, inspector_ids, now() from inspections where id = $1)
       update inspections set status = 'SUBMITTED', started_at = '2026-11-20T01:00:00Z', created_at = '2026-11-20T02:00:00Z',
         kind = 'ROUTINE', finding_checks = '[]', owner = null, owner_id = null where id = $1`,
      [inspectionId],
    );
    const [stands] = await program.sql<{ version: number }>("select version from inspections where id = $1", [
      inspectionId,
    ]);
    expect(await attempt({ ...anew, input: { ...anew.input, expectedVersion: stands?.version } })).toEqual(refused);

    // That their office had ended was entered before it was opened.
    const left = await PREPARED.reviewInspection();
    const office = await giveOffice(left.union, left.by.accountId, false);
    program.clock.set("2026-11-17T10:00:00+08:00");
    await office.end();
    program.clock.set(`${TODAY}T10:00:00+08:00`);
    expect(await attempt(left)).toEqual([]);
  });

  test("nor is anybody sent to look at a union where another account of theirs holds office", async () => {
    const { by, bearer, input, union } = await PREPARED.assignFollowUp();
    const second = await person();
    await giveOffice(union, second.accountId, false);
    await link(second, bearer ?? by);
    const refused = await run("assignFollowUp", input, by);
    expect(refused).toEqual([{ code: "INSPECTOR_HOLDS_OFFICE", path: ["input", "inspectorIds", "0"] }]);
    await link(second, null);
    expect(await run("assignFollowUp", input, by)).toEqual([]);
  });
});
