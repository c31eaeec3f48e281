import { jest } from "@jest/globals";

// A machine that does something else besides must not turn a test red: nothing here asserts how long anything takes.
jest.setTimeout(60_000);
