import type { Text } from "../i18n/messages.js";

/** Names what is wrong with a request in both languages, without repeating any value: it may be a password. */
export function describedFault(message: string, isProduction: boolean): Text {
  return variableFault(message) ?? argumentFault(message) ?? plain(withoutEcho(message, isProduction));
}

const plain = (text: string): Text => ({ zh: text, en: text });

function variableFault(message: string): Text | undefined {
  const name = /^Variable "(\$\w+)" (?:got invalid value|of (?:required|non-null) type)/.exec(message)?.[1];
  if (name === undefined) return undefined;
  if (/^Variable "\$\w+" of (?:required|non-null) type /.test(message)) {
    return { zh: `变量 "${name}" 不能为空。`, en: `Variable "${name}" is required.` };
  }
  const place = / at "([\w.[\]]+)"/.exec(message)?.[1];
  const missing = /; Field "(\w+)" of required type "[\w![\]]+" was not provided\.$/.exec(message)?.[1];
  if (missing !== undefined) {
    const field = `${place ?? name.slice(1)}.${missing}`;
    return { zh: `变量 "${name}" 缺少 "${field}"。`, en: `Variable "${name}" lacks "${field}".` };
  }
  return place === undefined
    ? { zh: `变量 "${name}" 的值与其类型不符。`, en: `Variable "${name}" got a value that does not fit its type.` }
    : {
        zh: `变量 "${name}" 在 "${place}" 处的值与其类型不符。`,
        en: `Variable "${name}" got a value that does not fit its type at "${place}".`,
      };
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
