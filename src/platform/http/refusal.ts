import type { IncomingMessage, ServerResponse } from "node:http";
import { isRetryable, requestErrorTexts, type RequestErrorCode } from "../errors/request-error.js";
import { inLanguage, negotiateLanguage } from "../i18n/messages.js";

export interface HttpRefusal {
  requestId: string;
  status: number;
  code: RequestErrorCode;
}

/** Answers a request that does not come as far as GraphQL, in the form of a GraphQL answer. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  const { requestId, status, code } = refusal;
  const message = inLanguage(requestErrorTexts[code], negotiateLanguage(request.headers["accept-language"]));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "x-request-id": requestId,
    connection: "close",
  });
  response.end(
    JSON.stringify({ errors: [{ message, extensions: { code, requestId, retryable: isRetryable(code) } }] }),
  );
}
