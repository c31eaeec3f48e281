/** A field that whoever sees a part only reads as it is. */
export const SHOWN = "SHOWN";

/** What stands in the place of each field for those who see a part only; a field that is not named does not compile. */
export type PartOf<Whole> = {
  readonly [Field in keyof Whole & string]-?: typeof SHOWN | { readonly hidden: (whole: Whole) => Whole[Field] };
};

/** Hides a field behind the same value for everybody. */
export const hiddenAs = <Value>(value: Value): { readonly hidden: () => Value } => ({ hidden: () => value });

/** Something as far as it is shown to those who see a part only; what the table does not know is not there. */
export function shownPart<Whole extends object>(whole: Whole, part: PartOf<Whole>): Whole {
  const shown: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries<PartOf<Whole>[keyof Whole & string]>(part)) {
    const value = kind === SHOWN ? (whole as Record<string, unknown>)[field] : kind.hidden(whole);
    if (value !== undefined) shown[field] = value;
  }
  return shown as Whole;
}
