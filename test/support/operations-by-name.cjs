/**
 * Plugin of the code generator: one type that has the variables and the answer of each operation under its name, so that a
 * test names an operation as its file does and the compiler knows the rest.
 */
const { Kind } = require("graphql");

module.exports = {
  plugin(_schema, documents) {
    const operations = documents
      .flatMap(({ document }) => document.definitions)
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const lines = operations.map(({ name, operation }) => {
      const type = name.value + operation.charAt(0).toUpperCase() + operation.slice(1);
      return `  ${name.value}: { variables: ${type}Variables; answer: ${type} };`;
    });
    return ["export interface ContractOperations {", ...lines, "}"].join("\n");
  },
};
