import { inspect } from "node:util";
import { expect } from "chai";
import type { PreviewResult, PropertyValue } from "../../../preview/model";
import { renderJson, renderStacksJson } from "../../../preview/render/json";
import { renderStacksText } from "../../../preview/render/stacks-text";
import { renderText } from "../../../preview/render/text";
import { renderReport, reportKinds } from "../../../preview/report/write-reports";
import { functionUrn, pack, shop, violation } from "../render/results";

const secrets = {
  "one line": "pa$$w0rd&<'\"/+ ä{x}*_|`@!",
  "several lines": "-----BEGIN KEY-----\nMIIEow/IBAAKCAQEA+x\r\nqwertyuiop\n-----END KEY-----\n",
  short: "k3y",
  digits: "0012345678",
  document: '{"user":"hunter2hunter2","pin":98765432}',
} as const;

/** How a text may quote a secret. */
const forms: { readonly [form: string]: (secret: string) => string } = {
  plain: (secret) => secret,
  indented: (secret) => secret.replace(/^/gm, "      "),
  "line by line": (secret) => secret.split("\n").join("\n| "),
  JSON: (secret) => JSON.stringify({ secret }),
  "JSON in JSON": (secret) => JSON.stringify(JSON.stringify({ secret })),
  inspected: (secret) => inspect({ secret }),
  "URL-encoded": (secret) => `https://example.com/?q=${encodeURIComponent(secret)}`,
  "URL-encoded in lower case": (secret) =>
    encodeURIComponent(secret).replace(/%../g, (each) => each.toLowerCase()),
  "form-encoded": (secret) => new URLSearchParams({ secret }).toString(),
  base64: (secret) => Buffer.from(secret).toString("base64"),
  base64url: (secret) => Buffer.from(secret).toString("base64url"),
  hexadecimal: (secret) => Buffer.from(secret).toString("hex"),
  HTML: (secret) =>
    secret
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
};

/** All outputs. */
const whole = { verbose: true, showOutputs: true };

const texts = {
  text: (result: PreviewResult) => renderText(result, { color: true, ...whole }),
  stacks: (result: PreviewResult) => renderStacksText([result], { color: false, ...whole }),
  "--json": (result: PreviewResult) => renderJson(result),
  "--json of stacks": (result: PreviewResult) => renderStacksJson([result]),
  ...Object.fromEntries(
    reportKinds.map((kind) => [
      kind,
      (result: PreviewResult) =>
        renderReport({ kind, file: "-" }, [result], { today: "2026-11-23" }),
    ]),
  ),
};

/** A preview that quotes a text in every field. */
function quoting(text: string, value: PropertyValue = text): PreviewResult {
  return {
    ...shop,
    packs: [pack],
    notes: [{ kind: "invoke", text: `note ${text}` }],
    programMessages: [{ severity: "info", source: "stdout", text: `said ${text}` }],
    programError: `failed: ${text}`,
    violations: [violation({ urn: functionUrn, message: `found ${text}`, remediationSteps: text })],
    resources: shop.resources.map((resource) => ({ ...resource, inputs: { value } })),
    outputs: [{ name: "output", value, unknown: false, secret: false }],
    remediations: [
      { policyPack: pack.name, policy: "p", urn: functionUrn, before: { value }, after: { value } },
    ],
  };
}

/** The parts of a secret that must be hidden: its lines, since text may be truncated and indented. */
function partsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\W*\s/, "").trim())
    .filter((line) => line.length > 6 && !/^[{}'"]/.test(line));
}

describe("secrets", () => {
  for (const [kind, secret] of Object.entries(secrets)) {
    for (const [form, write] of Object.entries(forms)) {
      it(`of ${kind} are in no output, ${form}`, () => {
        const written = write(secret);
        for (const [name, render] of Object.entries(texts)) {
          const output = render({ ...quoting(written), secrets: [secret] });
          for (const part of [written, secret, ...partsOf(secret)]) {
            expect(output.includes(part), `${name}: ${part}`).to.equal(false);
          }
          expect(output, name).to.contain("secret");
        }
      });
    }
  }

  it("are hidden as numbers, and within encoded text", () => {
    const result = { ...quoting("port 12345678", 12345678), secrets: ["12345678", "user-s3cr3t"] };
    for (const [name, render] of Object.entries(texts)) {
      expect(render(result), name).not.to.contain("12345678");
    }
    const basic = Buffer.from("admin:user-s3cr3t").toString("base64");
    for (const [name, render] of Object.entries(texts)) {
      expect(render({ ...quoting(basic), secrets: ["user-s3cr3t"] }), name).not.to.contain(basic);
    }
  });

  it("are found in marked resources and outputs, and in documents", () => {
    const marked = quoting("hunter2 hunter2hunter2 98765432");
    const wrapped = (value: PropertyValue) => ({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value,
    });
    const [first, ...rest] = marked.resources;
    if (first === undefined) throw new Error("there is no resource");
    const result = {
      ...marked,
      resources: [
        { ...first, inputs: { a: wrapped("hunter2"), b: wrapped(secrets.document) } },
        ...rest,
      ],
    };
    for (const [name, render] of Object.entries(texts)) {
      expect(render(result), name).not.to.match(/hunter2|98765432/);
    }
  });

  it("do not hide other text: two letters, digits of a longer number, words in names", () => {
    const result = {
      ...shop,
      secrets: ["ab", "345", "shop"],
      notes: [{ kind: "invoke" as const, text: "ab 123456" }],
    };
    const text = renderText(result, { color: false, ...whole });
    expect(text).to.contain("ab 123456").and.to.contain("shop-dev");
  });

  it("leave JSON and SARIF valid", () => {
    for (const kind of ["json", "sarif"] as const) {
      const result = { ...quoting('"\\'), secrets: ["passed", "2.1.0", "failed", '"\\"'] };
      expect(() =>
        JSON.parse(renderReport({ kind, file: "-" }, [result], { today: "2026-11-23" })),
      ).not.to.throw();
    }
  });
});

describe("characters that a terminal interprets", () => {
  const commands = {
    "a colour": "\u001b[31m",
    "a title (OSC)": "\u001b]0;title\u0007",
    "a link (OSC 8)": "\u001b]8;;https://example.com\u001b\\",
    "a carriage return": "fine\rbad",
    "a backspace": "\b",
    "C1 control": "\u009b2J",
    "a bidi override": "\u202e",
    "a bidi isolate": "\u2066",
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test searches for them
  const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  for (const [name, command] of Object.entries(commands)) {
    it(`are escaped in every output: ${name}`, () => {
      const quoted = quoting(command);
      const result = {
        ...quoted,
        stack: command,
        resources: quoted.resources.map((each) => ({
          ...each,
          name: command,
          urn: `${each.urn}${command}`,
        })),
        outputs: [{ name: command, value: { [command]: command }, unknown: false, secret: false }],
      };
      for (const [output, render] of Object.entries({
        ...texts,
        text: (each: PreviewResult) => renderText(each, { color: false, ...whole }),
      })) {
        expect(obeyed.exec(render(result)), output).to.equal(null);
      }
    });
  }

  it("do not start a new line in a name", () => {
    const [first, ...rest] = shop.resources;
    if (first === undefined) throw new Error("there is no resource");
    const text = renderText(
      { ...shop, resources: [{ ...first, name: "a\n    + fake" }, ...rest] },
      { color: false, ...whole },
    );
    expect(text).to.contain("a\\u000a    + fake");
  });
});
