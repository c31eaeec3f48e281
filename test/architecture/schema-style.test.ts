import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
} from "graphql";
import { buildSchema } from "../../src/app/schema.js";

/** What can be held of docs/schema-style.md; each exception is older than its rule, and says why it stays. */
const schema = buildSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

interface Place {
  name: string;
  type: GraphQLArgument["type"] | GraphQLField<unknown, unknown>["type"];
  /** The type and the field, or the field and its argument. */
  path: string;
  args: readonly GraphQLArgument[];
  deprecationReason?: string | null | undefined;
}

const placeOf = (
  owner: string,
  field: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument,
): Place => ({
  name: field.name,
  type: field.type,
  path: `${owner}.${field.name}`,
  args: "args" in field ? field.args : [],
  deprecationReason: field.deprecationReason,
});
/** Every field and every input field. */
const fields = types.flatMap((type) =>
  isObjectType(type) || isInputObjectType(type)
    ? Object.values(type.getFields()).map((field) => placeOf(type.name, field))
    : [],
);
const places = [...fields, ...fields.flatMap(({ path, args }) => args.map((arg) => placeOf(path, arg)))];
const scalarOf = ({ type }: Place): string => getNamedType(type).name;

/** Both directions: nothing else differs, and no exception is left that differs no more. */
const differ = (found: readonly Place[], exceptions: Readonly<Record<string, string>>) =>
  expect(found.map(({ path }) => path).toSorted()).toEqual(Object.keys(exceptions).toSorted());

const because = (reason: string, ...paths: string[]) => Object.fromEntries(paths.map((path) => [path, reason]));

