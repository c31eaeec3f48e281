import { creditCodeOf } from "../../src/modules/trade-unions/tree/credit-code.rules.js";
import { type Row, textArray } from "./copy.js";
import { type DemonstrationUnion, type GrassrootsUnion, isGrassroots } from "./model.js";

/** A street or park counts as large by its employers or its workers. */
function sizeClassOf(union: DemonstrationUnion): string | null {
  if (union.level === "STREET") return "I";
  if (union.form !== "PARK" || !isGrassroots(union)) return null;
  if (union.employers >= 100 || union.workers >= 10_000) return "I";
  return union.employers >= 30 || union.workers >= 3_000 ? "II" : "III";
}

const registered = (union: DemonstrationUnion): Partial<GrassrootsUnion> => (isGrassroots(union) ? union : {});

/** A node as a row of the register. */
export function unionRow(union: DemonstrationUnion, createdAt: string): Row {
  const {
    ownership = null,
    ownershipTags = [],
    certificateExpiresOn = union.termEndsOn,
    ...grassroots
  } = registered(union);
  return [
    union.id,
    union.number,
    union.parent?.id ?? null,
    union.path,
    union.code,
    grassroots.creditCode === undefined
      ? creditCodeOf("89", union.level === "CITY" ? "350200" : "350203", `ME${100_000 + union.number}`)
      : grassroots.creditCode,
    union.name,
    union.initials,
    union.level,
    union.form,
    ownership,
    textArray(ownershipTags),
    union.foundedOn,
    union.termStartsOn,
    union.termEndsOn,
    certificateExpiresOn,
    grassroots.committeeSize ?? 9,
    union.address,
    union.latitude,
    union.longitude,
    union.contactPhone,
    sizeClassOf(union),
    createdAt,
  ];
}
