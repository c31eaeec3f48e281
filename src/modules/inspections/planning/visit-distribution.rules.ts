/** Visits of one street that the same people may make; `eligible` are places in the list of people. */
export interface VisitCell {
  street: string;
  visits: number;
  eligible: readonly number[];
}

/** How many visits of each cell go to each person: `distribution[cell][person]`. */
export type Distribution = number[][];

/**
 * Hands the visits of all cells to people, `teamSize` people to a visit. The sum of the squared loads is the least
 * possible one, so that loads differ only as far as eligibility forces it; streets are handed out one after the other
 * to as few people as that allows. Every cell must have at least `teamSize` eligible people.
 */
export function distributedVisits(
  cells: readonly VisitCell[],
  loads: readonly number[],
  teamSize: number,
): Distribution {
  const distribution = firstDistribution(cells, loads, teamSize);
  const total = loads.map((load, person) => distribution.reduce((sum, row) => sum + (row[person] ?? 0), load));
  while (evenOut(cells, distribution, total));
  return distribution;
}

/** Loads after `units` more went to whoever has least: the even distribution when everybody may do all. */
export function distributed(loads: readonly number[], units: number): number[] {
  const order = loads.map((_, person) => person).sort((a, b) => at(loads, a) - at(loads, b) || a - b);
  const filled = [...loads];
  let left = units;
  for (let count = 1; left > 0 && count <= order.length; count++) {
    const next = order[count];
    const below = order.slice(0, count);
    const level = at(filled, at(order, 0));
    const room = next === undefined ? left : Math.min(left, (at(loads, next) - level) * count);
    below.forEach((person, place) => {
      filled[person] = at(filled, person) + Math.floor(room / count) + (place < room % count ? 1 : 0);
    });
    left -= room;
  }
  return filled;
}

const at = (list: readonly number[], place: number): number => list[place] ?? 0;

function firstDistribution(cells: readonly VisitCell[], loads: readonly number[], teamSize: number): Distribution {
  const distribution = cells.map(() => loads.map(() => 0));
  const units = cells.reduce((sum, cell) => sum + cell.visits * teamSize, 0);
  const remaining = distributed(loads, units).map((target, person) => target - at(loads, person));
  const started = new Set<number>();
  const inStreet = new Map<string, Set<number>>();
  cells.forEach((cell, place) => {
    const row = distribution[place] ?? [];
    const present = inStreet.get(cell.street) ?? new Set<number>();
    inStreet.set(cell.street, present);
    for (let left = cell.visits * teamSize; left > 0;) {
      const person = cell.eligible
        .filter((each) => at(row, each) < cell.visits)
        .reduce((best, each) => (comesBefore(each, best) ? each : best), -1);
      if (person < 0) throw new Error("a cell has fewer eligible people than a team needs");
      const given = Math.min(left, cell.visits - at(row, person), Math.max(1, at(remaining, person)));
      row[person] = at(row, person) + given;
      remaining[person] = at(remaining, person) - given;
      left -= given;
      started.add(person);
      present.add(person);
    }
    function comesBefore(a: number, b: number): boolean {
      if (b < 0) return true;
      const ranks = (each: number) => {
        const room = at(remaining, each);
        return [
          Number(room > 0),
          Number(room > 0 && present.has(each)),
          Number(room > 0 && started.has(each)),
          room,
          -each,
        ];
      };
      const [of, other] = [ranks(a), ranks(b)];
      const differing = of.findIndex((rank, i) => rank !== other[i]);
      return differing >= 0 && at(of, differing) > at(other, differing);
    }
  });
  return distribution;
}

/** One exchange from somebody with much to somebody with at least two less, perhaps through others; false when there is none. */
function evenOut(cells: readonly VisitCell[], distribution: Distribution, total: number[]): boolean {
  const busiest = total.map((_, person) => person).sort((a, b) => at(total, b) - at(total, a) || a - b);
  for (const from of busiest) {
    const cameFrom = reachable(cells, distribution, from);
    const to = [...cameFrom.keys()].reduce((best, each) => (at(total, each) < at(total, best) ? each : best), from);
    if (at(total, from) - at(total, to) < 2) continue;
    const hops: { giver: number; taker: number; cell: number }[] = [];
    for (let taker = to; taker !== from;) {
      const giver = cameFrom.get(taker);
      if (giver === undefined) throw new Error("a path of exchanges has a gap");
      hops.push({ giver, taker, cell: bestCell(cells, distribution, giver, taker) });
      taker = giver;
    }
    const units = Math.min(
      Math.floor((at(total, from) - at(total, to)) / 2),
      ...hops.map(({ giver, taker, cell }) => movable(cells[cell], distribution[cell], giver, taker)),
    );
    for (const { giver, taker, cell } of hops) {
      const row = distribution[cell] ?? [];
      row[giver] = at(row, giver) - units;
      row[taker] = at(row, taker) + units;
    }
    total[from] = at(total, from) - units;
    total[to] = at(total, to) + units;
    return true;
  }
  return false;
}

const movable = (cell: VisitCell | undefined, row: number[] = [], giver: number, taker: number): number =>
  cell?.eligible.includes(taker) === true ? Math.min(at(row, giver), cell.visits - at(row, taker)) : 0;

/** Everybody to whom visits of `from` can go, directly or by passing others on, each with the one before them. */
function reachable(cells: readonly VisitCell[], distribution: Distribution, from: number): Map<number, number> {
  const cameFrom = new Map<number, number>();
  const queue = [from];
  for (let giver = queue.shift(); giver !== undefined; giver = queue.shift()) {
    for (const [place, cell] of cells.entries()) {
      if (at(distribution[place] ?? [], giver) === 0) continue;
      for (const taker of cell.eligible) {
        if (taker === from || cameFrom.has(taker) || movable(cell, distribution[place], giver, taker) === 0) continue;
        cameFrom.set(taker, giver);
        queue.push(taker);
      }
    }
  }
  return cameFrom;
}

/** The cell to pass visits on in: one of a street where the taker is already, and then the one with most to pass on. */
function bestCell(cells: readonly VisitCell[], distribution: Distribution, giver: number, taker: number): number {
  const isThere = (street: string) =>
    cells.some((cell, i) => cell.street === street && at(distribution[i] ?? [], taker) > 0);
  let best = -1;
  let bestRank = [-1, -1];
  for (const [place, cell] of cells.entries()) {
    const units = movable(cell, distribution[place], giver, taker);
    if (units === 0) continue;
    const rank = [Number(isThere(cell.street)), units];
    if (at(rank, 0) > at(bestRank, 0) || (rank[0] === bestRank[0] && at(rank, 1) > at(bestRank, 1))) {
      best = place;
      bestRank = rank;
    }
  }
  return best;
}
