import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { documentedValues } from "./documented-values";
import type { SchemaProperty, SchemaType } from "./schema-type";

/** The maximum depth to read of input types: no type of the project's provider is deeper. */
const MAX_DEPTH = 8;

/** The declared inputs of resources in the provider's SDK. */
export interface Declarations {
  /**
   * The inputs of a resource type (`aws:sns/topic:Topic`); undefined if the SDK has no such type.
   */
  inputsOf(type: string): readonly SchemaProperty[] | undefined;
}

/**
 * Reads the declarations of an SDK file by file, without resolving imports, so that only requested
 * files are parsed.
 */
export function readDeclarations(sdkFolder: string): Declarations {
  const files = new Map<string, ts.SourceFile>();
  const parse = (path: string): ts.SourceFile => {
    const file = join(sdkFolder, path);
    const parsed =
      files.get(path) ??
      ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    files.set(path, parsed);
    return parsed;
  };
  const inputTypes = () => namespaces(parse("types/input.d.ts"));
  const enumsOf = (namespace: string) => {
    const path = `types/enums/${namespace}/index.d.ts`;
    return existsSync(join(sdkFolder, path)) ? parse(path) : undefined;
  };
  const reader = { inputTypes: once(inputTypes), enumsOf };
  return {
    inputsOf: (type) => {
      const [, module = "", name = ""] = type.split(":");
      const path = `${module}.d.ts`;
      if (!existsSync(join(sdkFolder, path))) return undefined;
      const declared = findInterface(parse(path).statements, `${name}Args`);
      return declared && propertiesOf(declared, reader, dirname(module), 0);
    },
  };
}

interface Reader {
  readonly inputTypes: () => ReadonlyMap<string, readonly ts.Statement[]>;
  readonly enumsOf: (namespace: string) => ts.SourceFile | undefined;
}

function once<Value>(compute: () => Value): () => Value {
  let computed: { readonly value: Value } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** The statements within each namespace of `types/input.d.ts`. */
function namespaces(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Statement[]> {
  return new Map(
    file.statements
      .filter(ts.isModuleDeclaration)
      .flatMap(({ name, body }) =>
        body && ts.isModuleBlock(body) ? [[name.text, [...body.statements]] as const] : [],
      ),
  );
}

function findInterface(
  statements: readonly ts.Statement[],
  name: string,
): ts.InterfaceDeclaration | undefined {
  return statements
    .filter(ts.isInterfaceDeclaration)
    .find((declaration) => declaration.name.text === name);
}

function propertiesOf(
  declaration: ts.InterfaceDeclaration,
  reader: Reader,
  namespace: string,
  depth: number,
): readonly SchemaProperty[] {
  const members = declaration.members.filter(ts.isPropertySignature);
  const names = members.map(({ name }) => name.getText());
  return members.flatMap((member) => {
    if (member.type === undefined) return [];
    const comment = ts
      .getJSDocCommentsAndTags(member)
      .map((each) => ts.getTextOfJSDocComment(each.comment) ?? "")
      .join(" ");
    const documented = documentedValues(comment).filter((value) => !names.includes(value));
    const type = typeOf(member.type, { reader, namespace, depth, documented });
    return [{ name: member.name.getText(), isRequired: member.questionToken === undefined, type }];
  });
}

interface Position {
  readonly reader: Reader;
  readonly namespace: string;
  readonly depth: number;
  readonly documented: readonly string[];
}

function typeOf(node: ts.TypeNode, position: Position): SchemaType {
  const text: SchemaType = { kind: "string", values: position.documented };
  if (ts.isArrayTypeNode(node)) {
    return { kind: "list", element: typeOf(node.elementType, position) };
  }
  if (ts.isTypeLiteralNode(node)) {
    const [index] = node.members.filter(ts.isIndexSignatureDeclaration);
    return { kind: "map", element: index ? typeOf(index.type, position) : text };
  }
  if (ts.isUnionTypeNode(node)) return unionOf(node, position);
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: "boolean" };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: "number" };
  if (!ts.isTypeReferenceNode(node)) return text;
  const name = node.typeName.getText();
  const [inner] = node.typeArguments ?? [];
  if (name === "pulumi.Input" && inner) return typeOf(inner, position);
  if (name.startsWith("pulumi.asset.")) return { kind: "file" };
  if (name.startsWith("inputs.")) return objectOf(name, position);
  if (name.startsWith("enums.")) return { kind: "string", values: enumValues(name, position) };
  return text;
}

/**
 * The type in a union besides `undefined`; of several types the first that is not a reference to a
 * resource.
 */
function unionOf(node: ts.UnionTypeNode, position: Position): SchemaType {
  const types = node.types
    .filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
    .map((each) => typeOf(each, position));
  const values = types.flatMap((type) => (type.kind === "string" ? type.values : []));
  const [first = { kind: "string", values: [] } as const] = types;
  return first.kind === "string" ? { kind: "string", values: [...new Set(values)] } : first;
}

function objectOf(name: string, { reader, depth }: Position): SchemaType {
  const [, namespace = "", interfaceName = ""] = name.split(".");
  const declaration = findInterface(reader.inputTypes().get(namespace) ?? [], interfaceName);
  if (declaration === undefined || depth >= MAX_DEPTH) return { kind: "object", properties: [] };
  const properties = propertiesOf(declaration, reader, namespace, depth + 1);
  return { kind: "object", properties };
}

function enumValues(name: string, { reader }: Position): readonly string[] {
  const [, namespace = "", constant = ""] = name.split(".");
  const declared = reader
    .enumsOf(namespace)
    ?.statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === constant)?.type;
  if (declared === undefined || !ts.isTypeLiteralNode(declared)) return [];
  return declared.members.filter(ts.isPropertySignature).flatMap(({ type }) => {
    const isText = type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal);
    return isText ? [(type.literal as ts.StringLiteral).text] : [];
  });
}
