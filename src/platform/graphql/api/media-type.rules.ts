/** The two forms in which GraphQL answers over HTTP; the first is the older one and the default. */
export const MEDIA_TYPES = ["application/json", "application/graphql-response+json"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

interface Wish {
  type: string;
  weight: number;
}

function wishesOf(accept: string): Wish[] {
  return accept.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return { type, weight: weight === undefined ? 1 : Number(weight) };
  });
}

/** The form that an `Accept` header prefers; undefined when it takes neither. Of equals, the one named first. */
export function negotiateMediaType(accept: string | undefined): MediaType | undefined {
  if (accept === undefined || accept === "" || accept === "*/*") return "application/json";
  const wishes = wishesOf(accept);
  let best: { type: MediaType; weight: number; place: number } | undefined;
  for (const type of MEDIA_TYPES) {
    // The most specific wish counts: a form named with q=0 is not taken, whatever `*/*` says.
    const wish =
      wishes.find((each) => each.type === type) ??
      wishes.find((each) => each.type === "application/*") ??
      wishes.find((each) => each.type === "*/*");
    if (wish === undefined || !(wish.weight > 0)) continue;
    const found = { type, weight: wish.weight, place: wishes.indexOf(wish) };
    const isBetter =
      best === undefined || found.weight > best.weight || (found.weight === best.weight && found.place < best.place);
    if (isBetter) best = found;
  }
  return best?.type;
}
