import { GraphQLError } from "graphql";

/** What a top-level error may say of itself; clients switch on it, so a code is never renamed. */
export type RequestErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "PASSWORD_CHANGE_REQUIRED"
  | "BAD_USER_INPUT"
  | "BAD_CURSOR"
  | "QUERY_TOO_COMPLEX"
  | "THROTTLED"
  | "UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

const texts: Record<RequestErrorCode, { zh: string; en: string }> = {
  UNAUTHENTICATED: { zh: "请先登录。", en: "Sign in first." },
  FORBIDDEN: { zh: "您的角色没有此项权限。", en: "Your roles do not allow this." },
  PASSWORD_CHANGE_REQUIRED: { zh: "请先修改一次性密码。", en: "Replace the one-time password first." },
  BAD_USER_INPUT: { zh: "请求的参数不正确。", en: "The arguments of the request are not right." },
  BAD_CURSOR: { zh: "游标无效,请从第一页重新读取。", en: "The cursor is not valid; start again from the first page." },
  QUERY_TOO_COMPLEX: {
    zh: "查询过于复杂,请减少层级或条数。",
    en: "The query is too complex; ask for fewer levels or rows.",
  },
  THROTTLED: { zh: "请求过于频繁,请稍后再试。", en: "Too many requests; try again later." },
  UNAVAILABLE: { zh: "服务暂时不可用,请稍后重试。", en: "The service is not available just now; try again." },
  INTERNAL_SERVER_ERROR: { zh: "服务器内部错误。", en: "Something went wrong on the server." },
};

/** Both languages of every top-level code, for presentation and for the test that none is missing. */
export const requestErrorTexts: Readonly<typeof texts> = texts;

export const isRequestErrorCode = (code: unknown): code is RequestErrorCode =>
  typeof code === "string" && Object.hasOwn(texts, code);

/** Whether the same request may succeed later, without anybody changing it. */
export const isRetryable = (code: RequestErrorCode): boolean => code === "THROTTLED" || code === "UNAVAILABLE";

/** What a top-level error may say beside its code. */
export interface RequestErrorDetails {
  /** After how many seconds the request makes sense again; also sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** The argument that is wrong. */
  argument?: string;
  /** What the operation was estimated to cost. */
  cost?: number;
  /** The most that an operation may cost. */
  maximum?: number;
  /** Which limit of the document was passed. */
  limit?: string;
}

/** A refusal of the whole request or of a root field, as opposed to an expected refusal inside a payload. */
export class RequestError extends GraphQLError {
  constructor(
    readonly code: RequestErrorCode,
    readonly extra: RequestErrorDetails = {},
  ) {
    super(texts[code].en, { extensions: { code, ...extra, retryable: isRetryable(code) } });
  }
}
