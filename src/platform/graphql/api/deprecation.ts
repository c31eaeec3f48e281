/** What is said of a field that another took the place of; clients have a year from that day. */
export const replacedBy = (field: string, since: string): string =>
  `Since ${since}: use \`${field}\`, which counts where both are given. Served for a year after that day.`;
