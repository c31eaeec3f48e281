/** Does the same for each of many things once, however often and by however many at a time it is asked for. */
export class OnceEach {
  readonly #done = new Map<string, Promise<unknown>>();

  /** Does it for those of the keys for which nobody did yet, and waits until it is done for all; what failed may be tried again. */
  async do(keys: readonly string[], effect: (fresh: readonly string[]) => Promise<unknown>): Promise<void> {
    const fresh = keys.filter((key) => !this.#done.has(key));
    if (fresh.length > 0) {
      const done = effect(fresh);
      for (const key of fresh) this.#done.set(key, done);
      done.catch(() => {
        for (const key of fresh) this.#done.delete(key);
      });
    }
    await Promise.all(keys.flatMap((key) => this.#done.get(key) ?? []));
  }
}
