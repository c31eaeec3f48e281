import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { claimedId, claimedRevision, parseHeader } from "../../../src/modules/inspections/inspection-input.rules.js";
import { parseInstant } from "../../../src/modules/inspections/submission-leaves.rules.js";

const hash = "ab".repeat(32);
const id = "01990000-0000-7000-8000-00000000000a";
const valid = {
  id,
  revision: 1,
  tradeUnionId: id,
  checklistId: id,
  kind: "ROUTINE",
  period: "2026-Q4",
  evidence: [{ sha256: hash, size: 10, mediaType: "image/jpeg" }],
};
const faultsOf = (change: object) =>
  parseHeader({ ...valid, ...change }).faults.map(({ code, path }) => `${code} ${path.join(".")}`);

describe("the header of a submission", () => {
  test("what is absent becomes null or empty", () => {
    expect(parseHeader(valid)).toEqual({
      header: {
        ...{ id, revision: 1, assignmentId: null, tradeUnionId: id, employerId: null, siteId: null, checklistId: id },
        ...{ kind: "ROUTINE", period: "2026-Q4", basedOn: null, startedAt: null, finishedAt: null, location: null },
        ...{ coInspectorIds: [], notPerformed: null, findingChecks: [], signatures: [], remark: null },
        announcements: [{ sha256: hash, size: 10, mediaType: "image/jpeg" }],
      },
      faults: [],
    });
  });

  test.each<[string, object, string[]]>([
    ["no id", { id: null }, ["VALUE_REQUIRED id"]],
    ["an id that is none", { id: "x" }, ["ID_NOT_VALID id"]],
    ["an id that is a number", { tradeUnionId: 5 }, ["ID_NOT_VALID tradeUnionId"]],
    ["no revision", { revision: undefined }, ["VALUE_REQUIRED revision"]],
    ["revision 0", { revision: 0 }, ["REVISION_NOT_VALID revision"]],
    ["revision as a word", { revision: "one" }, ["NOT_AN_INTEGER revision"]],
    ["half a revision", { revision: 1.5 }, ["NOT_AN_INTEGER revision"]],
    ["an unknown kind", { kind: "SURPRISE" }, ["VALUE_UNKNOWN kind"]],
    ["a fifth quarter", { period: "2026-Q5" }, ["PERIOD_NOT_VALID period"]],
    ["a 13th month", { period: "2026-13" }, ["PERIOD_NOT_VALID period"]],
    ["a period as a number", { period: 2026 }, ["NOT_A_TEXT period"]],
    ["a day that does not exist", { startedAt: "2026-02-30T10:00:00+08:00" }, ["INSTANT_NOT_VALID startedAt"]],
    ["a time without offset", { finishedAt: "2026-02-20T10:00:00" }, ["INSTANT_NOT_VALID finishedAt"]],
    ["a word for a time", { startedAt: "yesterday" }, ["INSTANT_NOT_VALID startedAt"]],
    ["a place off the Earth", { location: { latitude: 91, longitude: 0 } }, ["LOCATION_NOT_VALID location"]],
    ["half a place", { location: { latitude: 24 } }, ["LOCATION_NOT_VALID location"]],
    ["a word for a latitude", { location: { latitude: "north", longitude: 1 } }, ["NOT_A_NUMBER location.latitude"]],
    ["a co-inspector twice", { coInspectorIds: [id, id.toUpperCase()] }, ["CO_INSPECTOR_DOUBLED coInspectorIds.1"]],
    ["a reason that is none", { notPerformed: { reason: "RAIN" } }, ["VALUE_UNKNOWN notPerformed.reason"]],
    ["no reason", { notPerformed: {} }, ["VALUE_REQUIRED notPerformed.reason"]],
    [
      "finding checks in a routine inspection",
      { findingChecks: [{ findingId: id, outcome: "RECTIFIED" }] },
      ["FINDING_CHECKS_NOT_EXPECTED findingChecks"],
    ],
    [
      "a file without size",
      { evidence: [{ sha256: hash, mediaType: "image/png" }] },
      ["VALUE_REQUIRED evidence.0.size"],
    ],
    [
      "an empty file",
      { evidence: [{ sha256: hash, size: 0, mediaType: "image/png" }] },
      ["EVIDENCE_SIZE_NOT_POSSIBLE evidence.0.size"],
    ],
    [
      "a program",
      { evidence: [{ sha256: hash, size: 1, mediaType: "application/x-sh" }] },
      ["MEDIA_TYPE_NOT_ALLOWED evidence.0.mediaType"],
    ],
    [
      "a hash that is none",
      { evidence: [{ sha256: "00", size: 1, mediaType: "image/png" }] },
      ["EVIDENCE_HASH_NOT_VALID evidence.0.sha256"],
    ],
    ["a file twice", { evidence: [...valid.evidence, ...valid.evidence] }, ["EVIDENCE_DOUBLED evidence.1.sha256"]],
    ["201 files", { evidence: Array.from({ length: 201 }, () => valid.evidence[0]) }, ["LIST_TOO_LONG evidence"]],
    [
      "a signature without image",
      { signatures: [{ role: "INSPECTED_UNION", name: "林某" }] },
      ["SIGNATURE_INCOMPLETE signatures.0"],
    ],
    [
      "a signature by nobody",
      { signatures: [{ role: "WITNESS", name: " ", sha256: hash }] },
      ["VALUE_REQUIRED signatures.0.name"],
    ],
    [
      "an image that was not announced",
      { signatures: [{ role: "WITNESS", name: "林某", sha256: "cd".repeat(32) }] },
      ["EVIDENCE_NOT_ANNOUNCED signatures.0.sha256"],
    ],
    ["a remark of 2,001 characters", { remark: "会".repeat(2001) }, ["NOTE_TOO_LONG remark"]],
    ["a remark with NUL", { remark: "a\0b" }, ["TEXT_NOT_VALID remark"]],
    ["a remark with a lone surrogate", { remark: "a\uD800b" }, ["TEXT_NOT_VALID remark"]],
  ])("%s is refused", (_case, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  test("a remark of 2,000 rare characters is taken", () => {
    expect(faultsOf({ remark: "𠮷".repeat(2000) })).toEqual([]);
  });

  test("all faults are named at once", () => {
    expect(faultsOf({ id: "x", kind: null, period: "soon", startedAt: "never" })).toEqual([
      "VALUE_REQUIRED kind",
      "ID_NOT_VALID id",
      "PERIOD_NOT_VALID period",
      "INSTANT_NOT_VALID startedAt",
    ]);
  });

  test("anything at all is parsed without an exception, and repeated as a storable id", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(parseHeader(valid).header), "evidence"), fc.jsonValue()),
        (raw) => {
          parseHeader(raw);
          expect(claimedId(raw).isWellFormed()).toBe(true);
          expect(Number.isInteger(claimedRevision(raw))).toBe(true);
        },
      ),
    );
  });
});

describe("parseInstant", () => {
  test("every instant with any offset comes back as the same time", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2012-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        fc.integer({ min: -14, max: 14 }),
        (date, hours) => {
          const local = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, -1);
          const offset = `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
          expect(parseInstant(`${local}${offset}`)).toBe(date.toISOString());
        },
      ),
    );
  });

  test.each([
    "2026-11-18",
    "2026-11-18T24:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-31T00:00:00Z",
    "18.11.2026 10:00",
    "",
    "2026-11-18T10:00:00+25:00",
  ])("%s is none", (text) => expect(parseInstant(text)).toBeUndefined());

  test("29 February exists in leap years only", () => {
    expect(parseInstant("2028-02-29T00:00:00Z")).toBe("2028-02-29T00:00:00.000Z");
    expect(parseInstant("2026-02-29T00:00:00Z")).toBeUndefined();
  });
});
