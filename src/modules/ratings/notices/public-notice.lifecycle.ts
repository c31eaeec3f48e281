export enum PublicNoticeStatus {
  PUBLISHED = "PUBLISHED",
  CONCLUDED = "CONCLUDED",
  WITHDRAWN = "WITHDRAWN",
}

const { PUBLISHED, CONCLUDED, WITHDRAWN } = PublicNoticeStatus;

export type PublicNoticeMove = "conclude" | "withdraw";

/** Which state each move leads to. That a notice has run out is not a state: its days say so. */
export const publicNoticeLifecycle: Readonly<
  Record<PublicNoticeStatus, Partial<Readonly<Record<PublicNoticeMove, PublicNoticeStatus>>>>
> = {
  PUBLISHED: { conclude: CONCLUDED, withdraw: WITHDRAWN },
  CONCLUDED: {},
  WITHDRAWN: {},
};

export const nextNoticeStatus = (status: PublicNoticeStatus, move: PublicNoticeMove): PublicNoticeStatus | undefined =>
  publicNoticeLifecycle[status][move];

interface NoticeDays {
  readonly status: PublicNoticeStatus;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Whether objections are taken on a day; first and last day included. */
export const isOpenOn = ({ status, opensOn, closesOn }: NoticeDays, day: string): boolean =>
  status === PUBLISHED && opensOn <= day && day <= closesOn;

/** Whether it was posted for all its days. */
export const hasRunOutOn = ({ status, closesOn }: NoticeDays, day: string): boolean =>
  status !== WITHDRAWN && closesOn < day;
