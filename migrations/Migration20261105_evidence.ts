import { Migration } from "@mikro-orm/migrations";

/** Files known by the SHA-256 of their bytes; what a file proves is written where it is used. */
export class Migration20261105_evidence extends Migration {
  override up(): void {
    this.addSql(`
      create table evidence (
        sha256 text constraint evidence_pkey primary key constraint evidence_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint constraint evidence_size_range check (size > 0),
        media_type text,
        status text not null default 'EXPECTED' constraint evidence_status_known check (status in ('EXPECTED', 'STORED')),
        announced_by uuid not null constraint evidence_announced_by_fkey references accounts (id),
        announced_at timestamptz not null,
        constraint evidence_described_whole check ((size is null) = (media_type is null))
      )`);
    this.addSql(`create index evidence_announced_by on evidence (announced_by)`);
  }

  override down(): void {
    this.addSql(`drop table evidence`);
  }
}
