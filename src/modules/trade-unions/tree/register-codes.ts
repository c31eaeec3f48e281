import { registerEnumType } from "type-graphql";

export enum OwnershipType {
  GOVERNMENT = "GOVERNMENT",
  INSTITUTION = "INSTITUTION",
  SOE = "SOE",
  FOREIGN = "FOREIGN",
  PRIVATE = "PRIVATE",
  NEW_ECONOMIC_ORG = "NEW_ECONOMIC_ORG",
  NEW_SOCIAL_ORG = "NEW_SOCIAL_ORG",
}
registerEnumType(OwnershipType, {
  name: "OwnershipType",
  description: "Who owns an employer.",
  valuesConfig: {
    GOVERNMENT: { description: "Government body (机关)." },
    INSTITUTION: { description: "Public institution (事业单位)." },
    SOE: { description: "State-owned enterprise (国有企业)." },
    FOREIGN: { description: "Foreign-invested enterprise (外资企业)." },
    PRIVATE: { description: "Non-public enterprise (非公有制企业)." },
    NEW_ECONOMIC_ORG: { description: "New economic organization (新经济组织)." },
    NEW_SOCIAL_ORG: { description: "New social organization (新社会组织)." },
  },
});

export enum EmployerTag {
  SENSITIVE_INDUSTRY = "SENSITIVE_INDUSTRY",
  IN_DIFFICULTY = "IN_DIFFICULTY",
  ABOVE_SCALE = "ABOVE_SCALE",
  SMALL_PRIVATE = "SMALL_PRIVATE",
  CIVIL_SERVICE_MANAGED = "CIVIL_SERVICE_MANAGED",
  ENTERPRISE_MANAGED = "ENTERPRISE_MANAGED",
}
registerEnumType(EmployerTag, {
  name: "EmployerTag",
  description: "What else distinguishes an employer.",
  valuesConfig: {
    SENSITIVE_INDUSTRY: { description: "Sensitive industry (敏感行业)." },
    IN_DIFFICULTY: { description: "Enterprise in difficulty (困难企业)." },
    ABOVE_SCALE: { description: "Above scale (规模以上)." },
    SMALL_PRIVATE: { description: "Small non-public (小型非公)." },
    CIVIL_SERVICE_MANAGED: { description: "Managed by reference to the civil service law (参照公务员法管理)." },
    ENTERPRISE_MANAGED: { description: "Managed as an enterprise (实行企业化管理)." },
  },
});

export enum SizeClass {
  I = "I",
  II = "II",
  III = "III",
}
registerEnumType(SizeClass, {
  name: "SizeClass",
  description: "Size of a street or park union, by the provincial classes.",
  valuesConfig: {
    I: { description: "100 or more enterprises, or 10,000 or more workers." },
    II: { description: "30 or more enterprises, or 3,000 or more workers." },
    III: { description: "Below both." },
  },
});

export enum ClosingReason {
  DISSOLVED = "DISSOLVED",
  MERGED = "MERGED",
  EMPLOYER_CLOSED = "EMPLOYER_CLOSED",
  RELOCATED = "RELOCATED",
}
registerEnumType(ClosingReason, {
  name: "ClosingReason",
  description: "Why a trade union was closed.",
  valuesConfig: {
    DISSOLVED: { description: "Dissolved (撤销)." },
    MERGED: { description: "Merged into another union (合并)." },
    EMPLOYER_CLOSED: { description: "Its employer ceased to exist (用人单位终止)." },
    RELOCATED: { description: "It moved out of the federation's area (迁出)." },
  },
});
