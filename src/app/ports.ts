import { provideFindings } from "../modules/inspections/submission/finding-lookup.queries.js";
import { provideReadNoter } from "../modules/inspections/records/owned-reads.queries.js";
import { provideRegister } from "../modules/inspections/submission/register-providers.js";
import { provideShutOwner } from "../modules/inspections/records/shut-owners.queries.js";
import { provideFindingSecrets } from "../modules/inspections/records/withheld-answers.queries.js";
import { provideWiderMatter } from "../modules/inspections/records/wider-matters.queries.js";
import { matterOfRatingVisit } from "../modules/ratings/conferral/rating-visit-matter.queries.js";
import { matterOfFollowUp } from "../modules/rectifications/findings/finding-parties.queries.js";
import {
  findingsAmong,
  findingsAssigned,
  findingsDue,
  findingSecrets,
} from "../modules/rectifications/findings/finding-register.queries.js";
import { isVisitShutFor } from "../modules/supervision/visits/visit-insiders.queries.js";
import { noteVisitReads } from "../modules/supervision/visits/visit-reads.writes.js";

/** Hands lower modules what they ask of higher ones, which they do not know. */
export function connectPorts(): void {
  provideRegister("FINDINGS", findingsDue);
  provideFindings(findingsAmong, findingsAssigned);
  provideFindingSecrets(findingSecrets);
  provideReadNoter("SUPERVISION", noteVisitReads);
  provideShutOwner("SUPERVISION", isVisitShutFor);
  provideWiderMatter(matterOfFollowUp);
  provideWiderMatter(matterOfRatingVisit);
}
