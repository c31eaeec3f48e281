/** An object to register as a GraphQL enum, of codes that are kept as a list elsewhere. */
export const enumOf = <Code extends string>(codes: readonly Code[]): { readonly [C in Code]: C } =>
  Object.fromEntries(codes.map((code) => [code, code])) as { readonly [C in Code]: C };
