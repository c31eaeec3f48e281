import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { LAYERS } from "./layers.js";
import { root, sourceFiles } from "./source-files.js";

/**
 * The rooms of a module, each a folder of one thing with its own commands and processors. A room imports its module's ground
 * room, which is named first and imports none of the others, and of its siblings those that stand behind it.
 */
const ROOMS: Record<string, Record<string, readonly string[]>> = {
  "platform/graphql": {
    api: [],
    errors: [],
    variables: ["errors"],
    limits: ["errors", "variables"],
    execution: ["errors", "variables", "limits"],
  },
  "modules/trade-unions": {
    tree: [],
    duties: [],
    access: ["duties"],
    officers: ["duties", "access"],
    employers: [],
    sites: [],
    figures: ["employers"],
    proposals: ["duties"],
  },
  "modules/inspections": {
    records: [],
    planning: [],
    results: [],
    submission: ["planning"],
    review: ["planning", "results"],
  },
  "modules/rectifications": { findings: [], notices: [], "follow-ups": [], messages: [] },
  "modules/ratings": {
    programs: [],
    awards: [],
    applications: ["awards"],
    notices: ["applications"],
    conferral: ["awards", "applications", "notices"],
  },
  "modules/audits": { funds: [], engagements: [], commissions: ["engagements"], surveys: [] },
  "modules/supervision": { supervisors: [], visits: [] },
};

/** Kinds of file that another module may import; everything else is a module's own business. */
const OPEN_TO_OTHERS = /(\.(entity|rules|lifecycle|policy|queries|events|errors|types)\.ts$)|(\/commands\/[^/]+\.ts$)/;

/** Files without a role in their name that are open all the same, each with its reason. */
const EXCEPTIONS: Record<string, string> = {
  "src/modules/checklists/checklist-body.ts": "types of the frozen body, which everything above reads",
  "src/modules/checklists/answer.ts": "type of a stored answer",
  "src/modules/checklists/checklist-codes.ts": "codes that entities of other modules restrict columns to",
  "src/modules/checklists/checklist-index.ts": "pure look-up over a body",
  "src/modules/checklists/violation.ts": "type of what is wrong with an input",
  "src/modules/checklists/loss-reasons.ts": "texts of the reasons in a score's explanation",
  "src/modules/checklists/register-values.ts": "types of what SYSTEM criteria are answered from",
  "src/modules/evidence/evidence.writes.ts": "announcing files is part of the one statement that writes a submission",
  "src/modules/inspections/records/inspection-codes.ts":
    "codes of states and owners that owners of inspections compare",
  "src/modules/inspections/records/inspection.columns.ts": "types of an inspection as queries answer it",
};

const files = sourceFiles("src");
const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const layerOf = (module: string): number => LAYERS.findIndex((layer) => layer.includes(module));

/** Loaders batch for one request and are harmless to share, so that a name card is loaded in one place. */
const isOpen = (path: string): boolean =>
  OPEN_TO_OTHERS.test(path) || path.endsWith(".loader.ts") || path in EXCEPTIONS;

test("every module has its place in the order", () => {
  const modules = new Set(files.map(({ path }) => moduleOf(path)).filter((module) => module !== undefined));
  expect([...modules].filter((module) => layerOf(module) === -1)).toEqual([]);
});

test("the handbook gives the same order", () => {
  const handbook = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const order = /platform <[\w\s,<-]+< app/.exec(handbook)?.[0].replace(/\s+/g, " ");
  expect(order).toBe(["platform", ...LAYERS.map((layer) => layer.join(", ")), "app"].join(" < "));
});

