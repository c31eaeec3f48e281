/** Most files that one inspection announces. */
export const MAXIMUM_FILES = 200;
/** Most bytes of one file: 100 MiB. */
export const MAXIMUM_FILE_BYTES = 100 * 1024 * 1024;

/** What the announcement of a file takes, in bytes. */
export const BYTES_OF_AN_ANNOUNCEMENT = 200;

/** Types of files that prove something on site; what the bytes really are is found out when they arrive. */
export const MEDIA_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "image/heif",
  "application/pdf",
  "audio/mp4",
  "audio/mpeg",
  "audio/aac",
  "video/mp4",
] as const;

/** A file that is to come. */
export interface EvidenceAnnouncement {
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Length in bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** When it was made, as the device says. */
  readonly takenAt?: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

export const isSha256 = (value: string): boolean => SHA256.test(value);
