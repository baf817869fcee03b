import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { projectPath } from "../../tools/project-path";

/** All tokens of a page, which is named by its path from the project's root, or by an absolute one. */
export function tokensOf(page: string): readonly Token[] {
  const found: Token[] = [];
  walkTokens(lexer(readFileSync(resolve(projectPath(), page), "utf8")), (token) => {
    found.push(token);
  });
  return found;
}

export function tablesOf(page: string): readonly Tokens.Table[] {
  return tokensOf(page).filter((token): token is Tokens.Table => token.type === "table");
}
