import { fileURLToPath } from "node:url";

/** One run for everything; the projects differ only in what they need before they start. */
const rootDir = fileURLToPath(new URL("..", import.meta.url));
const shared = {
  rootDir,
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: { "^.+\\.ts$": "@swc/jest" },
  setupFilesAfterEnv: ["<rootDir>/test/support/patience.ts"],
};
export default {
  rootDir,
  maxWorkers: "100%",
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/test/{unit,architecture}/**/*.test.ts"] },
    {
      ...shared,
      displayName: "integration",
      testMatch: ["<rootDir>/test/{integration,faults}/**/*.test.ts"],
      // Here and not above, so that a run of unit tests alone starts no database.
      globalSetup: "<rootDir>/test/support/global-setup.mjs",
      globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
    },
  ],
};
