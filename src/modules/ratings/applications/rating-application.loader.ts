import DataLoader from "dataloader";
import { rows, sql } from "../../../platform/database/sql.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { visibleApplications, type RatingApplicationRow } from "./rating-application.queries.js";
import type { RatingReviewDecision } from "./rating-application.types.js";

/** Applications by id, as far as the caller may read them; an anonymous caller reads none. */
export const visibleApplicationById: LoaderFactory<string, RatingApplicationRow | null> = ({ em, viewer }) =>
  new DataLoader(async (ids) => {
    const found = viewer === null ? [] : await visibleApplications(em, viewer, ids);
    const byId = new Map(found.map((application) => [application.id, application]));
    return ids.map((id) => byId.get(id) ?? null);
  });

export interface RatingReviewRow {
  applicationId: string;
  decision: RatingReviewDecision;
  comment: string | null;
  reviewerId: string;
  at: string;
}

/** Reviews by the id of the application, the first first. */
export const reviewsByApplication: LoaderFactory<string, RatingReviewRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await rows<RatingReviewRow>(
      em,
      sql`select application_id as "applicationId", decision, comment, reviewer_id as "reviewerId", at
        from rating_reviews where application_id = any(${[...ids]}::uuid[]) order by at, id`,
    );
    const groups = Map.groupBy(found, ({ applicationId }) => applicationId);
    return ids.map((id) => groups.get(id) ?? []);
  });
