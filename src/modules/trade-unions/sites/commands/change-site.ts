import type { Work } from "../../../../platform/unit-of-work/work.js";
import { tidy } from "../../../../platform/text/text-forms.rules.js";
import type { Site } from "../site.entity.js";
import type { ChangeSiteInput } from "../site.inputs.js";
import { siteForUpdate } from "../site.queries.js";
import { changedFields } from "../../tree/trade-union-details.rules.js";

const registerOf = ({ name, address, latitude, longitude }: Site): Record<string, unknown> => ({
  name,
  address,
  latitude,
  longitude,
});

/** Corrects what is said of a site. */
export async function changeSite(
  work: Work,
  { siteId, expectedVersion, name, address, location }: ChangeSiteInput,
): Promise<Site> {
  const site = await siteForUpdate(work, { siteId, expectedVersion });
  const before = registerOf(site);
  site.name = name == null ? site.name : tidy(name);
  if (address !== undefined) site.address = address;
  if (location !== undefined) {
    site.latitude = location?.latitude ?? null;
    site.longitude = location?.longitude ?? null;
  }
  const after = registerOf(site);
  const fields = changedFields(before, after);
  if (fields.length === 0) return site;
  work.journal.record("site.changed", { type: "Site", id: site.id }, { details: { fields }, before, after });
  await work.em.flush();
  return site;
}
