import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Said to the person who asked; nothing has been written then. */
export class Refused extends Error {}

/** The project's files as they are and as they are to become; nothing is written here. */
export class Sources {
  #changed = new Map();

  constructor(root) {
    this.root = root;
  }

  exists(path) {
    return this.#changed.has(path) || existsSync(join(this.root, path));
  }

  read(path) {
    return this.#changed.get(path) ?? readFileSync(join(this.root, path), "utf8");
  }

  write(path, text) {
    this.#changed.set(path, text);
  }

  /** Names of what is in a folder; none where there is no such folder. */
  list(folder) {
    return existsSync(join(this.root, folder)) ? readdirSync(join(this.root, folder)) : [];
  }

  /** Every TypeScript file below a folder. */
  below(folder) {
    return readdirSync(join(this.root, folder), { recursive: true })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name}`);
  }

  tree(path) {
    return ts.createSourceFile(path, this.read(path), ts.ScriptTarget.Latest, true);
  }

  insert(path, position, text) {
    const before = this.read(path);
    this.write(path, before.slice(0, position) + text + before.slice(position));
  }

  /** Makes sure that the file imports these names: added to an import that it has, or as one more beside its like. */
  import(path, specifier, names, { typeOnly = false } = {}) {
    const declarations = this.tree(path).statements.filter(ts.isImportDeclaration);
    const sameSpecifier = declarations.filter(({ moduleSpecifier }) => moduleSpecifier.text === specifier);
    const missing = names.filter(
      (name) => !sameSpecifier.some((each) => elementsOf(each).some((element) => isImportOf(element, name, typeOnly))),
    );
    if (missing.length === 0) return;
    const host = sameSpecifier.find(
      ({ importClause }) =>
        (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) === typeOnly &&
        importClause?.namedBindings !== undefined &&
        ts.isNamedImports(importClause.namedBindings),
    );
    if (host !== undefined) {
      const later = elementsOf(host).find(({ name }) => name.text > missing[0]);
      if (later !== undefined) this.insert(path, later.getStart(), `${missing.join(", ")}, `);
      else this.insert(path, elementsOf(host).at(-1).getEnd(), `, ${missing.join(", ")}`);
      return;
    }
    const line = `import ${typeOnly ? "type " : ""}{ ${missing.join(", ")} } from "${specifier}";`;
    const folder = specifier.slice(0, specifier.lastIndexOf("/") + 1);
    const isLike = ({ moduleSpecifier: { text } }) =>
      text.startsWith(folder) && !text.slice(folder.length).includes("/");
    const last = declarations.findLast(isLike) ?? declarations.at(-1);
    if (last === undefined) this.insert(path, 0, `${line}\n\n`);
    else this.insert(path, last.getEnd(), `\n${line}`);
  }

  /** What is to be written, by path, as the project formats it. */
  async formatted() {
    const { format, resolveConfig } = await import("prettier");
    const files = new Map();
    for (const [path, text] of this.#changed) {
      const options = await resolveConfig(join(this.root, path));
      files.set(path, await format(text, { ...options, filepath: path }));
    }
    return files;
  }
}

const elementsOf = ({ importClause }) =>
  importClause?.namedBindings !== undefined && ts.isNamedImports(importClause.namedBindings)
    ? [...importClause.namedBindings.elements]
    : [];

const isImportOf = (element, name, typeOnly) => {
  const isType = element.isTypeOnly || element.parent.parent.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return element.name.text === name && (typeOnly || !isType);
};

/** The names of the decorators of a class or a method. */
export const decoratorsOf = (node) =>
  (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );

/** The classes of a file that are exported. */
export const exportedClasses = (tree) =>
  tree.statements.filter(
    (node) =>
      ts.isClassDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
  );

/** What a constant of the file is set to, without `as const` and the like. */
export function valueOf(tree, name) {
  const declared = tree.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((each) => each.name.getText() === name);
  let value = declared?.initializer;
  while (value !== undefined && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
  if (value === undefined) throw new Error(`${tree.fileName} has no constant ${name}`);
  return value;
}
