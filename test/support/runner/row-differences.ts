import type { DeclaredKeys, DeclaredRow } from "./declared-rows.js";

/** What a statement of a place answered: its columns, or the keys of an object at a path in one of its documents. */
export type ObservedRow = { place: string } & ({ columns: string[] } | { path: string[]; keys: string[] });

/** Places that are excused, by what they are within: those that may leave out keys, and those that nobody runs. */
export interface Excused {
  mayLeaveOut: Readonly<Record<string, string>>;
  notRun: Readonly<Record<string, string>>;
}

/** Where what is declared of a row is not what its statement answers, and where none did; each as a sentence. */
export function rowDifferences(
  declared: readonly DeclaredRow[],
  observed: readonly ObservedRow[],
  { mayLeaveOut, notRun }: Excused,
): string[] {
  const byPlace = Map.groupBy(observed, ({ place }) => place);
  const needed = new Set<string>();
  const differences = declared.flatMap(({ place, within, alternatives }) => {
    const answers = byPlace.get(place) ?? [];
    if (answers.length === 0 && within in notRun) needed.add(within);
    else if (answers.length === 0) return [`${place}: no test runs it`];
    return answers.flatMap((answer) => {
      const { expected, keys, where } =
        "columns" in answer
          ? { expected: alternatives, keys: answer.columns, where: place }
          : {
              expected: documentsAt(alternatives, answer.path),
              keys: answer.keys,
              where: `${place} in ${answer.path.join(".")}`,
            };
      const difference = expected === undefined ? undefined : leastDifference(expected, keys);
      if (difference === undefined) return [];
      if (within in mayLeaveOut && "columns" in answer) {
        if (difference.missing.length > 0) needed.add(within);
        difference.missing = [];
      }
      return Object.entries(difference).flatMap(([kind, names]) =>
        names.length === 0 ? [] : [`${where}: ${kind} ${names.join(", ")}`],
      );
    });
  });
  const needless = [...Object.keys(mayLeaveOut), ...Object.keys(notRun)].filter((within) => !needed.has(within));
  return [
    ...new Set([...differences, ...needless.map((within) => `${within}: an exception that nothing needs`)]),
  ].sort();
}

/** What is declared of the objects at a path; undefined where a document of any keys is. */
function documentsAt(
  alternatives: readonly DeclaredKeys[],
  path: readonly string[],
): readonly DeclaredKeys[] | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return alternatives;
  const inside = alternatives.map(({ documents }) => documents[key]).filter((each) => each !== undefined);
  return inside.length === 0 ? undefined : documentsAt(inside.flat(), rest);
}

/** How keys differ from the alternative that they differ least from. */
function leastDifference(alternatives: readonly DeclaredKeys[], keys: readonly string[]): Difference | undefined {
  const differences = alternatives.map(({ required, optional }) => ({
    missing: required.filter((key) => !keys.includes(key)),
    undeclared: keys.filter((key) => !required.includes(key) && !optional.includes(key)),
    doubled: keys.filter((key, index) => keys.indexOf(key) !== index),
  }));
  const sizeOf = (difference: Difference) => Object.values(difference).flat().length;
  return differences.sort((one, other) => sizeOf(one) - sizeOf(other))[0];
}

/** Declared keys that do not come, those that come undeclared, and those that come twice, of which the last one counts. */
type Difference = Record<"missing" | "undeclared" | "doubled", string[]>;
