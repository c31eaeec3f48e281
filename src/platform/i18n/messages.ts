import i18next from "i18next";
import type { Language } from "../access/actor.js";
import { errorCatalog, type DomainError } from "../errors/domain-error.js";

/** A text in both languages, as stored in reference data. */
export interface Text {
  zh: string;
  en: string;
}

export const inLanguage = (text: Text, language: Language): string => (language === "en" ? text.en : text.zh);

let loaded = 0;
const translator = i18next.createInstance();

// Modules add to the catalog when they are loaded, so it is read when the first message is asked for.
function translatorWithAllCodes(): typeof translator {
  if (loaded !== errorCatalog.size) {
    const texts = (key: "zh" | "en") => Object.fromEntries([...errorCatalog].map(([code, text]) => [code, text[key]]));
    void translator.init({
      initAsync: false,
      lng: "zh-CN",
      fallbackLng: false,
      interpolation: { escapeValue: false },
      resources: { "zh-CN": { translation: texts("zh") }, en: { translation: texts("en") } },
    });
    loaded = errorCatalog.size;
  }
  return translator;
}

/** The message of a refusal in one language. */
export const errorMessage = (error: Pick<DomainError, "code" | "details">, language: Language): string =>
  translatorWithAllCodes().t(error.code, { ...error.details, lng: language });
