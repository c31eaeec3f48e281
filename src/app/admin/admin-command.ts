import { parseArgs } from "node:util";
import { LANGUAGES } from "../../platform/access/actor.js";
import { ROLES, type Role } from "../../modules/trade-unions/duties/role-permissions.rules.js";

/** A command line that makes no sense, said in one line. */
export class UsageError extends Error {}

const ROOT_LEVELS = ["CITY", "DISTRICT", "STREET"] as const;

export type AdminCommand =
  | {
      kind: "create-account";
      username: string;
      name: string;
      language: string;
      grant: { role: Role; at: string } | undefined;
    }
  | { kind: "grant"; username: string; grant: { role: Role; at: string } }
  | { kind: "reset-password"; username: string }
  | { kind: "list" }
  | { kind: "create-root"; name: string; code: string; level: (typeof ROOT_LEVELS)[number] };

export const adminHelp = `npm run admin -- COMMAND [options]

  create-root     Makes the union at the top of the tree, when there is none yet.
      --name NAME          its full name
      --code CODE          letters, digits and hyphens, at most 60, for example 350203
      --level LEVEL        ${ROOT_LEVELS.join(", ")}

  create-account  Makes an account and prints its one-time password, this once.
      --username NAME      2 to 63 of a-z, 0-9, dot, underscore, hyphen
      --name NAME          the person's name
      --language LANGUAGE  ${LANGUAGES.join(" or ")}; ${LANGUAGES[0]} unless told
      --at UNION           code or id of a union at which the person gets a role
      --role ROLE          which one; ADMINISTRATOR unless told

  grant           Gives an account a role, which holds at once: no second person is asked, as beside the server.
      --username NAME
      --at UNION           code or id of the union
      --role ROLE          which one; ADMINISTRATOR unless told

  reset-password  Prints a new one-time password and ends the person's sessions. The person and the leaders are told, and
                  plans of unannounced visits stay shut for the account until another insider confirms it.
      --username NAME

  list            Lists accounts with their roles.

Works on DATABASE_URL, or on the embedded database in DATA_DIR, whether the server runs or not.
The database has to be set up before: npm run migrate.`;

const SEE_HELP = "See: npm run admin -- --help";
const options = (names: readonly string[]) =>
  Object.fromEntries(
    ["help", ...names].map((name) => [name, { type: name === "help" ? ("boolean" as const) : ("string" as const) }]),
  );

/** What a command line asks for; undefined when it asks for help. */
export function readAdminCommand(args: readonly string[]): AdminCommand | undefined {
  const [command, ...rest] = args;
  if (command === undefined || command === "help" || args.includes("--help")) return undefined;
  switch (command) {
    case "create-account": {
      const given = read(rest, ["username", "name", "language", "role", "at"]);
      return {
        kind: command,
        username: needed(given, "username"),
        name: needed(given, "name", 100),
        language: given["language"] ?? LANGUAGES[0],
        grant: grantOf(given),
      };
    }
    case "grant": {
      const given = read(rest, ["username", "role", "at"]);
      const username = needed(given, "username");
      const grant = grantOf({ ...given, at: needed(given, "at") });
      if (grant === undefined) throw new UsageError(`--at is missing. ${SEE_HELP}`);
      return { kind: command, username, grant };
    }
    case "reset-password":
      return { kind: command, username: needed(read(rest, ["username"]), "username") };
    case "list":
      read(rest, []);
      return { kind: command };
    case "create-root": {
      const given = read(rest, ["name", "code", "level"]);
      const level = oneOf(needed(given, "level"), ROOT_LEVELS, "level");
      return { kind: command, name: needed(given, "name"), code: needed(given, "code"), level };
    }
    default:
      throw new UsageError(`There is no command ${command}. ${SEE_HELP}`);
  }
}

type Given = Record<string, string | undefined>;

function read(args: string[], names: readonly string[]): Given {
  try {
    return parseArgs({ args, options: options(names), strict: true, allowPositionals: false }).values as Given;
  } catch (error) {
    // Its first sentence says what is wrong, the others what else could have been meant.
    const [fault = ""] = (error as Error).message.split(/\.\s/);
    throw new UsageError(`${fault}. ${SEE_HELP}`);
  }
}

function needed(given: Given, name: string, max = 200): string {
  const value = given[name]?.trim() ?? "";
  if (value === "") throw new UsageError(`--${name} is missing. ${SEE_HELP}`);
  if ([...value].length > max) throw new UsageError(`--${name} must have at most ${max} characters. ${SEE_HELP}`);
  return value;
}

function oneOf<Value extends string>(value: string, known: readonly Value[], name: string): Value {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${known.join(", ")}. ${SEE_HELP}`);
  return found;
}

function grantOf(given: Given): { role: Role; at: string } | undefined {
  const { role, at } = given;
  if (at === undefined && role === undefined) return undefined;
  if (at === undefined) throw new UsageError(`--role needs --at, the union at which it is held. ${SEE_HELP}`);
  return { role: oneOf(role ?? "ADMINISTRATOR", ROLES, "role"), at };
}
