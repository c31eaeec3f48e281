import { isStorable, isUuid } from "../../platform/graphql/api/validate-arguments.js";
import { parseInstant } from "../../platform/clock/instant.rules.js";
import type { ChecklistViolationCode, Report, Violation } from "./violation.js";
import { isBlank } from "../../platform/text/text-forms.rules.js";

type Key = string | number;

/** Whether a text has at most so many code points; only long ones need to be counted. */
function fitsCodePoints(text: string, max: number): boolean {
  if (text.length <= max) return true;
  let count = 0;
  for (const _ of text) if (++count > max) return false;
  return true;
}

/** A client's value as an error may show it: short and storable. */
export const shown = (value: unknown): string =>
  (typeof value === "string" ? value : typeof value).slice(0, 100).toWellFormed().replaceAll("\0", "");

/**
 * One place of an untyped input, and the only way to read it: as what it should be. Whatever is not so is reported where it
 * stands and read as absent, so that a parser goes on and names everything at once.
 */
export class Leaf<Code extends string = ChecklistViolationCode> {
  readonly #value: unknown;
  readonly #tell: Report<Code | ChecklistViolationCode>;
  readonly #parent: Leaf<never> | undefined;
  readonly #key: Key;

  constructor(value: unknown, tell: Report<Code | ChecklistViolationCode>, parent?: Leaf<never>, key: Key = "") {
    this.#value = value;
    this.#tell = tell;
    this.#parent = parent;
    this.#key = key;
  }

  /** Only asked for when something is wrong, which it rarely is. */
  get #path(): Key[] {
    return this.#parent === undefined ? [] : [...this.#parent.#path, this.#key];
  }

  report(code: Code | ChecklistViolationCode, details?: Violation["details"]): void {
    this.#tell(code, this.#path, details);
  }

  /** The same place, which reports elsewhere. */
  reportingTo<Other extends string>(tell: Report<Other | ChecklistViolationCode>): Leaf<Other> {
    return new Leaf<Other>(this.#value, tell, this.#parent, this.#key);
  }

  /** The field of an object; of anything else it is absent. */
  at(key: string): Leaf<Code> {
    const value = this.#isObject() ? (this.#value as Readonly<Record<string, unknown>>)[key] : undefined;
    return new Leaf(value, this.#tell, this, key);
  }

  get isAbsent(): boolean {
    return this.#value === null || this.#value === undefined;
  }

  /** As an error may show it. */
  get shown(): string {
    return shown(this.#value ?? "");
  }

  /** Any text exactly as it was sent, and nothing reported where it is none. */
  get asSent(): string | undefined {
    return typeof this.#value === "string" ? this.#value : undefined;
  }

  /** Reports a leaf that has to be there and is not; a blank text is as good as none. */
  demand(): void {
    if (this.isAbsent || (this.asSent !== undefined && isBlank(this.asSent)))
      this.report("VALUE_REQUIRED", { field: String(this.#key) });
  }

  /** Read as something that has to be there. */
  required<T>(read: (leaf: this) => T): T {
    const value = read(this);
    this.demand();
    return value;
  }

  /** The code by which an item says what it is about. */
  key(): string | undefined {
    if (typeof this.#value === "string") return this.#value;
    this.report(this.#value ? "NOT_A_TEXT" : "VALUE_REQUIRED", { field: String(this.#key) });
    return undefined;
  }

  /** An optional text; a blank one counts as absent. */
  text(max: number, tooLong: "TEXT_TOO_LONG" | "NOTE_TOO_LONG" = "TEXT_TOO_LONG"): string | undefined {
    if (this.isAbsent) return undefined;
    const value = this.#value;
    if (typeof value !== "string") this.report("NOT_A_TEXT");
    else if (!isStorable(value)) this.report("TEXT_NOT_VALID");
    else if (!fitsCodePoints(value, max)) this.report(tooLong, { max });
    else return isBlank(value) ? undefined : value;
    return undefined;
  }

  /** An optional finite number. */
  number(): number | undefined {
    if (this.isAbsent) return undefined;
    // Adding 0 turns -0 into 0, which has another canonical form.
    if (typeof this.#value === "number" && Number.isFinite(this.#value)) return this.#value + 0;
    this.report("NOT_A_NUMBER");
    return undefined;
  }

  /** An optional whole number. */
  integer(): number | undefined {
    if (this.isAbsent) return undefined;
    if (typeof this.#value === "number" && Number.isSafeInteger(this.#value)) return this.#value + 0;
    this.report("NOT_AN_INTEGER");
    return undefined;
  }

  /** A whole number that has to be there. */
  requiredInteger(): number | undefined {
    if (this.isAbsent) this.report("VALUE_REQUIRED", { field: String(this.#key) });
    return this.integer();
  }

  /** An optional flag; false counts as absent. */
  flag(): true | undefined {
    if (typeof this.#value !== "boolean" && !this.isAbsent) this.report("NOT_A_BOOLEAN");
    return this.#value === true ? true : undefined;
  }

  /** An optional UUID, in lower case. */
  id(): string | undefined {
    if (this.isAbsent || this.#value === "") return undefined;
    if (isUuid(this.#value)) return this.#value.toLowerCase();
    this.report("ID_NOT_VALID");
    return undefined;
  }

  /** An optional code out of a list. */
  code<Known extends string>(codes: readonly Known[]): Known | undefined {
    const text = this.text(100);
    if (text === undefined) return undefined;
    const code = codes.find((known) => known === text);
    if (code === undefined) this.report("VALUE_UNKNOWN", { value: shown(text) });
    return code;
  }

  /** An optional instant, in UTC. */
  instant(): string | undefined {
    const text = this.text(100);
    if (text === undefined) return undefined;
    const instant = parseInstant(text.trim());
    if (instant === undefined) this.report("INSTANT_NOT_VALID");
    return instant;
  }

  /** An optional object, whose fields can then be read. */
  object(): this | undefined {
    if (this.isAbsent) return undefined;
    if (this.#isObject()) return this;
    this.report("NOT_AN_OBJECT");
    return undefined;
  }

  /** An item of a list of objects, none of which may be absent. */
  item(): this | undefined {
    if (this.isAbsent) this.report("NOT_AN_OBJECT");
    return this.object();
  }

  /** An optional list of at most `max` items. */
  list(max: number): readonly Leaf<Code>[] | undefined {
    if (this.isAbsent) return undefined;
    if (!Array.isArray(this.#value)) this.report("NOT_A_LIST");
    else if (this.#value.length > max) this.report("LIST_TOO_LONG", { max });
    else return this.items();
    return undefined;
  }

  /** Whatever items there are, in a list of any length; nothing is reported where it is no list. */
  items(): readonly Leaf<Code>[] {
    if (!Array.isArray(this.#value)) return [];
    return this.#value.map((item: unknown, at) => new Leaf(item, this.#tell, this, at));
  }

  #isObject(): boolean {
    return typeof this.#value === "object" && this.#value !== null && !Array.isArray(this.#value);
  }
}
