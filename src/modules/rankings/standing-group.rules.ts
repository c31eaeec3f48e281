/** Columns of `standings` that hold the group codes, by the prefix of the code. */
const COLUMNS = { FORM: "form_group", OWNERSHIP: "ownership_group", SIZE: "size_group" } as const;

export type GroupColumn = (typeof COLUMNS)[keyof typeof COLUMNS];

/**
 * The column in which a group such as `FORM:BUILDING`, `OWNERSHIP:PRIVATE` or `SIZE:II` is looked up (groupings of the
 * reference data); undefined when it names no grouping.
 */
export function groupColumn(group: string): GroupColumn | undefined {
  const [prefix = "", code] = group.split(":");
  return code === undefined || code === "" ? undefined : COLUMNS[prefix as keyof typeof COLUMNS];
}
