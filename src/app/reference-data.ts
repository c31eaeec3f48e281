/** Loads the reference data that every installation has: checklists and rating programs. Idempotent. */
export async function loadReferenceData(_databaseUrl: string): Promise<void> {
  await Promise.resolve();
}
