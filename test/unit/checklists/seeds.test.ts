import { expect, test } from "@jest/globals";
import { publicationViolations } from "../../../src/modules/checklists/checklist-publication.rules.js";
import { seedBody, seedFile, seedGeneralVetoes, seedNames } from "../../support/checklist-seeds.js";
import * as codes from "../../../src/modules/checklists/checklist-codes.js";

test.each(seedNames)("seed %s can be published and totals 100 points", (name) => {
  const body = seedBody(name.replace(".yaml", ""));
  expect(publicationViolations(body)).toEqual([]);
  expect(body.totalPoints).toBe(100);
});

test("there is a seed for every kind of checklist; the Small Home has its own of the kind of the Workers' Home", () => {
  const kinds = seedNames.map((name) => seedBody(name.replace(".yaml", "")).kind);
  expect(kinds.sort()).toEqual([...codes.checklistKinds, "WORKERS_HOME"].sort());
});

test("the six standards have 33 criteria and the points of the published table", () => {
  const { standards } = seedBody("six-standards");
  expect(standards.map(({ code, maxPoints, criteria }) => [code, maxPoints, criteria.length])).toEqual([
    ["S1", 18, 6],
    ["S2", 18, 6],
    ["S3", 16, 6],
    ["S4", 18, 6],
    ["S5", 16, 5],
    ["S6", 14, 4],
  ]);
});

test("general vetoes are written out in the body", () => {
  expect(seedGeneralVetoes.map(({ code }) => code)).toEqual(["V1", "V2", "V3", "V4"]);
  expect(seedBody("six-standards").generalVetoes).toEqual(seedGeneralVetoes);
  expect(seedBody("supervision").generalVetoes).toEqual(seedGeneralVetoes.slice(0, 1));
  expect(seedBody("audit").generalVetoes).toEqual([]);
});

type Named = Record<string, { code: string }[]>;

test("the code lists are those of the reference data", () => {
  const { referenceData } = seedFile("reference-data.yaml") as { referenceData: Named };
  const listed = (name: string) => referenceData[name]?.map(({ code }) => code);
  expect({
    checklistKinds: codes.checklistKinds,
    inspectionSubjects: codes.inspectionSubjects,
    siteKinds: codes.siteKinds,
    tradeUnionLevels: codes.tradeUnionLevels,
    visitSubjects: codes.visitSubjects,
    criterionModes: codes.criterionModes,
    measureUnits: codes.measureUnits,
    findingSeverities: codes.findingSeverities,
    vetoEffects: codes.vetoEffects,
    transferTargets: codes.transferTargets,
    transferConclusions: codes.transferConclusions,
    evidenceVisibility: codes.evidenceVisibilities,
    ownershipTypes: codes.ownershipTypes,
    applicabilityClasses: codes.applicabilityClasses,
    evidenceTypes: codes.evidenceTypes,
  }).toEqual(
    Object.fromEntries(
      [
        "checklistKinds",
        "inspectionSubjects",
        "siteKinds",
        "tradeUnionLevels",
        "visitSubjects",
        "criterionModes",
        "measureUnits",
        "findingSeverities",
        "vetoEffects",
        "transferTargets",
        "transferConclusions",
        "evidenceVisibility",
        "ownershipTypes",
        "applicabilityClasses",
        "evidenceTypes",
      ].map((name) => [name, listed(name)]),
    ),
  );
});
