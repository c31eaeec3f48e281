import DataLoader from "dataloader";
import { rows, sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { workingCalendar } from "../../calendar/calendar.queries.js";
import type { WorkingCalendar } from "../../calendar/working-day.rules.js";
import type { InspectionRow } from "../../inspections/records/inspection.columns.js";
import { inspectionsOfOwners } from "../../inspections/records/inspection.queries.js";
import type { Person } from "../../identity/person.types.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { isInsider, seesReports } from "./visit.policy.js";
import { visibleVisitsByIds, type VisitRow } from "./visit.queries.js";
import type { VisitReferral, VisitReport, VisitStatement } from "./visit.types.js";

/** The working days, read once for all the due days of a request. */
export const calendarOfRequest: LoaderFactory<"now", WorkingCalendar> = ({ em }) =>
  new DataLoader(async (keys) => {
    const calendar = await workingCalendar(em);
    return keys.map(() => calendar);
  });

/** Who is in the teams of visits now, in the order of their seats; for visits that were found visible. */
export const teamOfVisit: LoaderFactory<string, Person[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Person & { visitId: string }>(
      em,
      sql`select m.visit_id as "visitId", a.id, a.name from visit_team_members m join accounts a on a.id = m.account_id
        where m.visit_id = any(${[...ids]}::uuid[]) and m.left_at is null order by m.seat`,
    );
    const teams = Map.groupBy(found, ({ visitId }) => visitId);
    return ids.map((id) => (teams.get(id) ?? []).map(({ id: accountId, name }) => ({ id: accountId, name })));
  });

/** For whom visits are shut until another insider confirms; none for whoever is no insider themselves. */
export const shutInsidersOfVisit: LoaderFactory<string, Person[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = await rows<Person & { visitId: string }>(
      em,
      sql`select s.visit_id as "visitId", a.id, a.name from visit_shut_insiders s join accounts a on a.id = s.account_id
          join supervision_visits v on v.id = s.visit_id join trade_unions u on u.id = v.trade_union_id
        where s.visit_id = any(${[...ids]}::uuid[]) and s.confirmed_at is null and ${isInsider(actor)} order by s.shut_at, a.id`,
    );
    const byVisit = Map.groupBy(found, ({ visitId }) => visitId);
    return ids.map((id) => (byVisit.get(id) ?? []).map(({ id: accountId, name }) => ({ id: accountId, name })));
  });

/** The inspections of visits; whoever may know of a visit may see what its team submitted. */
export const inspectionOfVisit: LoaderFactory<string, InspectionRow | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await inspectionsOfOwners(em, "SUPERVISION", ids, "whole");
    const performed = found.filter(({ status }) => status !== "WITHDRAWN");
    const byVisit = new Map(performed.map((inspection) => [inspection.ownerId, inspection]));
    return ids.map((id) => byVisit.get(id) ?? null);
  });

/** Visits by id, as far as the actor may know of them; each read is noted. */
export const visitById: LoaderFactory<string, VisitRow | null> = (context) =>
  new DataLoader(async (ids) => {
    const found = await visibleVisitsByIds(context, ids);
    const byId = new Map(found.map((visit) => [visit.id, visit]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** The latest report of visits, for those who may read what the team wrote. */
export const reportOfVisit: LoaderFactory<string, VisitReport | null> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = await rows<VisitReport & { visitId: string }>(
      em,
      sql`select distinct on (r.visit_id) r.visit_id as "visitId", r.summary, r.signed_by::text[] as "signedBy",
          r.submitted_at as "submittedAt", r.is_late as "isLate"
        from visit_reports r join supervision_visits v on v.id = r.visit_id join trade_unions u on u.id = v.trade_union_id
        where r.visit_id = any(${[...ids]}::uuid[]) and ${seesReports(actor)} order by r.visit_id, r.submitted_at desc`,
    );
    const byVisit = new Map(found.map((report) => [report.visitId, report]));
    return ids.map((id) => byVisit.get(id) ?? null);
  });

/** What the visited unions said. */
export const statementOfVisit: LoaderFactory<string, VisitStatement | null> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<VisitStatement & { visitId: string }>(
      em,
      sql`select s.visit_id as "visitId", s.statement, s.evidence, s.submitted_at as "submittedAt"
        from visit_statements s where s.visit_id = any(${[...ids]}::uuid[])`,
    );
    const byVisit = new Map(found.map((statement) => [statement.visitId, statement]));
    return ids.map((id) => byVisit.get(id) ?? null);
  });

/** To whom visits were referred: what went to the discipline body is for its handlers and for who sent it. */
export const referralsOfVisit: LoaderFactory<string, VisitReferral[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = await rows<VisitReferral & { visitId: string }>(
      em,
      sql`select r.id, r.visit_id as "visitId", r.referred_to as "to", r.reason, r.referred_at as "referredAt"
        from visit_referrals r join supervision_visits v on v.id = r.visit_id join trade_unions u on u.id = v.trade_union_id
        where r.visit_id = any(${[...ids]}::uuid[]) and (r.referred_by = ${actor.accountId}::uuid
          or ${withinReach(actor, sql`u.path`, "visit:clues")}
          or (r.referred_to <> 'DISCIPLINE_BODY' and ${withinReach(actor, sql`u.path`, "visit:refer")}))
        order by r.referred_at, r.id`,
    );
    const byVisit = Map.groupBy(found, ({ visitId }) => visitId);
    return ids.map((id) => byVisit.get(id) ?? []);
  });
