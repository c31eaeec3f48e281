import Negotiator from "negotiator";
import { LANGUAGES, type Language } from "../access/actor.js";
import { MEDIA_TYPES, type MediaType } from "../graphql/api/media-types.js";

const PAGE = "text/html";
/** Our forms as answers carry them: a header may ask for the character set too. */
const FORMS: ReadonlyMap<string, MediaType> = new Map(MEDIA_TYPES.map((type) => [`${type}; charset=utf-8`, type]));
/** Primary tags of our languages: whoever wants one from elsewhere is answered in ours. */
const PRIMARY_TAGS: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.map((language) => [language.replace(/-.*/, ""), language]),
);

const asked = (name: string, value: string | undefined): Negotiator =>
  new Negotiator({ headers: value === undefined || value === "" ? {} : { [name]: value } });

/** The form that an `Accept` header prefers; undefined when it takes neither. Of equals, the one named first. */
export const negotiateMediaType = (accept: string | undefined): MediaType | undefined =>
  FORMS.get(asked("accept", accept).mediaType([...FORMS.keys()]) ?? "");

/** Whether an `Accept` header would rather have a page to look at than data, as a browser's does. */
export const prefersPage = (accept: string | undefined): boolean =>
  asked("accept", accept).mediaType([...FORMS.keys(), PAGE]) === PAGE;

/** Whether an `Accept-Encoding` header takes gzip, and does not rather have the answer as it is. */
export const takesGzip = (acceptEncoding: string | undefined): boolean =>
  asked("accept-encoding", acceptEncoding).encoding(["gzip", "identity"]) === "gzip";

/** The best of our languages for an `Accept-Language` header; Chinese when it names neither. */
export const negotiateLanguage = (acceptLanguage: string | undefined): Language =>
  PRIMARY_TAGS.get(asked("accept-language", acceptLanguage).language([...PRIMARY_TAGS.keys()]) ?? "") ?? "zh-CN";
