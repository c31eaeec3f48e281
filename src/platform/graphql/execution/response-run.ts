import type { GraphQLResolveInfo } from "graphql";
import { isPromise } from "../api/is-promise.js";
import { ResponseSize, ResponseTooLarge } from "../api/response-size.js";
import { ResponseText } from "./response-text.js";

/** Writes a value in the place of `into`, now or when it is known. Throws where the interpreter would complain. */
export type Write<Context> = (value: unknown, into: ResponseText, run: ResponseRun<Context>) => void;

/** Ends a run whose answer holds an error: the interpreter has to say what it looks like. */
export const UNWRITTEN = new Error("the answer holds an error");

/** One execution of an operation whose answer is written while its values arrive. */
export class ResponseRun<Context> {
  /** Arguments and information of the operation's fields, made once for all objects of a list; by the field's number. */
  readonly args: (object | undefined)[] = [];
  readonly infos: (GraphQLResolveInfo | undefined)[] = [];
  readonly size = new ResponseSize();
  readonly #text = new ResponseText("", this.size);
  #pending = 0;
  #isOver = false;
  #end: (text: ResponseText | undefined) => void = () => undefined;
  #stop: (reason: ResponseTooLarge) => void = () => undefined;

  constructor(
    readonly context: Context,
    readonly variables: Record<string, unknown>,
  ) {}

  /** The text of the data; undefined when there is an error. Fails with `ResponseTooLarge`, which is an answer of its own. */
  start(write: Write<Context>): ResponseText | undefined | Promise<ResponseText | undefined> {
    try {
      write(undefined, this.#text, this);
      this.size.check();
    } catch (error) {
      this.#isOver = true;
      if (error instanceof ResponseTooLarge) throw error;
      return undefined;
    }
    if (this.#pending === 0) return this.#text;
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#stop = reject;
    });
  }

  /** Writes a value that may not be known yet. */
  put(value: unknown, write: Write<Context>, into: ResponseText): void {
    if (isPromise(value)) this.#putLater(value, write, into.gap());
    else write(value, into, this);
  }

  #putLater(promise: Promise<unknown>, write: Write<Context>, gap: ResponseText): void {
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

  #finish(text: ResponseText | undefined, error?: unknown): void {
    this.#isOver = true;
    if (error instanceof ResponseTooLarge) this.#stop(error);
    else this.#end(text);
  }
}
