import { childCode } from "../../src/modules/trade-unions/tree/level.rules.js";
import { TradeUnionLevel } from "../../src/modules/trade-unions/tree/trade-union.entity.js";
import { type DemonstrationCalendar, instantOn } from "./calendar.js";
import { nameOf, ownFacts, placedUnions } from "./grassroots.js";
import type { DemonstrationUnion, GrassrootsUnion } from "./model.js";
import { addressOn, communityName, initialsOfParts, roadName } from "./names.js";
import { around, higherOffice } from "./offices.js";
import { randomFor } from "./random.js";
import { demonstrationStreets } from "./streets.js";

/** All nodes in the order of their numbers, and the parts that the rest hangs on. */
export interface DemonstrationTree {
  readonly district: DemonstrationUnion;
  readonly streets: readonly DemonstrationUnion[];
  readonly communities: readonly DemonstrationUnion[];
  readonly grassroots: readonly GrassrootsUnion[];
  readonly all: readonly DemonstrationUnion[];
}

/** The whole tree, from the city down. */
export function demonstrationTree(seed: number, calendar: DemonstrationCalendar): DemonstrationTree {
  const random = randomFor(seed, "tree");
  const all: DemonstrationUnion[] = [];
  const idsFrom = instantOn(calendar.countedOn, 540);

  const add = <Union extends DemonstrationUnion>(
    parent: DemonstrationUnion | null,
    nameParts: readonly string[],
    rest: Omit<Union, "id" | "number" | "parent" | "path" | "name" | "initials" | "contactPhone">,
  ): Union => {
    const number = all.length + 1;
    const union = {
      id: random.id(idsFrom),
      number,
      parent,
      path: parent === null ? String(number) : `${parent.path}.${number}`,
      name: nameParts.join(""),
      initials: initialsOfParts(nameParts),
      // Local numbers never begin with 0, so that nobody is called by mistake.
      contactPhone: `0592-0${String(100_000 + number)}`,
      ...rest,
    } as unknown as Union;
    all.push(union);
    return union;
  };
  const office = (latitude: number, longitude: number, spread: number) =>
    higherOffice({ latitude, longitude }, spread, calendar, random);

  const city = add(null, ["厦门市", "总工会"], {
    code: "350200",
    level: "CITY",
    form: "FEDERATION",
    ...office(24.478, 118.09, 0.002),
  });
  const district = add(city, ["思明区", "总工会"], {
    code: "350203",
    level: "DISTRICT",
    form: "FEDERATION",
    ...office(24.447, 118.09, 0.002),
  });
  const streets = demonstrationStreets.map(({ code, name, latitude, longitude }) =>
    add(district, [name, "街道", "总工会"], {
      code,
      level: "STREET",
      form: "STREET_FEDERATION",
      ...office(latitude, longitude, 0.002),
    }),
  );
  const communities = demonstrationStreets.flatMap((street, at) =>
    Array.from({ length: street.communities }, (_, nth) =>
      add(streets[at] ?? district, [communityName(all.length - 12), "社区", "工会"], {
        code: childCode(street.code, TradeUnionLevel.COMMUNITY, nth + 1),
        level: "COMMUNITY",
        form: "COMMUNITY",
        ...office(street.latitude, street.longitude, 0.006),
      }),
    ),
  );

  const inCommunity = new Map<DemonstrationUnion, number>();
  const grassroots = placedUnions(random).map((placed, at): GrassrootsUnion => {
    const home = communities[placed.community] ?? district;
    const nth = (inCommunity.get(home) ?? 0) + 1;
    inCommunity.set(home, nth);
    return add<GrassrootsUnion>(home, nameOf(placed.kind, home, at, random), {
      ...ownFacts(placed, at, calendar, random),
      code: childCode(home.code, TradeUnionLevel.GRASSROOTS, nth),
      level: "GRASSROOTS",
      address: addressOn(roadName(random), random),
      ...around(home.latitude, home.longitude, 0.004, random),
    });
  });
  return { district, streets, communities, grassroots, all };
}
