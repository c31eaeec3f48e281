import { Migration } from "@mikro-orm/migrations";

/** What a confirmed inspection found wrong. */
export class Migration20261107_findings extends Migration {
  override up(): void {
    this.addSql(`
      create table findings (
        id uuid constraint findings_pkey primary key,
        inspection_id uuid not null constraint findings_inspection_fkey references inspections (id),
        trade_union_id uuid not null constraint findings_trade_union_fkey references trade_unions (id),
        checklist_id uuid not null constraint findings_checklist_fkey references checklists (id),
        criterion_code text not null,
        fault_id uuid,
        severity text not null constraint findings_severity_known check (severity in ('IMMEDIATE', 'CRITICAL', 'MAJOR', 'MINOR')),
        status text not null constraint findings_status_known check (status in ('RECORDED', 'CONFIRMED', 'CONTESTED', 'ISSUED',
          'SUBMITTED', 'VERIFIED', 'CLOSED', 'TRANSFERRED', 'WITHDRAWN')),
        description text not null,
        requirement text,
        rectification_working_days integer,
        due_on date,
        settled_on date,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint findings_settled_has_day check ((status in ('VERIFIED', 'CLOSED')) = (settled_on is not null))
      )`);
    this.addSql(
      `create unique index findings_once on findings (inspection_id, criterion_code, fault_id) nulls not distinct`,
    );
    this.addSql(`create index findings_trade_union on findings (trade_union_id, status, created_at desc, id)`);
    this.addSql(`create index findings_checklist on findings (checklist_id)`);
    this.addSql(`
      create table assignment_findings (
        assignment_id uuid not null constraint assignment_findings_assignment_fkey references assignments (id) on delete cascade,
        finding_id uuid not null constraint assignment_findings_finding_fkey references findings (id),
        constraint assignment_findings_pkey primary key (assignment_id, finding_id)
      )`);
    this.addSql(`create index assignment_findings_finding on assignment_findings (finding_id)`);
  }

  override down(): void {
    this.addSql(`drop table assignment_findings, findings`);
  }
}
