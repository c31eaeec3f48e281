/** The largest single amount in fen: a hundred billion yuan, so that the sum of all items stays an exact number. */
export const MAXIMUM_FEN = 10_000_000_000_000;
