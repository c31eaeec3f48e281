import type { Ownership } from "./model.js";
import type { Random } from "./random.js";

/** What a grassroots union is before it has a place in the tree. */
export interface UnionKind {
  readonly form: string;
  readonly ownership: Ownership | null;
  readonly tags: readonly string[];
}

/** Unions of one employer by its owner: 129 of government bodies, institutions and state-owned enterprises. */
const SINGLE_UNIONS: Readonly<Record<Ownership, number>> = {
  GOVERNMENT: 38,
  INSTITUTION: 56,
  SOE: 35,
  FOREIGN: 190,
  PRIVATE: 1_640,
  NEW_ECONOMIC_ORG: 95,
  NEW_SOCIAL_ORG: 96,
};

interface JointForm {
  readonly form: string;
  readonly unions: number;
  /** Usual number of employers, as a weight. */
  readonly employers: number;
  readonly title: string;
}

/** Unions of several employers; with those of one employer they are 3,021. */
export const JOINT_FORMS: readonly JointForm[] = [
  { form: "JOINT", unions: 340, employers: 11, title: "企业联合工会" },
  { form: "REGIONAL", unions: 95, employers: 22, title: "区域联合工会" },
  { form: "INDUSTRY", unions: 60, employers: 16, title: "行业工会" },
  { form: "COMMERCE", unions: 75, employers: 14, title: "商贸联合工会" },
  { form: "CATERING", unions: 70, employers: 14, title: "餐饮联合工会" },
  { form: "BUILDING", unions: 120, employers: 16, title: "大厦楼宇联合工会" },
  { form: "BUSINESS_CIRCLE", unions: 30, employers: 16, title: "商圈联合工会" },
  { form: "STREET_BLOCK", unions: 36, employers: 15, title: "一条街联合工会" },
  { form: "SELF_EMPLOYED", unions: 35, employers: 18, title: "个体户联合工会" },
  { form: "PARK", unions: 10, employers: 26, title: "工业园区联合工会" },
];

const repeated = <T>(times: number, make: () => T): T[] => Array.from({ length: times }, make);

function tagsOf(ownership: Ownership, random: Random): string[] {
  if (ownership !== "INSTITUTION") return [];
  if (random.chance(0.2)) return ["CIVIL_SERVICE_MANAGED"];
  return random.chance(0.15) ? ["ENTERPRISE_MANAGED"] : [];
}

/** The kinds of all grassroots unions but the regional ones, of which every community has one, in random order. */
export function unionKinds(random: Random): UnionKind[] {
  const single = (Object.entries(SINGLE_UNIONS) as [Ownership, number][]).flatMap(([ownership, unions]) =>
    repeated(unions, () => ({ form: "SINGLE", ownership, tags: tagsOf(ownership, random) })),
  );
  const joint = JOINT_FORMS.filter(({ form }) => form !== "REGIONAL").flatMap(({ form, unions }) =>
    repeated(unions, () => ({ form, ownership: null, tags: [] })),
  );
  return random.shuffled<UnionKind>([...single, ...joint]);
}
