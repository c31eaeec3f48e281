import { fileURLToPath } from "node:url";

/** One run for everything; the projects differ only in what they need before they start. */
const rootDir = fileURLToPath(new URL("..", import.meta.url));
const shared = {
  rootDir,
  testRunner: "<rootDir>/test/support/runner/test-file.mjs",
  testEnvironment: "<rootDir>/test/support/runner/environment.mjs",
  // The realm outlives the test file, so what is in it may not be emptied behind that.
  testEnvironmentOptions: { globalsCleanup: "off" },
  transform: {},
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
