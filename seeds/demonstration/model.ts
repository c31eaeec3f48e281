/** How the owners of a union's employers are counted; the codes of the reference data. */
export type Ownership =
  "GOVERNMENT" | "INSTITUTION" | "SOE" | "FOREIGN" | "PRIVATE" | "NEW_ECONOMIC_ORG" | "NEW_SOCIAL_ORG";

export const PUBLIC_OWNERSHIPS: readonly Ownership[] = ["GOVERNMENT", "INSTITUTION", "SOE"];

/** A node of the made-up tree. */
export interface DemonstrationUnion {
  readonly id: string;
  /** Position in the tree's own numbering, which paths are made of. */
  readonly number: number;
  readonly parent: DemonstrationUnion | null;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly level: "CITY" | "DISTRICT" | "STREET" | "COMMUNITY" | "GRASSROOTS";
  readonly form: string;
  readonly foundedOn: string;
  readonly termStartsOn: string;
  readonly termEndsOn: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly contactPhone: string;
}

/** A grassroots union with everything its inspection is answered from. */
export interface GrassrootsUnion extends DemonstrationUnion {
  readonly parent: DemonstrationUnion;
  readonly level: "GRASSROOTS";
  /** Null where it has employers of several owners. */
  readonly ownership: Ownership | null;
  readonly ownershipTags: readonly string[];
  readonly isPublic: boolean;
  /** Employers whose PRIMARY coverage it is. */
  readonly employers: number;
  readonly workers: number;
  readonly members: number;
  readonly women: number;
  readonly creditCode: string | null;
  readonly certificateExpiresOn: string | null;
  readonly committeeSize: number;
}

export const isGrassroots = (union: DemonstrationUnion): union is GrassrootsUnion => union.level === "GRASSROOTS";
