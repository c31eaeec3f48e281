import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** The keys of a row, and what is declared of the JSON documents among its values. */
export interface DeclaredKeys {
  required: string[];
  optional: string[];
  /** By key, the declared objects (or elements of lists of objects) that its value may be. */
  documents: Record<string, DeclaredKeys[]>;
}

/** What is declared at one place that runs a statement; one of the alternatives has to be what comes. */
export interface DeclaredRow {
  /** `src/file.ts:line:column` of the function's name. */
  place: string;
  /** The file, and the declaration in it that asks. */
  within: string;
  alternatives: DeclaredKeys[];
}

const RUNNERS = new Set(["rows", "row", "preparedRows", "preparedRow"]);
const HOME = "src/platform/database/sql.ts";
/** How far down a document is compared. */
const DEPTH = 3;

/** Every place of the program that runs a statement whose row is declared, read by the compiler. */
export function declaredRows(): DeclaredRow[] {
  const config = ts.getParsedCommandLineOfConfigFile(resolve(root, "tsconfig.json"), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  });
  if (config === undefined) throw new Error("tsconfig.json cannot be read");
  const inProgram = (path: string) => relative(root, path).startsWith("src/");
  const program = ts.createProgram(config.fileNames.filter(inProgram), { ...config.options, noEmit: true });
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => inProgram(fileName));

  const originOf = (node: ts.Node) => {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  };
  const calls = sources.flatMap((source) => callsIn(source));
  const runs = calls.filter(({ expression }) => {
    if (!ts.isIdentifier(expression) || !RUNNERS.has(expression.text)) return false;
    const home = originOf(expression)?.declarations?.[0]?.getSourceFile().fileName;
    return home === resolve(root, HOME) && expression.getSourceFile().fileName !== home;
  });

  /** What a function's type parameter stands for, at each of its calls. */
  const instantiations = (parameter: ts.Type): ts.Type[] => {
    const declaration = parameter.symbol.declarations?.[0];
    const owner = declaration?.parent;
    if (owner === undefined || !ts.isFunctionLike(owner)) return [];
    const name = ts.isVariableDeclaration(owner.parent) ? owner.parent.name : owner.name;
    const called = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    const position = owner.typeParameters?.indexOf(declaration as ts.TypeParameterDeclaration) ?? -1;
    return calls.flatMap((call) => {
      const given = call.typeArguments?.[position];
      return given !== undefined && originOf(call.expression) === called ? [checker.getTypeFromTypeNode(given)] : [];
    });
  };

  /** A type as the alternatives that it may be. */
  const alternativesOf = (type: ts.Type): ts.Type[] => {
    if (type.isUnion()) return type.types.flatMap(alternativesOf);
    return type.isTypeParameter() ? instantiations(type) : [type];
  };

  const keysOf = (type: ts.Type, place: ts.Node, depth: number): DeclaredKeys => {
    const keys: DeclaredKeys = { required: [], optional: [], documents: {} };
    for (const property of checker.getPropertiesOfType(type)) {
      const value = checker.getTypeOfSymbolAtLocation(property, place);
      if (value.getCallSignatures().length > 0) continue; // a method of an entity
      (property.flags & ts.SymbolFlags.Optional ? keys.optional : keys.required).push(property.name);
      const documents = depth === 0 ? undefined : documentsOf(value, place, depth - 1);
      if (documents !== undefined) keys.documents[property.name] = documents;
    }
    return keys;
  };

  /** The objects that a value may be or list, when each of them is one with declared keys. */
  const documentsOf = (type: ts.Type, place: ts.Node, depth: number): DeclaredKeys[] | undefined => {
    const members = (type.isUnion() ? type.types : [type]).filter((each) => !(each.flags & ts.TypeFlags.Null));
    const elements = members.flatMap((each) =>
      checker.isArrayType(each)
        ? alternativesOf(checker.getTypeArguments(each as ts.TypeReference)[0] ?? each)
        : [each],
    );
    const isDocument = (each: ts.Type) =>
      (each.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
      checker.getIndexInfosOfType(each).length === 0 &&
      checker.getPropertiesOfType(each).length > 0 &&
      !checker.isTupleType(each) &&
      // What Node or the language declares (a date, a buffer) is one value.
      (each.symbol?.declarations ?? []).every((declaration) => inProgram(declaration.getSourceFile().fileName));
    return elements.length > 0 && elements.every(isDocument)
      ? elements.map((each) => keysOf(each, place, depth))
      : undefined;
  };

  return runs.flatMap((call) => {
    const source = call.getSourceFile();
    const { line, character } = source.getLineAndCharacterOfPosition(call.expression.getStart());
    const place = `${relative(root, source.fileName)}:${line + 1}:${character + 1}`;
    const row = rowOf(checker, call);
    if (row === undefined || row.flags & ts.TypeFlags.Unknown) return [];
    const within = `${relative(root, source.fileName)} ${declarationOf(call)}`;
    return [{ place, within, alternatives: alternativesOf(row).map((each) => keysOf(each, call, DEPTH)) }];
  });
}

function callsIn(source: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The name of the outermost declaration that a node is in. */
function declarationOf(node: ts.Node): string {
  const path: ts.Node[] = [];
  for (let each = node; !ts.isSourceFile(each); each = each.parent) path.unshift(each);
  const named = path.find(
    (each) => ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each) || ts.isVariableDeclaration(each),
  );
  return (named as ts.NamedDeclaration | undefined)?.name?.getText() ?? "";
}

/** The row of `Promise<Row[]>` or `Promise<Row | undefined>`, also where it is inferred. */
function rowOf(checker: ts.TypeChecker, call: ts.CallExpression): ts.Type | undefined {
  const given = call.typeArguments?.[0];
  if (given !== undefined) return checker.getTypeFromTypeNode(given);
  const signature = checker.getResolvedSignature(call);
  const answer = signature === undefined ? undefined : checker.getAwaitedType(signature.getReturnType());
  if (answer === undefined || answer.flags & ts.TypeFlags.Unknown) return undefined;
  const isList = checker.isArrayType(answer);
  return isList ? checker.getTypeArguments(answer as ts.TypeReference)[0] : checker.getNonNullableType(answer);
}
