import DataLoader from "dataloader";
import type { LoaderFactory, RequestContext } from "../../platform/graphql/api/request-context.js";
import type { Evidence } from "./evidence.entity.js";
import { evidenceByHashes } from "./evidence.queries.js";

/** Files by hash, one statement for all of a request's; whether the caller may know of them, whatever names them decides. */
export const evidenceByHash: LoaderFactory<string, Evidence | null> = ({ em }) =>
  new DataLoader(async (hashes) => {
    const found = new Map((await evidenceByHashes(em, hashes)).map((file) => [file.sha256, file]));
    return hashes.map((hash) => found.get(hash) ?? null);
  });

/** The files of hashes, without those that nobody has announced. */
export async function filesByHash(context: RequestContext, hashes: readonly string[]): Promise<Evidence[]> {
  const found = await context.loader(evidenceByHash).loadMany(hashes);
  return found.filter((file): file is Evidence => file !== null && !(file instanceof Error));
}
