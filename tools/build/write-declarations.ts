import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";
import ts from "typescript";

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  isolatedDeclarations: true,
};

/**
 * Writes the declarations of a source and of everything that they import, one file for each source.
 * @param entry relative to the folder of the sources
 */
export async function writeDeclarations(
  sources: string,
  entry: string,
  target: string,
): Promise<void> {
  // Grows during the loop, by the imports of each declaration.
  const files = new Set([entry]);
  for (const file of files) {
    const { text, imports } = await declarationOf(join(sources, file), file);
    for (const each of imports) files.add(`${join(dirname(file), each)}.ts`);
    const written = join(target, file.replace(/\.ts$/, ".d.ts"));
    await mkdir(dirname(written), { recursive: true });
    await writeFile(written, text);
  }
}

async function declarationOf(path: string, file: string) {
  const source = await readFile(path, "utf8");
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: path,
    compilerOptions,
    reportDiagnostics: true,
  });
  const [problem] = diagnostics;
  if (problem !== undefined) {
    const reason = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
    throw new Error(`${file} can't be declared to other packages: ${reason}`);
  }
  const { importedFiles } = ts.preProcessFile(outputText);
  const names = importedFiles.map(({ fileName }) => fileName);
  return { text: outputText, imports: names.filter((name) => name.startsWith(".")) };
}
