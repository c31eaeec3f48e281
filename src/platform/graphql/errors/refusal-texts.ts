import type { DomainError } from "../../errors/domain-error.js";
import { platformErrors } from "../../errors/platform.errors.js";
import type { Text } from "../../i18n/messages.js";

/** What is said of variables that nothing declares; their names are not repeated. */
export const UNDECLARED_VARIABLES = "The request carries variables that its document does not declare.";

/** Names what is wrong with a request in both languages, without repeating any value: it may be a password. */
export function describedFault(message: string, isProduction: boolean): Text {
  if (message === UNDECLARED_VARIABLES) return { zh: "请求带有文档未声明的变量。", en: UNDECLARED_VARIABLES };
  return variableFault(message) ?? argumentFault(message) ?? plain(withoutEcho(message, isProduction));
}

/** Says of a document that one list holds itself, perhaps with others between. */
export const repeatedList = (list: string): Text => ({
  zh: `查询过于复杂:列表 ${list} 在同一路径上出现了两次。`,
  en: `The query is too complex: the list ${list} stands twice on one path.`,
});

const plain = (text: string): Text => ({ zh: text, en: text });

interface VariableFault {
  name: string;
  /** As graphql-js writes it: `input.parts[0]`; undefined when the variable itself is meant. */
  place: string | undefined;
  isMissing: boolean;
  type: string | undefined;
}

function readVariableFault(message: string): VariableFault | undefined {
  const name = /^Variable "\$(\w+)" (?:got invalid value|of (?:required|non-null) type)/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const above = / at "([\w.[\]]+)"/.exec(message)?.[1];
  const field = /; Field "(\w+)" of required type "[\w![\]]+" was not provided\.$/.exec(message)?.[1];
  const isLacking = /^Variable "\$\w+" of (?:required|non-null) type /.test(message);
  return {
    name,
    place: field === undefined ? above : `${above ?? name}.${field}`,
    isMissing: isLacking || field !== undefined,
    type: /; The value is not a valid (\w+)\.$/.exec(message)?.[1],
  };
}

function variableFault(message: string): Text | undefined {
  const fault = readVariableFault(message);
  if (fault === undefined) return undefined;
  const { name, place, isMissing } = fault;
  if (isMissing) {
    return place === undefined
      ? { zh: `变量 "$${name}" 不能为空。`, en: `Variable "$${name}" is required.` }
      : { zh: `变量 "$${name}" 缺少 "${place}"。`, en: `Variable "$${name}" lacks "${place}".` };
  }
  return place === undefined
    ? { zh: `变量 "$${name}" 的值与其类型不符。`, en: `Variable "$${name}" got a value that does not fit its type.` }
    : {
        zh: `变量 "$${name}" 在 "${place}" 处的值与其类型不符。`,
        en: `Variable "$${name}" got a value that does not fit its type at "${place}".`,
      };
}

/** A variable's fault in the form of a refusal, with its path; undefined for faults of another kind. */
export function variableRefusal(message: string): DomainError | undefined {
  const fault = readVariableFault(message);
  if (fault === undefined) return undefined;
  const path = (fault.place ?? fault.name).split(/[.[\]]+/).filter((step) => step !== "");
  if (fault.isMissing) return platformErrors.VALUE_MISSING(path);
  if (fault.type === "Date") return platformErrors.DATE_NOT_VALID(path);
  if (fault.type === "Period") return platformErrors.PERIOD_NOT_VALID(path);
  return platformErrors.VALUE_NOT_VALID(path);
}

/** Whether the message is of an argument whose value did not fit when its field began. */
export const isArgumentFault = (message: string): boolean => /^Argument "\w+" (?:of|has invalid value)/.test(message);

function argumentFault(message: string): Text | undefined {
  if (!isArgumentFault(message)) return undefined;
  const name = /^Argument "(\w+)"/.exec(message)?.[1] ?? "";
  return {
    zh: `参数 "${name}" 的值与其类型不符。`,
    en: `Argument "${name}" got a value that does not fit its type.`,
  };
}

/** What graphql-js says of a document, for the developer of a client, less the values that it repeats. */
function withoutEcho(message: string, isProduction: boolean): string {
  const silent = message
    .replace(
      /^Syntax Error: ((?:Unexpected(?: single quote)?|Invalid|Unterminated|Expected) [^\s,.:]+).*$/s,
      "Syntax Error: $1.",
    )
    .replace(/, found .*$/s, ".")
    .replace(/ value: .*$/s, " value.")
    .replace(/^Value "\w*" does not exist/, "The value does not exist");
  return isProduction ? silent.replace(/ Did you mean .*$/s, "") : silent;
}
