import type { Language } from "../access/actor.js";
import { inLanguage, type Text } from "./messages.js";

/** A text in one language, each `{{name}}` filled from the details. */
export const filledText = (text: Text, details: Readonly<Record<string, unknown>>, language: Language): string =>
  inLanguage(text, language).replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(details[name] ?? ""));
