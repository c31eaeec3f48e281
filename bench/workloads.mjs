import { readFileSync } from "node:fs";

const contract = (file) => readFileSync(new URL(`../schema/contract/${file}.graphql`, import.meta.url), "utf8");

/** One operation of the contract by its name, without the others of its file. */
function operation(file, name) {
  const text = contract(file);
  const begin = text.search(new RegExp(`^(query|mutation) ${name}\\b`, "m"));
  if (begin < 0) throw new Error(`the contract has no operation ${name}`);
  return text.slice(begin, text.indexOf("\n}", begin) + 2);
}

export const UNIONS = operation("trade-unions", "UnionsWithLatestInspection");
export const RANKING = operation("rankings", "LiveRanking");
export const SUBMIT = operation("tablet-work", "SubmitInspections");
export const REVIEW = operation("review-and-rectify", "ReviewInspection");
export const SIGN_IN = operation("account", "SignIn");
export const TYPE_NAME = "{ __typename }";

const instant = (text) => (text === null ? null : new Date(text).toISOString());

/** The page of unions as the peer answers it, with one of its three ways to keep answers. */
const peerUnions = (answers) => `
  query UnionsWithLatestInspection($scope: UUID!, $first: Int!) {
    allTradeUnions(condition: { districtId: $scope, level: "GRASSROOTS" }, orderBy: [NAME_ASC, PRIMARY_KEY_ASC], first: $first) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          rowId
          name
          tradeUnionByParentId { name }
          latestInspectionByTradeUnionId {
            rowId
            period
            submittedAt
            inspectors { name }
            percent
            grade
            ${answers}
          }
        }
      }
    }
  }`;

const criterion = "{ code title maxPoints }";

/** How the peer may keep answers: a row each, an array of a composite type, or one document that is answered whole. */
export const PEER_UNIONS = {
  rows: peerUnions(`answersByInspectionIdList(orderBy: PRIMARY_KEY_ASC) {
    criterion: criterionByCriterionId ${criterion} points notApplicable note
  }`),
  composites: peerUnions(`typedAnswers { criterion ${criterion} points notApplicable note }`),
  document: peerUnions("jsonAnswers"),
};

export const PEER_RANKING = `
  query LiveRanking($scope: UUID!, $period: String!, $level: String!, $checklistKind: String!, $first: Int!) {
    orderByScopeIdAndPeriodAndChecklistKindAndLevel(
      scopeId: $scope, period: $period, level: $level, checklistKind: $checklistKind
    ) {
      totalCount
      standingsByOrderId(first: $first, orderBy: PRIMARY_KEY_ASC) {
        pageInfo { hasNextPage endCursor }
        edges {
          cursor
          node {
            rank
            percent
            grade
            vetoed
            eligible
            inspected
            tradeUnionByTradeUnionId { rowId name tradeUnionByParentId { name } }
            previousRank
          }
        }
      }
    }
  }`;

export const PEER_SUBMIT = `
  mutation CreateSubmission($submission: SubmissionInput!) {
    createSubmission(input: { submission: $submission }) {
      submission { rowId revision status version kind period contentHash evidence }
    }
  }`;

const answerOf = ({ criterion: { code, title, maxPoints }, points, notApplicable, note }) => [
  code,
  title,
  maxPoints,
  points,
  notApplicable,
  note,
];

/** Pages of unions in one shape, whoever answered. */
export const normalizedUnions = {
  ours: ({ tradeUnions }) =>
    tradeUnions.edges.map(({ node: { id, name, parent, latestInspection } }) => ({
      id,
      name,
      parent: parent.name,
      inspection: latestInspection && {
        id: latestInspection.id,
        period: latestInspection.period,
        submittedAt: instant(latestInspection.submittedAt),
        inspectors: latestInspection.inspectors.map((inspector) => inspector.name),
        percent: latestInspection.score.percent,
        grade: latestInspection.score.grade,
        answers: latestInspection.answers.map(answerOf),
      },
    })),
  peer: ({ allTradeUnions }) =>
    allTradeUnions.edges.map(
      ({ node: { rowId, name, tradeUnionByParentId: parent, latestInspectionByTradeUnionId: latest } }) => ({
        id: rowId,
        name,
        parent: parent.name,
        inspection: latest && {
          id: latest.rowId,
          period: latest.period,
          submittedAt: instant(latest.submittedAt),
          inspectors: latest.inspectors.map((inspector) => inspector.name),
          percent: latest.percent,
          grade: latest.grade,
          answers: (latest.answersByInspectionIdList ?? latest.typedAnswers ?? latest.jsonAnswers).map(answerOf),
        },
      }),
    ),
};

/** Pages of a ranking in one shape. */
export const normalizedRanking = {
  ours: ({ standings }) => ({
    totalCount: standings.totalCount,
    places: standings.edges.map(({ node: { rank, percent, grade, vetoed, coverage, tradeUnion, previousRank } }) => ({
      rank,
      percent,
      grade,
      vetoed,
      eligible: coverage.eligible,
      inspected: coverage.inspected,
      previousRank,
      union: [tradeUnion.id, tradeUnion.name, tradeUnion.parent.name],
    })),
  }),
  peer: ({ orderByScopeIdAndPeriodAndChecklistKindAndLevel: { totalCount, standingsByOrderId } }) => ({
    totalCount,
    places: standingsByOrderId.edges.map(
      ({
        node: { rank, percent, grade, vetoed, eligible, inspected, previousRank, tradeUnionByTradeUnionId: union },
      }) => ({
        rank,
        percent,
        grade,
        vetoed,
        eligible,
        inspected,
        previousRank,
        union: [union.rowId, union.name, union.tradeUnionByParentId.name],
      }),
    ),
  }),
};
