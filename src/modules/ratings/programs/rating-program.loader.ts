import DataLoader from "dataloader";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { RatingProgram } from "./rating-program.entity.js";
import { quotasOf, ratingProgramsByIds, type QuotaRow } from "./rating-program.queries.js";

/** Programs by id. */
export const programById: LoaderFactory<string, RatingProgram> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = new Map((await ratingProgramsByIds(em, ids)).map((program) => [program.id, program]));
    return ids.map((id) => found.get(id) ?? new Error(`there is no rating program ${id}`));
  });

/** Quotas by the id of the program, as far as the caller may read about the streets. */
export const quotasByProgram: LoaderFactory<string, QuotaRow[]> = ({ em, actor }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await quotasOf(em, ids, actor), ({ programId }) => programId);
    return ids.map((id) => found.get(id) ?? []);
  });
