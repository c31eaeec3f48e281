import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate, GraphQLSafeInt } from "graphql-scalars";
import { parsePeriod } from "../../clock/period.rules.js";

const text = (value: unknown): string => {
  if (typeof value !== "string") throw new GraphQLError("The value must be a string.");
  return value;
};

/** The library's own messages repeat what was sent, which may be private. */
const withOwnMessage =
  <Given, Parsed>(name: string, parse: (given: Given) => Parsed) =>
  (given: Given): Parsed => {
    try {
      return parse(given);
    } catch {
      throw new GraphQLError(`The value is not a valid ${name}.`);
    }
  };

function stringScalar(
  name: string,
  description: string,
  accepts: (value: string) => boolean,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const given = text(value);
    if (!accepts(given)) throw new GraphQLError(`The value is not a valid ${name}.`);
    return given;
  };
  return new GraphQLScalarType({
    name,
    description,
    // What comes from the database was checked when it went in.
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** PostgreSQL writes `2026-11-22 08:00:00.12+00`; ours is ISO 8601 in UTC. */
export const isoInstant = (value: Date | string): string =>
  typeof value === "string"
    ? new Date(value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")).toISOString()
    : value.toISOString();

export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An instant, ISO 8601 with offset; answered in UTC with milliseconds.",
  serialize: (value) => isoInstant(value as Date | string),
  parseValue: withOwnMessage("DateTime", (value) => GraphQLDateTimeISO.parseValue(text(value))),
  parseLiteral: withOwnMessage("DateTime", (node) => GraphQLDateTimeISO.parseLiteral(node, {})),
});

export const Day = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: "Date",
  description: "A day of the business calendar (Asia/Shanghai), `YYYY-MM-DD`.",
  serialize: (value) => value as string,
  parseValue: withOwnMessage("Date", (value) => GraphQLLocalDate.parseValue(value)),
  parseLiteral: withOwnMessage("Date", (node) => GraphQLLocalDate.parseLiteral(node, {})),
  extensions: {},
});

export const Period = stringScalar(
  "Period",
  "A year, half-year, quarter or month: `2026`, `2026-H1`, `2026-Q4`, `2026-11`.",
  (value) => parsePeriod(value) !== undefined,
);

export const Sha256 = stringScalar(
  "Sha256",
  "The SHA-256 of a file's bytes: 64 lower-case hexadecimal digits.",
  (value) => /^[0-9a-f]{64}$/.test(value),
);

export const Cursor = stringScalar(
  "Cursor",
  "An opaque place in a list; only the list that gave it understands it.",
  () => true,
);

export const Fen = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: "Fen",
  description: "An amount of money in whole fen (1/100 yuan); |x| < 2^53.",
  parseValue: withOwnMessage("Fen", (value) => GraphQLSafeInt.parseValue(value)),
  parseLiteral: withOwnMessage("Fen", (node) => GraphQLSafeInt.parseLiteral(node, {})),
  extensions: {},
});

export const Json = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: "JSON",
  description: "Any JSON value.",
  specifiedByURL: null,
  extensions: {},
});
