import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { lexer, type Token, type Tokens } from "marked";
import { copyProject, type ProjectCopy } from "./project-copy";

/** Carries out what a page asks its reader to do, in its order, in one copy of the project. */
export function testGuide(page: string): void {
  const steps = lexer(readFileSync(page, "utf8")).filter(isStep);

  describe(`the steps of ${page}`, () => {
    let copy: ProjectCopy;

    before(() => {
      copy = copyProject();
    });

    after(() => copy.remove());

    for (const [index, step] of steps.entries()) {
      const [language, file] = (step.lang ?? "").split(" ");
      it(`${index + 1}: ${language === "sh" ? step.text.replaceAll("\n", "; ") : file}`, () => {
        carryOut(step, copy.directory);
      });
    }
  });
}

/** Blocks that name a file are written or applied to it; commands are run. The rest is to be read. */
function isStep(token: Token): token is Tokens.Code {
  return token.type === "code" && /^(sh|\w+ .+)$/.test(token.lang ?? "");
}

function carryOut({ lang = "", text }: Tokens.Code, directory: string): void {
  const [language, file = ""] = lang.split(" ");
  const path = join(directory, file);
  if (language === "sh") runCommands(text, directory);
  else if (language === "diff") change(path, text);
  else if (language === "md") complete(path, text);
  else create(path, text);
}

function create(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

function runCommands(commands: string, cwd: string): void {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", commands], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${commands}\nended with ${status}:\n${stdout}${stderr}`);
}

/** Changes what stands between lines of @@. */
function change(path: string, diff: string): void {
  for (const hunk of diff.split(/^@@.*\n/m).filter((each) => each !== "")) changeOnce(path, hunk);
}

/** The lines that stay or go tell where the change is; together they stand in the file once. */
function changeOnce(path: string, hunk: string): void {
  const lines = hunk.replace(/\n$/, "").split("\n");
  const without = (sign: string) =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const current = readFileSync(path, "utf8");
  expect(current.split(without("+")), `places in ${path} of\n${hunk}`).to.have.length(2);
  writeFileSync(
    path,
    current.replace(without("+"), () => without("-")),
  );
}

/** What people write goes in the place of the empty headings, below what is generated. */
function complete(path: string, text: string): void {
  const [generated] = readFileSync(path, "utf8").split("## Why");
  writeFileSync(path, `${generated}${text}\n`);
}
