import { describe, expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

interface Fact {
  /** What gives away that somebody writes it by hand. */
  byHand: RegExp;
  /** Where it is said; everybody else asks there. */
  homes: readonly string[];
  /** Files in which the same words mean something else, each with its reason. */
  exceptions?: Record<string, string>;
  /** Spellings that have been written, which the pattern has to find. */
  spellings: readonly string[];
}

const FACTS: Record<string, Fact> = {
  "an office, a grant or a coverage on a day": {
    byHand:
      /\buntil is null or\b|\buntil [<>]=? (\$\{|given\.|current_date)|coalesce\(\w*\.?until|\.since <=|\.until (===|!==) null (\|\||&&)|(revoked_at|until)::date/,
    homes: [
      "src/modules/trade-unions/duties/office-days.queries.ts",
      "src/modules/trade-unions/duties/office-days.rules.ts",
      "src/modules/trade-unions/duties/grant-days.queries.ts",
      "src/modules/trade-unions/employers/coverage-days.queries.ts",
    ],
    exceptions: {
      "src/modules/supervision/supervisors/supervisor-relation.queries.ts":
        "a declared relation counts by its reason, an office three years longer",
    },
    spellings: [
      "(o.until is null or o.until > ${today}::date)",
      "former.until <= ${today}::date",
      "g.revoked_at is null and g.since <= given.today",
      "and until < ${today}::date",
      "g.until >= current_date",
      "v.until >= given.today",
      "coalesce(g.until, 'infinity') > ${after}",
      "coalesce(g.revoked_at::date, 'infinity')",
      "officer.until === null || officer.until > today",
    ],
  },
  "day arithmetic, and where a business day begins": {
    byHand:
      /86_?400_?000|T(00:00|24:00|00:00:00|24:00:00)|\+08:00[`"]|toISOString\(\)\.slice\(0, 10\)|[gs]etUTC|Date\.UTC|Asia\/Shanghai|-Q\$\{|Number\([\w.]+\.slice\(0, 4\)|current_date|\w_at [<>]=? (?!\$\{firstInstantOf)(\$\{.*\}|\w+\.\w+)::date/,
    homes: [
      "src/platform/clock/clock.ts",
      "src/platform/clock/day.rules.ts",
      "src/platform/clock/period.rules.ts",
      "src/platform/clock/days-in-sql.ts",
    ],
    exceptions: {
      "src/platform/graphql/api/scalars.ts": "a description tells clients the time zone",
      "src/app/reference-data.ts": "an instant that is stored already, and no business day",
    },
    spellings: [
      "(Date.parse(to) - Date.parse(from)) / 86_400_000",
      'Date.parse("2012-01-01T00:00:00+08:00")',
      "Date.parse(`${businessDay(now)}T24:00:00+08:00`)",
      "new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)",
      "date.setUTCDate(date.getUTCDate() + days)",
      "new Date(Date.UTC(year, month + months, 0))",
      "(p.requested_at at time zone 'Asia/Shanghai')::date",
      "`${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`",
      "Number(today.slice(0, 4))",
      "g.until >= current_date",
      "i.confirmed_at >= ${addMonths(day, -12)}::date",
      "v.opened_at >= ${today}::date - ${days}::int",
    ],
  },
  "where a union lies, and whether the caller's reach goes there": {
    byHand:
      /(<@|@>) any\(|exists \(select from trade_union_scopes|trade_union_scopes \w+ join trade_unions top|\$\{scope\}::uuid and top\.path @>|path <@ top\.path|path <@ \S+ or \w*\.?path @>/,
    homes: ["src/modules/trade-unions/tree/trade-union.queries.ts"],
    spellings: [
      "sql`u.path <@ any(${[...paths]}::ltree[])`",
      "s.path @> any(${paths}::ltree[])",
      "sql`exists (select from trade_union_scopes s join trade_unions top on top.id = s.scope_id",
      "exists (select from trade_unions top where top.id = ${scope}::uuid and top.path @> u.path",
      "and u.path <@ top.path and ${withinReach(actor, sql`top.path`)}))",
      "exists (select from trade_union_scopes r where r.scope_id = any(${own}::uuid[])",
      "(u.path <@ ${scopePath}::ltree or u.path @> ${scopePath}::ltree)",
    ],
  },
  "how an object is locked for a change, and that its version is the one that was read": {
    byHand: /PESSIMISTIC_WRITE|STALE_VERSION\(|ersion !== (\w+\.)?expectedVersion|expectedVersion !== (?!null)/,
    homes: ["src/platform/unit-of-work/locked-row.ts"],
    exceptions: {
      "src/modules/inspections/submission/commands/save-inspection-draft.ts":
        "the statement that writes a draft finds that somebody else was there before it",
    },
    spellings: [
      "{ lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }",
      'throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version });',
      "if (site.version !== expectedVersion)",
      "if (version !== input.expectedVersion)",
      "if (expectedVersion != null && expectedVersion !== existing.version)",
    ],
  },
  "that the term of an award has run out": {
    byHand: /valid_until <=? \$\{(?!validUntilBefore)|validUntil <=? |'CONFERRED', 'UNDER_REVIEW', 'SUSPENDED'/,
    homes: ["src/modules/ratings/awards/award.lifecycle.ts", "src/modules/ratings/awards/award-term.queries.ts"],
    spellings: [
      "and a.valid_until < ${day}::date",
      "award.validUntil < today",
      "a.status in ('CONFERRED', 'UNDER_REVIEW', 'SUSPENDED')",
    ],
  },
  "how a connection for one piece of work is opened, watched and closed": {
    byHand: /new (pg\.)?Client\(/,
    homes: ["src/platform/database/with-client.ts"],
    exceptions: {
      "src/platform/database/one-at-a-time.ts": "a lock that is lost with its connection ends the work under it",
      "src/platform/database/listener.ts": "stays open, and comes back when it is lost",
      "src/platform/sequencer/sequencer.ts": "stays open, and comes back when it is lost",
    },
    spellings: ["const client = new pg.Client({ connectionString: databaseUrl })", "new Client(url)"],
  },
  "which writings of a text are the same, and whether anybody sees something of it": {
    byHand:
      /\.normalize\(|\.trim\(\) [!=]== ""|\blower\(\w+\.name\)|\bbtrim\(|\\p\{Cf\}|\.trim\(\)\.to(Lower|Upper)Case/,
    homes: ["src/platform/text/text-forms.rules.ts"],
    exceptions: {
      "src/platform/config/config.ts": "the environment, which nobody types into a form",
    },
    spellings: [
      'username.normalize("NFKC").trim().toLowerCase()',
      'value.trim() === ""',
      "lower(a.name) like ${pattern}::text",
      "search_text(btrim(${search}))",
      "given.trim().toUpperCase()",
    ],
  },
};

const files = [...sourceFiles("src"), ...sourceFiles("seeds")];

describe.each(Object.entries(FACTS))("%s", (_fact, { byHand, homes, exceptions = {}, spellings }) => {
  test("is said in one place", () => {
    const found = files
      .filter(({ path }) => !homes.includes(path) && !(path in exceptions))
      .flatMap(({ path, text }) =>
        text
          .split("\n")
          .filter((line) => byHand.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test("has its homes and exceptions, and would be found elsewhere", () => {
    const paths = [...homes, ...Object.keys(exceptions)];
    expect(paths.filter((path) => !files.some((file) => file.path === path))).toEqual([]);
    expect(
      Object.keys(exceptions).filter((path) => !byHand.test(files.find((file) => file.path === path)?.text ?? "")),
    ).toEqual([]);
    expect(spellings.filter((spelling) => !byHand.test(spelling))).toEqual([]);
  });
});
