import type { AudienceCode } from "../trade-unions/tree/audience.types.js";
import { OfficerPost } from "../trade-unions/duties/officer-post.rules.js";

/** What a circular reports on. */
export const circularKinds = [
  "INSPECTION",
  "RECTIFICATION",
  "RATING",
  "AUDIT",
  "SUPERVISION",
  "RANKING",
  "OTHER",
] as const;
export type CircularKindCode = (typeof circularKinds)[number];

export const circularNamings = ["ANONYMOUS", "NAMED", "COMMENDING"] as const;
export type CircularNamingCode = (typeof circularNamings)[number];

export type PublicationFault = "CIRCULAR_WITHOUT_RECIPIENTS" | "AUTHORITY_DOCUMENT_MISSING";

/** What stands in the way of an audience: nobody to receive it, or a list of the worst made public without authority. */
export function faultOfPublication(circular: {
  naming: CircularNamingCode;
  audience: AudienceCode;
  recipients: number;
  authorityDocument: string | null;
}): PublicationFault | undefined {
  const { naming, audience, recipients, authorityDocument } = circular;
  if (audience === "RECIPIENTS" && recipients === 0) return "CIRCULAR_WITHOUT_RECIPIENTS";
  if (audience === "PUBLIC" && naming === "NAMED" && authorityDocument === null) return "AUTHORITY_DOCUMENT_MISSING";
  return undefined;
}

/** Posts as they stand below a signature. */
export const POST_TITLES: Readonly<Record<OfficerPost, string>> = {
  [OfficerPost.CHAIR]: "主席",
  [OfficerPost.EXECUTIVE_VICE_CHAIR]: "常务副主席",
  [OfficerPost.VICE_CHAIR]: "副主席",
  [OfficerPost.COMMITTEE_MEMBER]: "委员",
  [OfficerPost.AUDITING_CHAIR]: "经费审查委员会主任",
  [OfficerPost.AUDITING_MEMBER]: "经费审查委员会委员",
  [OfficerPost.WOMEN_WORKERS_CHAIR]: "女职工委员会主任",
  [OfficerPost.FINANCE]: "财务",
};

/** The names, of those given, that a text mentions. */
export const namesIn = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => name !== "" && text.includes(name));
