import type { GraphQLResolveInfo } from "graphql";
import { AnswerText } from "./answer-text.js";

/** Writes a value in the place of `into`, now or when it is known. Throws where the interpreter would complain. */
export type Write<Context> = (value: unknown, into: AnswerText, run: AnswerRun<Context>) => void;

/** Ends a run whose answer holds an error: the interpreter has to say what it looks like. */
export const UNWRITTEN = new Error("the answer holds an error");

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === "function";

/** One execution of an operation whose answer is written while its values arrive. */
export class AnswerRun<Context> {
  /** Arguments and information of the operation's fields, made once for all objects of a list; by the field's number. */
  readonly args: (object | undefined)[] = [];
  readonly infos: (GraphQLResolveInfo | undefined)[] = [];
  readonly #text = new AnswerText();
  #pending = 0;
  #isOver = false;
  #end: (text: AnswerText | undefined) => void = () => undefined;

  constructor(
    readonly context: Context,
    readonly variables: Record<string, unknown>,
  ) {}

  /** The text of the data; undefined when there is an error. */
  start(write: Write<Context>): AnswerText | undefined | Promise<AnswerText | undefined> {
    try {
      write(undefined, this.#text, this);
    } catch {
      this.#isOver = true;
      return undefined;
    }
    if (this.#pending === 0) return this.#text;
    return new Promise((resolve) => (this.#end = resolve));
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
        } catch {
          this.#finish(undefined);
          return;
        }
        if (--this.#pending === 0) this.#finish(this.#text);
      },
      () => this.#finish(undefined),
    );
  }

  #finish(text: AnswerText | undefined): void {
    this.#isOver = true;
    this.#end(text);
  }
}
