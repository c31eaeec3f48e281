import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { DISTRICT_FIGURES, isPublic, unionFigures } from "../../../seeds/demonstration/figures.js";
import { unionKinds, type UnionKind } from "../../../seeds/demonstration/forms.js";
import { randomFor } from "../../../seeds/demonstration/random.js";

test("whatever the seed, the unions add up to the published figures", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomFor(seed, "figures");
      const regional: UnionKind = { form: "REGIONAL", ownership: null, tags: [] };
      const kinds = [...unionKinds(random), ...Array.from({ length: DISTRICT_FIGURES.communities }, () => regional)];
      expect(kinds).toHaveLength(DISTRICT_FIGURES.grassrootsUnions);
      expect(kinds.filter(isPublic)).toHaveLength(129);
      const figures = unionFigures(kinds, random);
      const sum = (of: "employers" | "workers" | "members", among = figures) =>
        among.reduce((all, one) => all + one[of], 0);
      expect(sum("employers")).toBe(13_949);
      expect(sum("workers")).toBe(272_703);
      expect(sum("members")).toBe(237_252);
      expect(
        sum(
          "members",
          figures.filter((_, at) => !isPublic(kinds[at] ?? regional)),
        ),
      ).toBe(210_900);
      const isPossible = figures.every(
        ({ employers, workers, members, women }) =>
          employers >= 1 && workers >= 2 * employers && members >= 1 && members <= workers && women <= members,
      );
      expect(isPossible).toBe(true);
    }),
    { numRuns: 10 },
  );
});
