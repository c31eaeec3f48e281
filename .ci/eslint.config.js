import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const nodeGlobals = [
  "process",
  "console",
  "URL",
  "fetch",
  "performance",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
];

/** Fields of a literal that is spread into a literal stand in it as well, one a line, where the next reader looks for them. */
const NO_SPREAD_LITERAL = {
  selector: "ObjectExpression > SpreadElement > ObjectExpression",
  message: "Write the fields themselves instead of spreading a literal.",
};

export default defineConfig(
  globalIgnores(["dist", "coverage", ".data", ".tmp", "test/support/gql", "bench/*/"]),
  js.configs.recommended,
  { rules: { "no-restricted-syntax": ["error", NO_SPREAD_LITERAL] } },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { globals: { module: "readonly", require: "readonly" } },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL("..", import.meta.url).pathname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Says nothing in files with decorators, because the compiler writes their imports into the metadata.
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // The compiler reports these already.
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["{src,migrations,seeds}/**/*.ts"],
    ignores: ["src/platform/config/**"],
    rules: {
      // The starting points hand the environment on whole; nobody else looks into it.
      "no-restricted-syntax": [
        "error",
        NO_SPREAD_LITERAL,
        {
          selector:
            "MemberExpression[object.name=process][property.name=env]:not(CallExpression[callee.name=readConfig] > *)",
          message: "Settings are read in platform/config only.",
        },
      ],
    },
  },
);
