import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readJson } from "../../operations/command/files";
import { startCommand } from "../../operations/command/start";
import { fileGenerator, type GeneratedFile } from "../generator/generated-files";
import { generatorCommand } from "../generator/generator-command";

/**
 * The pack and the preview are independent, so each has its own copy; the preview's has no
 * list-style tags.
 */
const PACK_TARGET = "policy-pack/data/taggable-types.generated.ts";
const PREVIEW_TARGET = "preview/aws/taggable-types.generated.ts";

interface TaggableType {
  readonly type: string;
  readonly shape: "map" | "list";
}

/**
 * The sources with the lists of taggable types, from the declarations of the installed @pulumi/aws,
 * which has no such list.
 */
async function generateSources(): Promise<ReadonlyMap<string, string>> {
  const manifest = require.resolve("@pulumi/aws/package.json");
  const { version } = (await readJson(manifest)) as { version: string };
  const found = await findTaggableTypes(dirname(manifest));
  const head = [
    `// Generated from @pulumi/aws ${version} by tools/maintenance/write-taggable-types.ts: do not edit.`,
    "",
    "/** The types that have tags as a map. */",
    listOf("taggableTypes", found, "map"),
    "",
  ];
  const lists = [
    "/** The types that have tags as a list of keys and values. */",
    listOf("listTaggedTypes", found, "list"),
    "",
  ];
  return new Map([
    [PACK_TARGET, [...head, ...lists].join("\n")],
    [PREVIEW_TARGET, head.join("\n")],
  ]);
}

function listOf(name: string, found: readonly TaggableType[], shape: string): string {
  const types = found.filter((each) => each.shape === shape).map(({ type }) => type);
  const lines = [...new Set(types)].sort().map((type) => `  ${JSON.stringify(type)},`);
  return [`export const ${name}: readonly string[] = [`, ...lines, "];"].join("\n");
}

async function findTaggableTypes(sdk: string): Promise<readonly TaggableType[]> {
  const files: string[] = [];
  for await (const file of glob("*/*.js", { cwd: sdk })) files.push(join(sdk, file));
  const found = await Promise.all(files.map(readTaggableType));
  return found.flatMap((each) => each ?? []);
}

async function readTaggableType(file: string): Promise<TaggableType | undefined> {
  const code = await readFile(file, "utf8");
  const [, type] = /__pulumiType = '([^']+)'/.exec(code) ?? [];
  if (!type || !code.includes("args?.tags;")) return undefined;
  const declarations = await readFile(file.replace(/\.js$/, ".d.ts"), "utf8");
  const shape = tagsShape(declarations, type.split(":").at(-1) ?? "");
  return shape && { type, shape };
}

/** A `tags` map without `tagsAll` is a filter over other resources, not the resource's own tags. */
function tagsShape(declarations: string, name: string): TaggableType["shape"] | undefined {
  const [, args = ""] = declarations.split(`export interface ${name}Args {`);
  const [, declared = ""] = /^ {4}tags\??: pulumi\.Input<(.*)$/m.exec(args) ?? [];
  if (declared.startsWith("{")) return declarations.includes("tagsAll") ? "map" : undefined;
  return declared.includes("[]") ? "list" : undefined;
}

async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  return [...(await generateSources())].map(([file, text]) => ({
    file,
    text,
    staleness: `${file} is not what the installed @pulumi/aws gives: run npm run taggable-types`,
  }));
}

startCommand(
  generatorCommand(
    "taggable-types",
    `Writes ${PACK_TARGET} and ${PREVIEW_TARGET} from the declarations of the installed @pulumi/aws.`,
    fileGenerator(generatedFiles),
  ),
);
