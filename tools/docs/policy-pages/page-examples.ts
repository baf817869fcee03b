import { lexer, type Token, type Tokens } from "marked";

/** One example of a page: part of a program or of a state, a configuration of the pack, or both. */
export interface Example {
  /** TypeScript that can use `aws`, `pulumi`, `role` and `code`. */
  readonly code: string | undefined;
  /**
   * Instead of code, for policies that evaluate deployed stacks: resources in the form of `pulumi
   * stack export`.
   */
  readonly state: string | undefined;
  /** The configuration for the evaluation: the page's, overridden by the example's. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The preview's output as quoted by the page; empty if there is none. */
  readonly output: string;
}

export interface PolicyPage {
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
}

interface Section {
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly Tokens.Code[];
}

/**
 * The hand-written part of a page, and the problems with it. `text` is the Markdown below the
 * facts.
 */
export function readPage(text: string): PolicyPage & { readonly problems: readonly string[] } {
  const sections = sectionsOf(text);
  const section = (title: string) => sections.find((each) => each.title === title);
  const [bad, good] = [section("Bad"), section("Good")];
  const config = configIn(section("Configuration"));
  return {
    why: section("Why")?.text ?? "",
    bad: exampleOf(bad, config),
    good: exampleOf(good, config),
    problems: [
      !section("Why")?.text && '"## Why" says nothing',
      !hasExample(bad) && '"## Bad" has no example: expected a block of ts or json',
      !blockIn(bad, "text") && '"## Bad" quotes no message: expected a block of text',
      !hasExample(good) && '"## Good" has no example: expected a block of ts or json',
      ...sections.map(
        (each) => !isJson(each) && `"## ${each.title}" has a block of json that is none`,
      ),
    ].filter((problem) => problem !== false),
  };
}

function exampleOf(section: Section | undefined, config: Example["config"]): Example {
  return {
    code: blockIn(section, "ts"),
    state: blockIn(section, "json state"),
    config: { ...config, ...configIn(section) },
    output: blockIn(section, "text") ?? "",
  };
}

function hasExample(section: Section | undefined): boolean {
  return ["ts", "json", "json state"].some((language) => blockIn(section, language));
}

/** Empty if the block is not valid JSON, which `problems` reports. */
function configIn(section: Section | undefined): Example["config"] {
  return section && isJson(section) ? JSON.parse(blockIn(section, "json") ?? "{}") : {};
}

function isJson(section: Section): boolean {
  try {
    JSON.parse(blockIn(section, "json") ?? "{}");
    return true;
  } catch {
    return false;
  }
}

function blockIn(section: Section | undefined, language: string): string | undefined {
  return section?.blocks.find(({ lang }) => lang === language)?.text;
}

function sectionsOf(text: string): readonly Section[] {
  const tokens: readonly Token[] = lexer(text);
  const headings = tokens.filter(isSectionHeading);
  return headings.map((heading, index) => {
    const next = headings[index + 1];
    const end = next ? tokens.indexOf(next) : tokens.length;
    const body = tokens.slice(tokens.indexOf(heading) + 1, end);
    return {
      title: heading.text,
      text: body
        .map(({ raw }) => raw)
        .join("")
        .trim(),
      blocks: body.filter((token): token is Tokens.Code => token.type === "code"),
    };
  });
}

function isSectionHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading" && token.depth === 2;
}
