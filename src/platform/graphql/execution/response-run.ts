import type { GraphQLResolveInfo } from "graphql";
import { isPromise } from "../api/is-promise.js";
import { AnswerSize, AnswerTooLarge } from "../api/response-size.js";
import { AnswerText } from "./response-text.js";

/** Writes a value in the place of `into`, now or when it is known. Throws where the interpreter would complain. */
export type Write<Context> = (value: unknown, into: AnswerText, run: AnswerRun<Context>) => void;

/** Ends a run whose answer holds an error: the interpreter has to say what it looks like. */
export const UNWRITTEN = new Error("the answer holds an error");

/** One execution of an operation whose answer is written while its values arrive. */
export class AnswerRun<Context> {
  /** Arguments and information of the operation's fields, made once for all objects of a list; by the field's number. */
  readonly args: (object | undefined)[] = [];
  readonly infos: (GraphQLResolveInfo | undefined)[] = [];
  readonly size = new AnswerSize();
  readonly #text = new AnswerText("", this.size);
  #pending = 0;
  #isOver = false;
  #end: (text: AnswerText | undefined) => void = () => undefined;
  #stop: (reason: AnswerTooLarge) => void = () => undefined;

  constructor(
    readonly context: Context,
    readonly variables: Record<string, unknown>,
  ) {}

  /** The text of the data; undefined when there is an error. Fails with `AnswerTooLarge`, which is an answer of its own. */
  start(write: Write<Context>): AnswerText | undefined | Promise<AnswerText | undefined> {
    try {
      write(undefined, this.#text, this);
      this.size.check();
    } catch (error) {
      this.#isOver = true;
      if (error instanceof AnswerTooLarge) throw error;
      return undefined;
    }
    if (this.#pending === 0) return this.#text;
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#stop = reject;
    });
  }

  /** Writes a value that may not be known yet. */
  put(value: unknown, write: Write<Context>, into: AnswerText): void {
    if (isPromise(value)) this.#putLater(value, write, into.gap());
    else write(value, into, this);
  }

  #putLater(promise: Promise<unknown>, write: Write<Context>, gap: AnswerText): void {
    this.#pending++;
    promise.then(
      (value) => {
        if (this.#isOver) return;
        try {
          write(value, gap, this);
          gap.settle();
          this.size.check();
        } catch (error) {
          this.#finish(undefined, error);
          return;
        }
        if (--this.#pending === 0) this.#finish(this.#text);
      },
      () => this.#finish(undefined),
    );
  }

  #finish(text: AnswerText | undefined, error?: unknown): void {
    this.#isOver = true;
    if (error instanceof AnswerTooLarge) this.#stop(error);
    else this.#end(text);
  }
}
