import { dirname, relative } from "node:path/posix";
import { parseArgs } from "node:util";
import ts from "typescript";
import { decoratorsOf, exportedClasses, Refused, valueOf } from "./sources.mjs";

/** Who is tried on which kinds of hidden objects. */
export const HIDDEN_OBJECTS = "test/support/hidden-objects/cases.ts";

const USAGE = "npm run new:mutation -- <room> <verb-noun> [--of <entity>] [--requires <permission>]";
const ROLE_PERMISSIONS = "src/modules/trade-unions/duties/role-permissions.rules.ts";

export const pascal = (kebab) => kebab.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
export const camel = (kebab) => kebab.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** What is asked for, with all that follows from it; refused unless it can be done as a whole. */
export function readRequest(sources, args) {
  const { room, name, of, requires } = parsed(args);
  const folder = `src/modules/${room}`;
  if (!roomsOf(sources).includes(room))
    throw new Refused(`There is no room ${room}. Rooms are: ${roomsOf(sources).join(", ")}.`);
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name))
    throw new Refused(`A mutation is called verb-noun, as rename-site is; ${name} is not.`);

  const entity = of ?? name.slice(name.indexOf("-") + 1);
  const entityFolder = folderOfEntity(sources, { room, folder, entity });

  const request = {
    room,
    folder,
    name,
    entity,
    entityFile: relative(folder, `${entityFolder}/${entity}.entity.js`),
    permission: requires,
    module: room.split("/")[0],
    field: camel(name),
    type: pascal(name),
    object: camel(entity),
    ...entityClassOf(sources, entityFolder, entity),
    ...hiddenKindOf(sources, camel(entity)),
    seers: requires === undefined ? [] : holdersOf(sources, requires),
  };
  refuseTaken(sources, request);
  return request;
}

function parsed(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { of: { type: "string" }, requires: { type: "string" } },
    });
    if (positionals.length !== 2) throw new Refused(`Usage: ${USAGE}`);
    return { ...values, room: positionals[0].replace(/\/$/, ""), name: positionals[1] };
  } catch (error) {
    throw new Refused(error instanceof Refused ? error.message : `${error.message}\nUsage: ${USAGE}`);
  }
}

/** A room is a folder with commands of its own; a small module is one room. */
const roomsOf = (sources) =>
  sources.list("src/modules").flatMap((module) => {
    const inside = sources.list(`src/modules/${module}`);
    if (inside.includes("commands")) return [module];
    return inside
      .filter((each) => sources.list(`src/modules/${module}/${each}`).includes("commands"))
      .map((each) => `${module}/${each}`);
  });

const entitiesIn = (sources, folder) =>
  sources
    .list(folder)
    .filter((file) => file.endsWith(".entity.ts"))
    .map((file) => file.replace(".entity.ts", ""));

/** Where the entity stands: in the room, or in another one of its module where the room has none of its own. */
function folderOfEntity(sources, { room, folder, entity }) {
  const own = entitiesIn(sources, folder);
  const siblings = own.length > 0 ? [] : sources.list(dirname(folder)).map((each) => `${dirname(folder)}/${each}`);
  const found = [folder, ...siblings].find((each) => entitiesIn(sources, each).includes(entity));
  if (found !== undefined) return found;
  const names = own.length > 0 ? own : siblings.flatMap((each) => entitiesIn(sources, each));
  throw new Refused(
    `There is no entity ${entity} in ${room}; say with --of whose mutation it is: ${names.join(", ") || "the room has none"}.`,
  );
}

function entityClassOf(sources, folder, entity) {
  const isBoth = (node) => ["Entity", "ObjectType"].every((decorator) => decoratorsOf(node).includes(decorator));
  const found = exportedClasses(sources.tree(`${folder}/${entity}.entity.ts`)).find(isBoth);
  if (found === undefined)
    throw new Refused(`${folder}/${entity}.entity.ts has no class that is both a table and a GraphQL type.`);
  const isVersion = (member) => ts.isPropertyDeclaration(member) && member.name.getText() === "version";
  return { entityClass: found.name.text, isVersioned: found.members.some(isVersion) };
}

/** Who of those that the hidden objects are tried on holds the permission through a role. */
function holdersOf(sources, permission) {
  const permissions = valueOf(sources.tree(ROLE_PERMISSIONS), "PERMISSIONS").properties.filter(ts.isPropertyAssignment);
  const held = permissions.find(({ name }) => name.text === permission);
  if (held === undefined)
    throw new Refused(
      `There is no permission ${permission}. Permissions are: ${permissions.map(({ name }) => name.text).join(", ")}.`,
    );
  const roles = stringsIn(held.initializer).map((role) => camel(role.toLowerCase().replaceAll("_", "-")));
  const seers = stringsIn(valueOf(sources.tree(HIDDEN_OBJECTS), "SEERS"));
  return seers.filter((seer) => roles.includes(seer));
}

/** The kind of hidden object that stands for the entity: called like it, or like its last word. */
function hiddenKindOf(sources, object) {
  const kinds = sources
    .tree(HIDDEN_OBJECTS)
    .statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === "HiddenKind")
    .type.types.map((each) => each.literal.text);
  const lastWord = object.replace(/^.*(?=[A-Z])/, "").toLowerCase();
  const hiddenKind = [object, lastWord].find((each) => kinds.includes(each));
  return { hiddenKind: hiddenKind ?? object, isNewKind: hiddenKind === undefined };
}

function stringsIn(node) {
  if (ts.isStringLiteral(node)) return [node.text];
  const found = [];
  ts.forEachChild(node, (child) => void found.push(...stringsIn(child)));
  return found;
}

function refuseTaken(sources, { module, field, type, name }) {
  const testFile = `test/integration/${module}/${name}.test.ts`;
  if (sources.exists(testFile)) throw new Refused(`${testFile} is there already.`);
  const taken = new RegExp(
    `\\b(function|class|interface|const|async) (${field}|${type}|${type}Input|${type}Payload)\\b`,
  );
  const holder = sources
    .below("src")
    .find((path) => path.endsWith(`/commands/${name}.ts`) || taken.test(sources.read(path)));
  if (holder !== undefined) throw new Refused(`The name ${field} is taken: ${holder}.`);
}
