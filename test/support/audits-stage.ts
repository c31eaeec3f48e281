import { afterEach, beforeAll } from "@jest/globals";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "./builders.js";
import { auditSteps } from "./builders-audits.js";
import { journalOf } from "./mutations.js";
import { people } from "./personas.js";
import { TODAY, type TestProgram } from "./program.js";

/** People and unions on which audits are opened and carried through; set up before the tests of the file. */
export function auditsStage(program: TestProgram) {
  const steps = auditSteps(program);
  const { open, notice, figures, finding, draft, comment, report, close, cancel } = steps.mutations;

  let at: District;
  let persons: Awaited<ReturnType<typeof people>>;
  let second: BuiltPerson;
  let team: [BuiltPerson, BuiltPerson];
  beforeAll(async () => {
    at = await builders(program).district();
    persons = await people(program, at);
    second = await builders(program).person([{ role: "AUDITOR", at: at.root }], { name: "第二审计员" });
    team = [persons.auditor, second];
  });
  afterEach(() => program.clock.set(`${TODAY}T10:00:00+08:00`));

  const grassroots = () => builders(program).tradeUnion({ parent: at.community });
  /** A union with an officer of its own. */
  const audited = async (): Promise<{ union: BuiltUnion; officer: BuiltPerson }> => {
    const union = await grassroots();
    return { union, officer: await builders(program).person([{ role: "UNION_OFFICER", at: union }]) };
  };
  const stored = () =>
    program.sql("select id, status, version, draft_text, comment_statement, opinion from audits order by id");
  const status = async (id: string) =>
    (
      await program.sql<{ status: string; version: number }>("select status, version from audits where id = $1", [id])
    )[0];
  // The assignment of the working paper has the id of its audit.
  const actions = async (id: string) =>
    (await journalOf(program, id)).map(({ action }) => action).filter((action) => !action.startsWith("assignment."));
  const NOT_FOUND = [{ code: "AUDIT_NOT_FOUND", path: ["input", "auditId"] }];
  const STALE = [{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }];

  return {
    get at() {
      return at;
    },
    get persons() {
      return persons;
    },
    get second() {
      return second;
    },
    get team() {
      return team;
    },
    steps,
    open,
    notice,
    figures,
    finding,
    draft,
    comment,
    report,
    close,
    cancel,
    grassroots,
    audited,
    stored,
    status,
    actions,
    NOT_FOUND,
    STALE,
  };
}
