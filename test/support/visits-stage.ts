import { beforeAll, beforeEach } from "@jest/globals";
import { builders, type BuiltPerson, type BuiltUnion } from "./builders.js";
import { visitBuilders, type BuiltDraw, type BuiltVisit } from "./builders-visits.js";
import { journalOf } from "./mutations.js";
import { people } from "./personas.js";
import { TODAY, type TestProgram } from "./program.js";

/** People, supervisors and streets on which unannounced visits are drawn and made; set up before the tests of the file. */
export function visitsStage(program: TestProgram) {
  const build = visitBuilders(program);
  const { tradeUnion, person, link } = builders(program);
  const { draw, approve, conflict, leak, open, report, review, state, refer } = build;

  let at: Awaited<ReturnType<ReturnType<typeof builders>["district"]>>;
  let persons: Awaited<ReturnType<typeof people>>;
  let pool: BuiltPerson[];
  let member: BuiltPerson;
  const NOW = `${TODAY}T10:00:00+08:00`;
  /** Of version 4. */
  const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  beforeAll(async () => {
    at = await builders(program).district();
    persons = await people(program, at);
    pool = [await build.supervisor(at.root), await build.supervisor(at.root), await build.supervisor(at.root)];
    member = await build.member(at.root);
  });
  beforeEach(() => program.clock.set(NOW));

  const teamOf = ({ team }: BuiltVisit): BuiltPerson[] =>
    team.map(({ id }) => {
      const found = [...pool, member].find(({ accountId }) => accountId === id);
      if (found === undefined) throw new Error(`${id} is nobody of the pool`);
      return found;
    });
  const first = ({ visits: [visit] }: BuiltDraw): BuiltVisit => {
    if (visit === undefined) throw new Error("nothing was drawn");
    return visit;
  };
  /** A street of its own with some unions, so that tests do not meet each other's visits. */
  async function street(unions = 2): Promise<{ street: BuiltUnion; unions: BuiltUnion[] }> {
    const own = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    const community = await tradeUnion({ parent: own, form: "COMMUNITY" });
    const made: BuiltUnion[] = [];
    for (let each = 0; each < unions; each++) made.push(await tradeUnion({ parent: community }));
    return { street: own, unions: made };
  }
  const drawnIn = async (scope: BuiltUnion, change: Record<string, unknown> = {}): Promise<BuiltVisit> =>
    first(await build.drawn(build.request(scope, pool, change), persons.organizer));
  const approvedIn = async (scope: BuiltUnion, change: Record<string, unknown> = {}): Promise<BuiltVisit> =>
    build.approved(await drawnIn(scope, change), persons.leader);
  const openedIn = async (scope: BuiltUnion, change: Record<string, unknown> = {}) => {
    const approved = await approvedIn(scope, change);
    const [one, two] = teamOf(approved);
    if (one === undefined || two === undefined) throw new Error("the team is too small");
    return { visit: await build.opened(approved, one), one, two };
  };
  const reportedIn = async (scope: BuiltUnion, change: Record<string, unknown> = {}) => {
    const { visit, one, two } = await openedIn(scope, change);
    const inspection = await build.inspected(visit, one);
    return { visit: await build.reported(visit, one, inspection.id), one, two, inspection };
  };
  const confirmedIn = async (scope: BuiltUnion) => {
    const { visit, one, inspection } = await reportedIn(scope);
    return { visit: await build.confirmed(visit, persons.reviewer), one, inspection };
  };
  const actions = async (id: string) => (await journalOf(program, id)).map(({ action }) => action);
  const everything = async () => [
    await program.sql("select id, status, version from supervision_visits order by id"),
    await program.sql("select visit_id, account_id, left_at from visit_team_members order by 1, 2"),
    await program.sql("select id from visit_draws order by id"),
  ];

  return {
    get at() {
      return at;
    },
    get persons() {
      return persons;
    },
    get pool() {
      return pool;
    },
    get member() {
      return member;
    },
    build,
    person,
    link,
    draw,
    approve,
    conflict,
    leak,
    open,
    report,
    review,
    state,
    refer,
    NOW,
    RANDOM_ID,
    teamOf,
    first,
    street,
    drawnIn,
    approvedIn,
    openedIn,
    reportedIn,
    confirmedIn,
    actions,
    everything,
  };
}
