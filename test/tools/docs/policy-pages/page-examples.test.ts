import { expect } from "chai";
import { readPage } from "../../../../tools/docs/policy-pages/page-examples";

const complete = `
## Why

Because.

## Configuration

\`\`\`json
{ "lambda-vpc": "mandatory", "settings": { "asOf": "2026-01-01" } }
\`\`\`

## Bad

Two of them:

\`\`\`json
{ "settings": {} }
\`\`\`

\`\`\`ts
new Bad();
\`\`\`

\`\`\`text
[mandatory]  lambda-vpc
\`\`\`

## Good

\`\`\`ts
new Good();
\`\`\`

## Decisions

None.
`;

describe("readPage", () => {
  it("takes why, code, configuration and quoted output; an example's configuration goes over the page's", () => {
    expect(readPage(complete)).to.deep.equal({
      why: "Because.",
      bad: {
        code: "new Bad();",
        state: undefined,
        config: { "lambda-vpc": "mandatory", settings: {} },
        output: "[mandatory]  lambda-vpc",
      },
      good: {
        code: "new Good();",
        state: undefined,
        config: { "lambda-vpc": "mandatory", settings: { asOf: "2026-01-01" } },
        output: "",
      },
      problems: [],
    });
  });

  it("takes a configuration for an example without code", () => {
    const page = complete.replaceAll(/```ts[^`]*```/g, "").replace("None.", "```json\n{}\n```");
    expect(readPage(page).bad.code).to.equal(undefined);
    expect(readPage(page).problems).to.deep.equal([
      '"## Good" has no example: expected a block of ts or json',
    ]);
  });

  it("takes a piece of a state for an example without code", () => {
    const page = complete.replaceAll("```ts\nnew Good();", "```json state\n[]");
    expect(readPage(page).good.state).to.equal("[]");
    expect(readPage(page).problems).to.deep.equal([]);
  });

  it("names all that a new page lacks", () => {
    expect(readPage("\n## Why\n\n## Bad\n\n## Good\n").problems).to.deep.equal([
      '"## Why" says nothing',
      '"## Bad" has no example: expected a block of ts or json',
      '"## Bad" quotes no message: expected a block of text',
      '"## Good" has no example: expected a block of ts or json',
    ]);
  });

  it("names the block that is no JSON", () => {
    const page = complete.replace('{ "settings": {} }', "{ settings }");
    expect(readPage(page).problems).to.deep.equal(['"## Bad" has a block of json that is none']);
  });
});
