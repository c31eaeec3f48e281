/** Up to this one several lines of work landed side by side; their names stay as they are. */
const LAST_SIDE_BY_SIDE = "Migration20261122_circulars";

/**
 * What is wrong with the place of a migration, in sentences: the landed ones come first and as they landed, and since the
 * circulars each name sorts after all before it, because databases apply them in the order of the list and people read them by name.
 */
export function migrationOrderFaults(names: readonly string[], landed: readonly string[]): string[] {
  const displaced = landed.flatMap((name, place) =>
    names[place] === name ? [] : [`${name} has landed in the place of ${names[place] ?? "none"}`],
  );
  const unsorted = names.flatMap((name, place) => {
    const before = names.slice(0, place);
    const later = before.includes(LAST_SIDE_BY_SIDE) ? before.find((each) => each >= name) : undefined;
    return later === undefined ? [] : [`${name} does not sort after ${later}`];
  });
  return [...displaced, ...unsorted];
}