describe("names", () => {
  test("types are PascalCase, fields and arguments camelCase, enum values SCREAMING_SNAKE", () => {
    const values = types.flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : []));
    expect(types.filter(({ name }) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(places.filter(({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(values.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  });

  test("a filter's type is called after what it filters, without Input", () => {
    const filters = places.filter(({ name, type }) => name === "filter" && !getNamedType(type).name.endsWith("Filter"));
    differ(filters, {
      ...because(
        "2026-12-01: a type cannot be deprecated, and operations name it where they declare their variables",
        ...["Query.circulars.filter", "Query.supervisors.filter"],
        ...["Employer.coverage.filter", "TradeUnion.coverage.filter"],
      ),
    });
  });

  test("a boolean is a sentence that is true or false", () => {
    const reads = /^(is|has|was|can|must|may|allows|requires)[A-Z]/;
    const others = places.filter(
      (place) => scalarOf(place) === "Boolean" && !reads.test(place.name) && place.deprecationReason == null,
    );
    differ(others, {
      ...because(
        "2026-12-01: tablets send it and read it with every answer, offline for weeks",
        ...["capped", "checked", "notApplicable", "suspected", "vetoMet"].flatMap((name) => [
          `Answer.${name}`,
          `AnswerInput.${name}`,
        ]),
        ...["Fault.fixedOnSite", "FaultInput.fixedOnSite"],
      ),
      ...because(
        "2026-12-01: the name that the checklist's body has for it, which tablets keep",
        ...["Criterion.critical", "Criterion.veto", "Part.gate"],
      ),
      ...because(
        "2026-12-01: screens of the contract read it, and a second field would cost every row",
        ...["InspectionScore.vetoed", "Standing.vetoed", "PrerequisiteEvaluation.met"],
      ),
      ...because("2026-12-01: the contract's filter of a union's findings", "UnionFindingFilter.open"),
      ...because(
        "2026-12-01: kept as it is until its type changes for another reason; a second field would be one more column of every row",
        ...["Finding.dueIsProvisional", "InspectionScore.awardBlocked", "InspectionPlan.preReviewByStreet"],
        ...["CreateInspectionPlanInput.preReviewByStreet"],
      ),
      ...because("2026-12-01: an argument beside the page's", "Viewer.messages.unread"),
      ...because(
        "tells the command to do something more, so it is a verb",
        "CloseInspectionPlanInput.cancelOpenAssignments",
      ),
    });
  });

  test("an id is called id, or after what it names", () => {
    const ids = places.filter((place) => scalarOf(place) === "ID" && !/^id$|(Id|Ids|Key)$/.test(place.name));
    differ(
      ids.filter(({ name }) => name !== "scope"), // the union at the top of what is asked for
      because(
        "2026-12-01: the unions themselves are meant",
        "ChangeCircularInput.recipients",
        "DraftCircularInput.recipients",
      ),
    );
    const untyped = fields.filter((place) => /Ids?$/.test(place.name) && scalarOf(place) !== "ID");
    differ(untyped, {
      ...because(
        "read by the command, so that a malformed one refuses its item and not the batch",
        ...["assignmentId", "checklistId", "employerId", "siteId", "tradeUnionId", "coInspectorIds"].map(
          (name) => `InspectionInput.${name}`,
        ),
        "FindingCheckInput.findingId",
      ),
      ...because(
        "2026-12-01: what the tablet called its document, which need not have been an id",
        "Rejection.documentId",
      ),
    });
  });

  test("a day ends in On, Day, From, To, Until, Before or By; an instant in At", () => {
    const days = /^(on|day|asOf|since|until|from|to)$|(On|Day|From|To|Until|Before|By|Since)$/;
    differ(
      fields.filter((place) => scalarOf(place) === "Date" && !days.test(place.name)),
      because("2026-12-01: the day of an event in the award's history", "AwardEvent.at"),
    );
    expect(
      fields.filter((place) => scalarOf(place) === "DateTime" && !/^(at|since)$|(At|Since)$/.test(place.name)),
    ).toEqual([]);
  });
});

describe("mutations", () => {
  test("take one input, which is required, or nothing", () => {
    const wrong = mutations.filter(
      ({ args }) => args.length > 0 && !(args.length === 1 && args[0]?.name === "input" && isNonNullType(args[0].type)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("answer with what may be null, and why it is", () => {
    const payloads = mutations.map(({ type }) => getNamedType(type)).filter(isObjectType);
    const own = payloads.flatMap((payload) =>
      Object.values(payload.getFields()).map((field) => placeOf(payload.name, field)),
    );
    expect(own.filter(({ name, type }) => name !== "userErrors" && isNonNullType(type))).toEqual([]);
  });

  test("count versions in whole numbers, and keys are ids", () => {
    const inputs = fields.filter(({ path }) => path.split(".")[0]?.endsWith("Input"));
    const typeOf = (wanted: string) =>
      new Set(inputs.filter(({ name }) => name === wanted).map(({ type }) => String(type)));
    // Null for the first of its kind, where one mutation enters and corrects.
    expect([...typeOf("expectedVersion")].toSorted()).toEqual(["Int", "Int!"]);
    expect([...typeOf("idempotencyKey")]).toEqual(["ID!"]);
  });
});

test("a list with pages is a connection, which is never null", () => {
  const paged = fields.filter(({ args }) => args.some(({ name }) => name === "first"));
  differ(
    paged.filter(({ type }) => !/^\w+Connection!$/.test(String(type))),
    because("2026-12-01: ranks by need, of which there is no next page", "InspectionStatistics.byTradeUnion"),
  );
});

test("nobody is told of an object that is not there: a query for one may be null", () => {
  const one = fields.filter(
    ({ path, type }) => path.startsWith("Query.") && isNonNullType(type) && !isListType(getNullableType(type)),
  );
  differ(
    one.filter(({ type }) => !/Connection!$/.test(String(type))),
    because("who is signed in is there", "Query.viewer"),
  );
});

test("what is deprecated says since when, and names what to use, which is there with the same type", () => {
  const deprecated = fields.filter(({ deprecationReason }) => deprecationReason != null);
  expect(deprecated).not.toEqual([]);
  const wrong = deprecated.filter(({ path, type, deprecationReason }) => {
    const [, since, name] = /^Since (\d{4}-\d{2}-\d{2}): use `(\w+)`/.exec(deprecationReason ?? "") ?? [];
    const replacement = fields.find((each) => each.path === `${path.split(".")[0]}.${name}`);
    return since === undefined || String(replacement?.type) !== String(type);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
