import { uniform } from "../../../platform/text/text-forms.rules.js";
import { pinyin } from "pinyin-pro";

/** What people type to find a name quickly: the first letter of each character's pinyin, with Latin letters and digits kept, in lower case. */
export const initialsOf = (name: string): string =>
  pinyin(uniform(name), { pattern: "first", toneType: "none", type: "array" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
