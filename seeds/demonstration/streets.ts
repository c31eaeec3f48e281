/** One street of the district with what the demonstration needs to fill it. */
export interface DemonstrationStreet {
  /** Nine-digit code of the statistics bureau. */
  readonly code: string;
  readonly name: string;
  readonly communities: number;
  /** Its part of the grassroots unions, as a weight. */
  readonly weight: number;
  /** Middle of the street; unions lie around it. */
  readonly latitude: number;
  readonly longitude: number;
}

const street = (
  code: string,
  name: string,
  communities: number,
  weight: number,
  latitude: number,
  longitude: number,
): DemonstrationStreet => ({ code, name, communities, weight, latitude, longitude });

/** The ten streets of the reference data; communities (95 in all) and weights are made up. */
export const demonstrationStreets: readonly DemonstrationStreet[] = [
  street("350203001", "厦港", 7, 180, 24.446, 118.082),
  street("350203003", "中华", 8, 230, 24.456, 118.083),
  street("350203005", "滨海", 8, 180, 24.433, 118.11),
  street("350203006", "鹭江", 8, 260, 24.457, 118.076),
  street("350203007", "开元", 12, 330, 24.466, 118.092),
  street("350203008", "梧村", 10, 380, 24.47, 118.115),
  street("350203009", "筼筜", 12, 520, 24.479, 118.1),
  street("350203010", "莲前", 17, 480, 24.478, 118.165),
  street("350203011", "嘉莲", 11, 400, 24.486, 118.127),
  street("350203012", "鼓浪屿", 2, 61, 24.447, 118.066),
];
