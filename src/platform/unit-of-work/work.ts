import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../access/actor.js";
import type { Clock } from "../clock/clock.js";
import type { Journal } from "../journal/journal.js";
import type { Events } from "./events.js";
import type { OnceEach } from "./once-each.js";

/** What a command has in its hands: one transaction, and who acts in it when. */
export interface Work {
  em: EntityManager;
  actor: Actor;
  journal: Journal;
  clock: Clock;
  events: Events;
  /** What is noted of each thing once: for the whole request, where the transaction belongs to one. */
  notes: OnceEach;
  /** Runs behind the command and the reactions to it, before the commit, which an error in it prevents. */
  beforeCommit(step: () => Promise<void>): void;
  /** Runs after the commit, for what must not happen when the transaction fails; an error in it is only logged. */
  afterCommit(effect: () => void | Promise<void>): void;
  /**
   * Runs on a connection of its own when the transaction has ended, however it did, and before anything is answered: for
   * what a refusal must not take back. When it fails, so does the answer.
   */
  afterEnd(effect: (em: EntityManager) => Promise<void>): void;
}
