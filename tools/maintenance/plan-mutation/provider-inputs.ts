import { dirname } from "node:path";
import type { DeclaredInputs } from "./mutations";
import { readDeclarations } from "./schema/read-declarations";
import type { SchemaProperty } from "./schema/schema-type";

/** The inputs of resource types, as declared by the project's AWS provider SDK. */
export function providerInputs(): DeclaredInputs {
  const declarations = readDeclarations(dirname(require.resolve("@pulumi/aws/package.json")));
  const known = new Map<string, readonly SchemaProperty[]>();
  return (type) => {
    const inputs = known.get(type) ?? declarations.inputsOf(type) ?? [];
    known.set(type, inputs);
    return inputs;
  };
}
