import { expect } from "chai";
import { parseArguments } from "../../../preview/cli/arguments";
import { optionsReadByNpm } from "../../../preview/cli/npm-options";
import { UsageError } from "../../../preview/preview-error";

const options = {
  "all-stacks": { type: "boolean" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  "no-free-tier": { type: "boolean" },
  keep: { type: "string" },
  prefix: { type: "string" },
  stack: { type: "string", short: "s" },
} as const;

/** As npm sets them for `npm run preview`, and its configuration for any script. */
const script = {
  npm_lifecycle_event: "preview",
  npm_config_prefix: "/usr",
  npm_config_json: "true",
};

const start = "with npm, options come after `--`: npm run preview --";

const cases = [
  { call: "npm run preview", env: {}, args: [] },
  { call: "npm run preview -- --stack prod", env: {}, args: ["--stack", "prod"] },
  {
    call: "npm run preview --stack prod",
    env: { npm_config_stack: "true" },
    args: ["prod"],
    message: `npm has read --stack: ${start} --stack prod`,
  },
  {
    call: "npm run preview --stack=prod",
    env: { npm_config_stack: "prod" },
    args: [],
    message: `npm has read --stack: ${start} --stack prod`,
  },
  {
    call: "npm run preview --all-stacks",
    env: { npm_config_all_stacks: "true" },
    args: [],
    message: `npm has read --all-stacks: ${start} --all-stacks`,
  },
  {
    call: "npm run preview --stack prod --all-stacks -- --prefix raw/",
    env: { npm_config_stack: "true", npm_config_all_stacks: "true" },
    args: ["prod", "--prefix", "raw/"],
    message: `npm has read --all-stacks, --stack: ${start} --all-stacks --stack prod --prefix raw/`,
  },
  {
    call: "npm run preview --stack prod --keep 3",
    env: { npm_config_stack: "true", npm_config_keep: "true" },
    args: ["prod", "3"],
    message: `npm has read --keep, --stack: ${start} --keep ... --stack ...`,
  },
  {
    call: "npm run preview --dry-run -- --stack prod",
    env: { npm_config_dry_run: "true" },
    args: ["--stack", "prod"],
    message: `npm has read --dry-run: ${start} --dry-run --stack prod`,
  },
  {
    call: "npm run preview --no-free-tier",
    env: { npm_config_free_tier: "" },
    args: [],
    message: `npm has read --no-free-tier: ${start} --no-free-tier`,
  },
  {
    call: "a script that passes an option of npm on: offline-preview --stack $npm_config_stack",
    env: { npm_config_stack: "prod" },
    args: ["--stack", "prod"],
  },
  {
    call: "a script that passes an option of npm on: offline-preview --stack=$npm_config_stack",
    env: { npm_config_stack: "prod" },
    args: ["--stack=prod"],
  },
  {
    call: "a variable, while npm runs nothing",
    env: { npm_lifecycle_event: undefined, npm_config_stack: "prod" },
    args: [],
  },
] as const satisfies readonly {
  call: string;
  env: object;
  args: readonly string[];
  message?: string;
}[];

describe("options before npm's --", () => {
  for (const { call, env, args, ...rest } of cases) {
    const message = "message" in rest ? rest.message : undefined;
    it(`are ${message === undefined ? "accepted" : "refused"} in ${call}`, () => {
      expect(optionsReadByNpm(args, options, { ...script, ...env })).to.equal(message);
    });
  }

  it("are a usage error, in place of what their values would be taken for", () => {
    const env = { ...script, npm_config_stack: "true" };
    expect(() => parseArguments(["prod"], { options }, env)).to.throw(
      UsageError,
      `npm has read --stack: ${start} --stack prod`,
    );
  });
});
