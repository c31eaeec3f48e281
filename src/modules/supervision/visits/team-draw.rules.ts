import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { canonicalList, type DrawnPerson } from "./draw.rules.js";

/** Everything that the draw of a team anew depends on besides its seed. */
export interface TeamList {
  readonly placeId: string;
  readonly people: readonly DrawnPerson[];
  readonly teamSize: number;
  /** Who stands already. */
  readonly kept: readonly string[];
}

/** The list in its one order. */
export const teamList = ({ placeId, people, teamSize, kept }: TeamList): TeamList => ({
  placeId,
  people: canonicalList({ strata: [], people, perStratum: 1, teamSize }).people,
  teamSize,
  kept: [...kept],
});

/** SHA-256, in hexadecimal, of the list's RFC 8785 canonical JSON. */
export const teamListHash = (list: TeamList): string =>
  createHash("sha256")
    .update(canonicalize(teamList(list)) ?? "")
    .digest("hex");
