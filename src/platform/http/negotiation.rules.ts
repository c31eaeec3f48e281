import Negotiator from "negotiator";
import { LANGUAGES, type Language } from "../access/actor.js";
import { MEDIA_TYPES, type MediaType } from "../graphql/api/media-types.js";

const PAGE = "text/html";
/** What a form is to be besides (`;charset=utf8`, `;v=1`): there is one of each, so that the library is told of weights only. */
const PARAMETER = /;(?!\s*q\s*=)[^;,"]*(?:"[^"]*")?/gi;
/** Primary tags of our languages: whoever wants one from elsewhere is answered in ours. */
const PRIMARY_TAGS: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.map((language) => [language.replace(/-.*/, ""), language]),
);

const asked = (name: string, value: string | undefined): Negotiator =>
  new Negotiator({ headers: value === undefined || value === "" ? {} : { [name]: value } });

const mediaTypeOf = <Type extends string>(accept: string | undefined, offered: readonly Type[]): Type | undefined => {
  const preferred = asked("accept", accept?.replace(PARAMETER, "")).mediaType([...offered]);
  return offered.find((type) => type === preferred);
};

/** The form that an `Accept` header prefers; undefined when it takes neither. Of equals, the one named first. */
export const negotiateMediaType = (accept: string | undefined): MediaType | undefined =>
  mediaTypeOf(accept, MEDIA_TYPES);

/** Whether an `Accept` header would rather have a page to look at than data, as a browser's does. */
export const prefersPage = (accept: string | undefined): boolean =>
  mediaTypeOf(accept, [...MEDIA_TYPES, PAGE]) === PAGE;

/** Whether an `Accept-Encoding` header takes gzip, and does not rather have the answer as it is. */
export const takesGzip = (acceptEncoding: string | undefined): boolean =>
  asked("accept-encoding", acceptEncoding).encoding(["gzip", "identity"]) === "gzip";

/** The best of our languages for an `Accept-Language` header; Chinese when it names neither. */
export const negotiateLanguage = (acceptLanguage: string | undefined): Language =>
  PRIMARY_TAGS.get(asked("accept-language", acceptLanguage).language([...PRIMARY_TAGS.keys()]) ?? "") ?? "zh-CN";
