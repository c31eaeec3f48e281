/** The two forms in which GraphQL answers over HTTP; the first is the older one and the default. */
export const MEDIA_TYPES = ["application/json", "application/graphql-response+json"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
