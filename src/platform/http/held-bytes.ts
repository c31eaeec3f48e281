/** How many bytes may be held at once. */
export interface HeldLimits {
  /** For one caller. */
  each: number;
  /** For all together. */
  all: number;
  /** For one caller when all together have no more, so that few who take all keep nobody from what is usual. */
  always: number;
}

/** What is held of requests and answers, by whose they are. */
export interface HeldLimitsByKind {
  /** Of the anonymous callers of a network; a connection holds little of theirs. */
  anonymous: HeldLimits;
  /** Of an account, whose requests may wait in large numbers. */
  accounts: HeldLimits;
}

const MIB = 1024 * 1024;

export const HELD_LIMITS: HeldLimitsByKind = {
  anonymous: { each: 64 * MIB, all: 256 * MIB, always: 64 * 1024 },
  accounts: { each: 64 * MIB, all: 512 * MIB, always: MIB },
};

/** After how many seconds it makes sense to come again when there is no room. */
export const ROOM_AFTER_SECONDS = 5;

/** What is held of callers of one kind. */
class Holders {
  readonly #each = new Map<string, number>();
  #all = 0;

  constructor(private readonly limits: HeldLimits) {}

  hasRoom(caller: string, bytes: number): boolean {
    const held = (this.#each.get(caller) ?? 0) + bytes;
    const { each, all, always } = this.limits;
    return held <= each && (held <= always || this.#all + bytes <= all);
  }

  add(caller: string, bytes: number): void {
    const held = (this.#each.get(caller) ?? 0) + bytes;
    if (held === 0) this.#each.delete(caller);
    else this.#each.set(caller, held);
    this.#all += bytes;
  }
}

/**
 * The memory that requests take while they are read and wait, and answers until they are sent. Without a bound one account could
 * fill it with what waits, or by asking for long answers that it does not read.
 */
export class HeldBytes {
  readonly #anonymous: Holders;
  readonly #accounts: Holders;

  constructor(limits: HeldLimitsByKind = HELD_LIMITS) {
    this.#anonymous = new Holders(limits.anonymous);
    this.#accounts = new Holders(limits.accounts);
  }

  /** What one request from a network holds. */
  ofRequest(network: string): HeldByRequest {
    return new HeldByRequest(this.#anonymous, this.#accounts, network);
  }
}

/** What one request holds: its network's as long as its sender is not known, then its account's. */
export class HeldByRequest {
  #holders: Holders;
  #caller: string;
  #bytes = 0;

  constructor(
    anonymous: Holders,
    private readonly accounts: Holders,
    network: string,
  ) {
    this.#holders = anonymous;
    this.#caller = network;
  }

  /** Holds so many more; false when there is no room for them. */
  take(bytes: number): boolean {
    if (!this.#holders.hasRoom(this.#caller, bytes)) return false;
    this.#add(bytes);
    return true;
  }

  /** Gives what is held to the account whose it is; false when that holds too much already. */
  isOf(accountId: string): boolean {
    if (this.#holders === this.accounts) return true;
    if (!this.accounts.hasRoom(accountId, this.#bytes)) return false;
    const bytes = this.#bytes;
    this.release();
    this.#holders = this.accounts;
    this.#caller = accountId;
    this.#add(bytes);
    return true;
  }

  /** Holds an answer, which is there already: it is what its caller asks next that may find no room. Answers how to release it. */
  takeResponse(bytes: number): () => void {
    const holders = this.#holders;
    const caller = this.#caller;
    holders.add(caller, bytes);
    return () => holders.add(caller, -bytes);
  }

  /** Holds nothing of the request any more. */
  release(): void {
    this.#add(-this.#bytes);
  }

  #add(bytes: number): void {
    this.#bytes += bytes;
    this.#holders.add(this.#caller, bytes);
  }
}
