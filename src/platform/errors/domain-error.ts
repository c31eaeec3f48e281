/** One sentence in both languages; `{{name}}` is filled from the error's details. */
export interface ErrorTexts {
  zh: string;
  en: string;
  /** Said by programs beside the server only, so that no client meets the code. */
  isBesideServer?: true;
}

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** An expected refusal: a stable code, where in the input it arose, and what its message names. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly path: readonly string[] = [],
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = "DomainError";
  }
}

/** Several refusals of one input, so that a form can show all of them at once. */
export class DomainErrors extends Error {
  constructor(readonly errors: readonly DomainError[]) {
    super(errors.map((error) => error.code).join(", "));
    this.name = "DomainErrors";
  }
}

type ErrorFactory = (path?: readonly string[], details?: ErrorDetails) => DomainError;

const catalog = new Map<string, ErrorTexts>();

/** Every code that a module refuses with; a code is never used for anything else, not even after it retires. */
export function defineErrors<T extends Record<string, ErrorTexts>>(
  texts: T,
): { readonly [K in keyof T]: ErrorFactory } {
  const factories: Record<string, ErrorFactory> = {};
  for (const [code, text] of Object.entries(texts)) {
    if (catalog.has(code)) throw new Error(`error code ${code} is defined twice`);
    catalog.set(code, text);
    factories[code] = (path, details) => new DomainError(code, path, details);
  }
  return factories as { readonly [K in keyof T]: ErrorFactory };
}

/** The catalog of all modules that have been loaded. */
export const errorCatalog: ReadonlyMap<string, ErrorTexts> = catalog;
