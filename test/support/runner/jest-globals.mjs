/** What `@jest/globals` means to modules that Node loads: the functions of the test file that is just running. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  globalThis.liuyouJestGlobals;
