import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import type { Actor } from "../access/actor.js";
import type { Clock } from "../clock/clock.js";
import { idle } from "../database/sql.js";
import { Journal } from "../journal/journal.js";
import { Events } from "./events.js";
import { deliverEvents, type Processor } from "./processors.js";
import { OnceEach } from "./once-each.js";
import type { Work } from "./work.js";

/** PostgreSQL's codes for "another transaction was in the way; the same work may succeed now". */
const RETRYABLE = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

export type UnitOfWork = <Result>(actor: Actor | null, command: (work: Work) => Promise<Result>) => Promise<Result>;

/** One transaction per call: command, then the processors of what it announced, then the journal, then one commit. */
export function unitOfWork(
  orm: MikroORM,
  clock: Clock,
  processors: readonly Processor[],
  onEffectError: (error: unknown) => void,
): UnitOfWork {
  return async (actor, command) => {
    for (let attempt = 1; ; attempt++) {
      const effects: (() => void | Promise<void>)[] = [];
      const lastSteps: (() => Promise<void>)[] = [];
      const ends: ((em: EntityManager) => Promise<void>)[] = [];
      let journaled: Promise<void> = Promise.resolve();
      try {
        const result = await orm.em.fork({ clear: true, useContext: false }).transactional(
          async (em) => {
            const work: Work = {
              em: em as EntityManager,
              // A command of nobody in particular (the first sign-in, a job) never reads the actor's grants.
              actor: actor ?? nobody,
              journal: new Journal(actor?.accountId ?? null, clock.now()),
              clock,
              events: new Events(),
              notes: new OnceEach(),
              beforeCommit: (step) => void lastSteps.push(step),
              afterCommit: (effect) => void effects.push(effect),
              afterEnd: (effect) => void ends.push(effect),
            };
            const answer = await command(work);
            await deliverEvents(work, processors);
            await em.flush();
            for (const step of lastSteps) await step();
            // A statement that is still waited for would let the commit pass the journal.
            await idle(work.em);
            // Sent together with the commit, which rolls back when the database does not take the journal; whatever else
            // could keep an entry from being written has failed when it was recorded.
            journaled = work.journal.write(work.em);
            journaled.catch(() => undefined);
            return answer;
          },
          { clear: false },
        );
        await journaled;
        for (const effect of effects) await Promise.resolve().then(effect).catch(onEffectError);
        return result;
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (attempt === ATTEMPTS || typeof code !== "string" || !RETRYABLE.has(code)) throw error;
      } finally {
        for (const effect of ends) await effect(orm.em.fork({ clear: true, useContext: false }) as EntityManager);
      }
    }
  };
}

const nobody: Actor = {
  accountId: "00000000-0000-0000-0000-000000000000",
  name: "",
  language: "zh-CN",
  deviceId: "",
  sessionId: "",
  mustChangePassword: false,
  grants: [],
  permissions: new Set(),
  offices: [],
};
