import { beforeAll } from "@jest/globals";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "./builders.js";
import { ratingBuilders } from "./builders-ratings.js";
import { mutationOf } from "./mutations.js";
import { people } from "./personas.js";
import type { TestProgram } from "./program.js";

export interface Payload {
  award: { id: string; version: number; events: { kind: string }[] } | null;
}

/** People and unions to which awards are conferred; set up before the tests of the file. */
export function awardsStage(program: TestProgram) {
  const rating = ratingBuilders(program);
  let at: District;
  let persons: Awaited<ReturnType<typeof people>>;

  beforeAll(async () => {
    at = await builders(program).district();
    persons = await people(program, at);
    await rating.authorize();
  });

  const AWARD = `award { id status version level { code } conferringLevel documentNumber conferredOn validUntil reexamineBy recommendedOn
  events { at kind cause levelCode status documentNumber } }`;
  const confer = mutationOf(program, "conferAward", AWARD);
  const record = mutationOf(program, "recordSuperiorAward", AWARD);
  const change = mutationOf(program, "changeAward", AWARD);
  const reexamine = mutationOf(program, "openReexamination", AWARD);
  const recommend = mutationOf(program, "recommendAward", "application { id status version recommendedOn }");

  const member = async (parent = at.community): Promise<{ union: BuiltUnion; officer: BuiltPerson }> => {
    const union = await builders(program).tradeUnion({ parent });
    const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    await rating.good(union);
    return { union, officer };
  };
  /** An application that was posted, by default until Friday a week ago, at version 1. */
  const postedNotice = async (
    given: Partial<{
      parent: BuiltUnion;
      code: string;
      level: string;
      notice: object;
      of: Awaited<ReturnType<typeof member>>;
      siteId: string;
    }> = {},
  ) => {
    const of = given.of ?? (await member(given.parent));
    const subject = { union: of.union, siteId: given.siteId ?? null };
    const id = await rating.application(given.code ?? "WORKERS_HOME", given.level ?? "QUALIFIED", subject, of.officer, {
      inspector: persons.inspector,
    });
    const noticeId = await rating.notice(at.root, [id], persons.organizer, given.notice ?? {});
    return { ...of, id, noticeId };
  };
  const conferral = (applicationId: string, changed: object = {}) => ({
    applicationId,
    documentNumber: "思工〔2026〕8号",
    on: "2026-11-20",
    expectedVersion: 1,
    ...changed,
  });
  const rowsOf = (id: string) => program.sql("select status, award_id from rating_applications where id = $1", [id]);
  const counted = () =>
    program.sql(
      "select (select count(*)::int from awards) as a, (select count(*)::int from award_events) as e, (select sum(version)::int from rating_applications) as v",
    );

  return {
    get at() {
      return at;
    },
    get persons() {
      return persons;
    },
    rating,
    confer,
    record,
    change,
    reexamine,
    recommend,
    member,
    postedNotice,
    conferral,
    rowsOf,
    counted,
  };
}
