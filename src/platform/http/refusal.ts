import type { IncomingMessage, ServerResponse } from "node:http";
import { isRetryable, requestErrorTexts, type RequestErrorCode } from "../errors/request-error.js";
import { inLanguage, type Text } from "../i18n/messages.js";
import { negotiateLanguage } from "./negotiation.rules.js";

export interface HttpRefusal {
  requestId: string;
  status: number;
  code: RequestErrorCode;
  /** What is wrong; the code's own text when there is no more to say. */
  text?: Text;
  /** After how many seconds it makes sense to come again. */
  retryAfterSeconds?: number;
  /** Which limit was passed. */
  limit?: string;
}

/** Answers a request that does not come as far as GraphQL, in the form of a GraphQL answer. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  const { requestId, status, code, text = requestErrorTexts[code], retryAfterSeconds, limit } = refusal;
  const message = inLanguage(text, negotiateLanguage(request.headers["accept-language"]));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "x-request-id": requestId,
    connection: "close",
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
  });
  response.end(
    JSON.stringify({
      errors: [{ message, extensions: { code, requestId, retryable: isRetryable(code), retryAfterSeconds, limit } }],
    }),
  );
}
