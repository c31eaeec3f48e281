import { relative } from "node:path/posix";
import ts from "typescript";
import { camel, HIDDEN_OBJECTS, pascal } from "./request.mjs";
import { decoratorsOf, exportedClasses, Refused, valueOf } from "./sources.mjs";
import { commandText, hiddenCaseText, inputText, methodText, payloadText, testText } from "./texts.mjs";

const ALL_CASES = "test/support/hidden-objects/all-cases.ts";

/** Puts everything that the mutation needs where its neighbours have it. */
export function planMutation(sources, request) {
  const { folder, name, module } = request;
  const resolver = resolverWithMutations(sources, request) ?? newResolver(sources, request);
  const inputs = inputsBeside(sources, request, resolver);
  const commands = `${folder}/commands`;
  sources.write(`${commands}/${name}.ts`, commandText(request, { platform: toPlatform(commands), inputs }));
  addInput(sources, request, `${folder}/${inputs}.ts`);
  addToResolver(sources, request, { file: resolver, inputs });
  addHiddenCase(sources, request);
  sources.write(`test/integration/${module}/${name}.test.ts`, testText(request));
}

const specifierOf = (file) => (file.startsWith(".") ? file : `./${file}`);
const toPlatform = (folder) => relative(folder, "src/platform");
const mutationsOf = (node) => node.members.filter((member) => decoratorsOf(member).includes("Mutation"));
const classWithMutations = (sources, file) =>
  exportedClasses(sources.tree(file)).find((node) => mutationsOf(node).length > 0);

/** The file that holds the entity's mutations: called after it, or with a resolver of its type that has some. */
function resolverWithMutations(sources, { folder, entity, entityClass, entityFile }) {
  const isFromElsewhere = entityFile.includes("/");
  const files = sources.list(folder).filter((file) => file.endsWith(".resolver.ts"));
  const withMutations = files.filter((file) => classWithMutations(sources, `${folder}/${file}`) !== undefined);
  const isOfType = (file) =>
    ts
      .getDecorators(classWithMutations(sources, `${folder}/${file}`))
      .some((each) => each.getText() === `@Resolver(() => ${entityClass})`);
  const found =
    [`${entity}-changes.resolver.ts`, `${entity}.resolver.ts`].find((file) => withMutations.includes(file)) ??
    withMutations.find(isOfType) ??
    // A room whose entity stands in another one keeps its mutations together.
    (isFromElsewhere ? withMutations[0] : undefined);
  return found === undefined ? undefined : `${folder}/${found}`;
}

/** A resolver for its first mutation, registered beside the others. */
function newResolver(sources, { folder, entity }) {
  const file = `${folder}/${entity}-changes.resolver.ts`;
  const name = `${pascal(entity)}ChangesResolver`;
  const app = "src/app/resolvers.ts";
  const elsewhere = sources.below("src").find((path) => sources.read(path).includes(`class ${name} `));
  if (elsewhere !== undefined) throw new Refused(`Mutations of this entity are kept in another room: ${elsewhere}.`);
  sources.write(file, `import { Resolver } from "type-graphql";\n\n@Resolver()\nexport class ${name} {}\n`);
  sources.import(app, `${relative("src/app", file).replace(/\.ts$/, ".js")}`, [name]);
  sources.insert(app, valueOf(sources.tree(app), "resolvers").elements.at(-1).getEnd(), `, ${name}`);
  return file;
}

/** Where its input stands: with the entity's own, else with those of its resolver, else in a new file. */
function inputsBeside(sources, { folder, entity }, resolver) {
  const own = `${entity}.inputs`;
  if (sources.exists(`${folder}/${own}.ts`)) return own;
  const imported = sources.tree(resolver).statements.filter(ts.isImportDeclaration);
  const ofResolver = imported.map((each) => /^\.\/([^/]+\.inputs)\.js$/.exec(each.moduleSpecifier.text)?.[1]);
  return ofResolver.find((each) => each !== undefined) ?? own;
}

function addInput(sources, request, file) {
  if (!sources.exists(file)) sources.write(file, "");
  sources.import(file, "type-graphql", ["Field", "ID", "InputType", ...(request.isVersioned ? ["Int"] : [])]);
  sources.import(file, `${toPlatform(request.folder)}/graphql/api/validate-arguments.js`, ["IsId"]);
  sources.write(file, `${sources.read(file).trimEnd()}\n\n${inputText(request)}`);
}

function addToResolver(sources, request, { file, inputs }) {
  const platform = toPlatform(request.folder);
  sources.import(file, "type-graphql", ["Arg", "Ctx", "Field", "Mutation", "ObjectType"]);
  if (request.permission !== undefined) sources.import(file, `${platform}/access/access.js`, ["Requires"]);
  sources.import(file, `${platform}/graphql/api/request-context.js`, ["RequestContext"]);
  sources.import(file, `${platform}/graphql/api/user-error.js`, ["MutationPayload"]);
  sources.import(file, `./commands/${request.name}.js`, [request.field]);
  sources.import(file, specifierOf(request.entityFile), [request.entityClass]);
  sources.import(file, `./${inputs}.js`, [`${request.type}Input`]);

  const holder = classWithMutations(sources, file) ?? exportedClasses(sources.tree(file)).at(-1);
  const place = mutationsOf(holder).at(-1)?.getEnd() ?? holder.getEnd() - 1;
  sources.insert(file, place, `\n\n${methodText(request)}`);
  const tree = sources.tree(file);
  const firstResolver = exportedClasses(tree).find((node) => decoratorsOf(node).includes("Resolver"));
  const comment = ts.getLeadingCommentRanges(tree.text, firstResolver.pos)?.[0];
  sources.insert(file, comment?.pos ?? firstResolver.getStart(), `${payloadText(request)}\n`);
}

/** Among the cases of its module, behind the last mutation that is asked about the same kind. */
function addHiddenCase(sources, request) {
  const { hiddenKind, isNewKind } = request;
  const file = casesOf(sources, request);
  const cases = valueOf(sources.tree(file), casesName(request));
  const isLike = (element) =>
    ts.isCallExpression(element) &&
    element.expression.getText() === "write" &&
    element.arguments[3]?.text === hiddenKind;
  const place = cases.elements.findLast(isLike) ?? cases.elements.at(-1);
  const text = hiddenCaseText(request);
  if (place === undefined) sources.insert(file, cases.getStart() + 1, `${text},`);
  else sources.insert(file, place.getEnd(), `, ${text}`);
  sources.import(file, "./cases.js", request.isVersioned ? ["AT_VERSION", "write"] : ["write"]);
  if (!isNewKind) return;
  const kinds = sources.tree(HIDDEN_OBJECTS).statements.find((node) => node.name?.text === "HiddenKind");
  sources.insert(HIDDEN_OBJECTS, kinds.type.getEnd(), ` | "${hiddenKind}"`);
}

const casesName = ({ module }) => `${camel(module)}Cases`;

/** The file with the cases of a module; made, and put with the others, where it has none yet. */
function casesOf(sources, request) {
  const file = `test/support/hidden-objects/${request.module}.ts`;
  if (sources.exists(file)) return file;
  const name = casesName(request);
  sources.write(
    file,
    `import { type HiddenCase } from "./cases.js";\n\nexport const ${name}: readonly HiddenCase[] = [];\n`,
  );
  sources.insert(ALL_CASES, valueOf(sources.tree(ALL_CASES), "HIDDEN_CASES").elements.at(-1).getEnd(), `, ...${name}`);
  sources.import(ALL_CASES, `./${request.module}.js`, [name]);
  return file;
}