test("platform knows no module, and nothing below app imports app", () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ target }) =>
          (path.startsWith("src/platform/") && !target.startsWith("src/platform/")) ||
          (path.startsWith("src/modules/") && target.startsWith("src/app/")),
      )
      .map(({ target }) => `${path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("modules import from lower ones only, and only what is open", () => {
  const wrong = files.flatMap(({ path, imports }) => {
    const from = moduleOf(path);
    if (from === undefined) return [];
    return imports
      .filter(({ target }) => {
        const to = moduleOf(target);
        return to !== undefined && to !== from && (layerOf(to) >= layerOf(from) || !isOpen(target));
      })
      .map(({ target }) => `${path} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("no files import each other in a circle, not even for their types", () => {
  const imported = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (way.includes(path) || done.has(path)) return;
    for (const target of imported.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(circles).toEqual([]);
});

const roomsOf = (path: string) => {
  const [, place, room] = /^src\/((?:modules|platform)\/[^/]+)\/([^/]+)\//.exec(path) ?? [];
  const rooms = place === undefined ? undefined : ROOMS[place];
  return rooms === undefined ? undefined : { place, rooms, room };
};

test("a module that has rooms has nothing beside them", () => {
  const wrong = files.filter(({ path }) => {
    const place = Object.keys(ROOMS).find((each) => path.startsWith(`src/${each}/`));
    return place !== undefined && !Object.keys(ROOMS[place] ?? {}).includes(roomsOf(path)?.room ?? "");
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("no module has a room that the list does not know", () => {
  const unknown = files.filter(
    ({ path }) => /^src\/modules\/[^/]+\/(?!commands\/|processors\/)[^/]+\//.test(path) && roomsOf(path) === undefined,
  );
  expect(unknown.map(({ path }) => path)).toEqual([]);
});

test("a room imports the ground room and the siblings it is given, in no circle", () => {
  const used = new Set<string>();
  const wrong = files.flatMap(({ path, imports }) => {
    const from = roomsOf(path);
    if (from?.room === undefined) return [];
    return imports.flatMap(({ target }) => {
      const to = roomsOf(target);
      if (to?.room === undefined || to.place !== from.place || to.room === from.room) return [];
      used.add(`${from.place}: ${from.room} → ${to.room}`);
      const isGround = Object.keys(from.rooms)[0] === to.room;
      return isGround || from.rooms[from.room ?? ""]?.includes(to.room) ? [] : [`${path} → ${target}`];
    });
  });
  expect(wrong).toEqual([]);
  const given = Object.entries(ROOMS).flatMap(([place, rooms]) =>
    Object.entries(rooms).flatMap(([room, siblings]) => siblings.map((sibling) => [place, room, sibling] as const)),
  );
  // What is not needed is not given, and a room is given those only that are named before it.
  expect(given.filter(([place, room, sibling]) => !used.has(`${place}: ${room} → ${sibling}`))).toEqual([]);
  const order = (place: string) => Object.keys(ROOMS[place] ?? {});
  expect(given.filter(([place, room, sibling]) => order(place).indexOf(sibling) >= order(place).indexOf(room))).toEqual(
    [],
  );
});

test("the handbook draws the same rooms", () => {
  const handbook = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const drawn = Object.fromEntries(
    [...handbook.matchAll(/^ {4}(modules|platform)\/([\w-]+): +(.+(?:\n {8,}.+)*)$/gm)].map(
      ([, kind, name, rooms = ""]) => [
        `${kind}/${name}`,
        Object.fromEntries(
          rooms.split("·").map((each) => {
            const [, room = "", siblings] =
              /^([\w-]+)(?: \(→ ([\w, -]+)\))?$/.exec(each.trim().replace(/\s+/g, " ")) ?? [];
            return [room, siblings?.split(", ") ?? []];
          }),
        ),
      ],
    ),
  );
  expect(drawn).toEqual(ROOMS);
});

test("pure files touch neither the database nor the request", () => {
  const wrong = files
    .filter(({ path }) => /\.(rules|lifecycle)\.ts$/.test(path))
    .flatMap(({ path, imports, text }) => [
      ...imports
        .filter(
          ({ target, isTypeOnly }) =>
            !isTypeOnly && /platform\/(database|http|unit-of-work)|request-context/.test(target),
        )
        .map(({ target }) => `${path} → ${target}`),
      ...(/from "(@mikro-orm|pg|kysely)/.test(text) ? [`${path} → a database library`] : []),
    ]);
  expect(wrong).toEqual([]);
});

test("there are no barrels and no catch-all files", () => {
  const wrong = files.filter(({ path }) =>
    /\/(index|utils?|helpers?|common|services?|[^/]+\.(service|repository))\.ts$/.test(path),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("a command's file is named like its function", () => {
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const wrong = files
    .filter(({ path }) => path.includes("/commands/"))
    .filter(
      ({ path, text }) =>
        !new RegExp(`export (async )?(function|const) ${camel(/([^/]+)\.ts$/.exec(path)?.[1] ?? "")}\\b`).test(text),
    );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("value imports run in no circle", () => {
  const edges = new Map(
    files.map(({ path, imports }) => [path, imports.filter((each) => !each.isTypeOnly).map((each) => each.target)]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) {
      circles.push([...above.slice(above.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

test("the environment is read in one place", () => {
  const wrong = files.filter(
    ({ path, text }) => /process\.env/.test(text) && !/^src\/(main\.ts|app\/|platform\/config\/|launch)/.test(path),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("what may be secret gets random ids, which tell neither its time nor what came before and after", () => {
  const SECRET = [
    /^src\/modules\/(supervision|documents)\//,
    /^src\/modules\/audits\/engagements\/commands\/(open-audit|record-audit-finding)\.ts$/,
    /^src\/modules\/rectifications\/[\w-]+\/(processors\/|commands\/(record-finding|transfer-finding|assign-follow-up|remind-union)\.ts)/,
    /^src\/modules\/ratings\/(applications\/rating-visit\.writes|notices\/commands\/(propose-awards|file-objection))\.ts$/,
  ];
  const secret = files.filter(({ path }) => SECRET.some((pattern) => pattern.test(path)));
  expect(secret.length).toBeGreaterThan(60);
  expect(secret.filter(({ text }) => /from "uuid"/.test(text)).map(({ path }) => path)).toEqual([]);
});
