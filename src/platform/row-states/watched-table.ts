/** A table of which every row's state is kept as a hash after each change, beside the journal's entry about it. */
export interface WatchedTable {
  table: string;
  /** Columns that are not part of the state, each with the reason; derived columns never are. */
  except?: Readonly<Record<string, string>>;
  /** SQL about the row `r`: which rows are watched, where that is not all of them. */
  only?: string;
  /** Why changes of it have no journal entry; its states are then kept without one. */
  unjournaled?: string;
  /** Rows are never changed or deleted, so a state that says so is a fault even with an entry beside it. */
  isInsertOnly?: true;
}

/** How a table is watched, as it stands in the journal's entry about it. */
export interface Watch {
  /** Names of its columns that are part of the state, in order. */
  columns: string[];
  /** The condition, or null for all rows. */
  only: string | null;
}
