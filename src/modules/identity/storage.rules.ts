const MIB = 1024 * 1024;

/** The most that one account may have stored of one kind. */
export interface StorageCeiling {
  readonly items: number;
  readonly bytes: number;
}

/** For how long what was stored counts where it is only counted, and after which what nobody needs is removed, in days. */
export const STORAGE_DAYS = 90;

/** What a session, its tokens and its journal entry take, in bytes. */
export const BYTES_OF_A_SIGN_IN = 800;

/**
 * Live sessions of a person on one device, of which the oldest end for newer ones: they may sign in again after a lost answer or
 * in a second window; more than this is a device gone wrong.
 */
export const SESSIONS_PER_DEVICE = 5;

/**
 * What an account can make grow without anybody else's approval, and how far. The numbers lie some ten times above what a
 * busy person needs; they are there so that nobody fills the disk.
 */
export const STORAGE_CEILINGS = {
  /** Whatever any mutation writes within 90 days: records, their journal entries, and the requests that led to them. */
  CHANGES: { items: 200_000, bytes: 128 * MIB },
  /** Rows that changes write within 90 days, of which one may write thousands: the visits of a plan, the people sent on them. */
  ROWS: { items: 2_000_000, bytes: 1024 * MIB },
  /** Lists that the program keeps for a short request, within 90 days: what was drawn from, what stayed unassigned. */
  LISTS: { items: 20_000, bytes: 256 * MIB },
  /** Sign-ins and changes of the password within 90 days: each leaves a session or a journal entry. */
  SIGN_INS: { items: 5_000, bytes: 4 * MIB },
  /** Files announced within 90 days, other than by what somebody was sent to inspect. */
  FILES: { items: 20_000, bytes: 8 * MIB },
  /** Devices on which somebody signed in. */
  DEVICES: { items: 100, bytes: MIB },
  /** Refused submissions that are kept for their sender. */
  REJECTIONS: { items: 1_000, bytes: 32 * MIB },
  /** Drafts of inspections, those beside returned ones included. */
  DRAFTS: { items: 500, bytes: 32 * MIB },
  /** Inspections of the last 90 days that nobody had sent their inspector to, and those that they took back. */
  OWN_INSPECTIONS: { items: 1_000, bytes: 64 * MIB },
  /** Proposals to change the register that nobody has decided. */
  PROPOSALS: { items: 500, bytes: 4 * MIB },
  /** Applications for ratings of the last 90 days that nobody has decided, and those that were withdrawn. */
  APPLICATIONS: { items: 500, bytes: 4 * MIB },
  /** Objections that nobody has decided. */
  OBJECTIONS: { items: 200, bytes: 2 * MIB },
  /** Drafts of circulars. */
  CIRCULARS: { items: 200, bytes: 16 * MIB },
} as const satisfies Record<string, StorageCeiling>;

export type StorageKind = keyof typeof STORAGE_CEILINGS;

/** What is stored of a kind. */
export interface Stored {
  readonly items: number;
  readonly bytes: number;
}

/** Whether what is stored stays within the ceiling of its kind. */
export const isWithin = (kind: StorageKind, { items, bytes }: Stored): boolean =>
  items <= STORAGE_CEILINGS[kind].items && bytes <= STORAGE_CEILINGS[kind].bytes;
