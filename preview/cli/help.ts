import path from "node:path";
import { exitStatus } from "../preview-error";
import { renderHelp } from "../render/help-page";
import { reportOption } from "../report/report-options";
import { defaultAccountId } from "../run/run-preview";
import type { Defaults } from "./defaults";

/** @param more paragraphs after the options @param width columns of the terminal */
export function helpText(
  call: string,
  defaults: Defaults | undefined,
  more: readonly string[] = [],
  width?: number,
): string {
  const known = describeDefaults(defaults);
  return renderHelp(
    {
      usage: `${call} [options]`,
      about: [
        "Shows what a Pulumi Node.js program would create, and what policy packs find in it, without the Pulumi CLI, a login, credentials or network.",
      ],
      options: [
        { flag: "--stack NAME", text: `the stack; may be repeated (default: ${known.stack})` },
        {
          flag: "--state FILE",
          text: "evaluates a deployed stack instead of running a program; FILE is the output of pulumi stack export (- is standard input); may be repeated",
        },
        {
          flag: "--all-stacks",
          text: "every stack that has a Pulumi.<stack>.yaml, one after the other",
        },
        { flag: "--cwd DIR", text: `the project's folder (default: ${known.project})` },
        {
          flag: "--policy-pack PACK",
          text: `a policy pack: a folder, or a package in the project's node_modules; may be repeated${known.policyPack}`,
        },
        {
          flag: "--policy-pack-config FILE",
          text: `configuration (JSON) of a pack; the nth belongs to the nth --policy-pack${known.policyPackConfig}`,
        },
        {
          flag: "--config KEY=VALUE",
          text: "overrides a value of the stack's configuration; may be repeated",
        },
        {
          flag: "--config-file FILE",
          text: "the configuration to use instead of Pulumi.<stack>.yaml",
        },
        {
          flag: "--account ID",
          text: `the AWS account to preview for (default: ${defaultAccountId})`,
        },
        {
          flag: "--invokes FILE",
          text: "answers (JSON) to function calls that can't be answered offline:",
          example: '{ "aws:ec2/getAmi:getAmi": [{ "return": { "id": "ami-1" } }] }',
        },
        {
          flag: "--type-check",
          text: "checks the program's types even if its tsconfig has noCheck (by default noCheck is respected, as Pulumi does)",
        },
        {
          flag: "--baseline FILE",
          text: "fails only on findings that are not in the file, and lists findings in the file that no longer occur",
        },
        {
          flag: "--write-baseline FILE",
          text: "writes the findings to the file, for use as a baseline",
        },
        {
          flag: "--write-exemptions FILE",
          text: "adds an exemption stub for each mandatory finding to a pack's configuration: it takes effect once its reason, owner and last day are filled in",
        },
        reportOption,
        { flag: "--verbose, -v", text: "shows the plan, all notes and all findings" },
        { flag: "--show-outputs", text: "shows the outputs of the stack" },
        { flag: "--json", text: "prints the result as JSON" },
        { flag: "--help, -h", text: "prints this" },
      ],
      end: [
        `Exit status: ${exitStatus.fine} fine, ${exitStatus.policyViolations} a mandatory policy is violated, ${exitStatus.failed} the program or a pack failed, ${exitStatus.nothingEvaluated} every policy is disabled, ${exitStatus.wrongUse} usage error, ${exitStatus.interrupted} interrupted.`,
        ...more,
      ],
    },
    width,
  );
}

function describeDefaults(defaults: Defaults | undefined) {
  const onlyStack = "the only stack";
  if (defaults === undefined) {
    return {
      stack: onlyStack,
      project: "the current folder",
      policyPack: "",
      policyPackConfig: "",
    };
  }
  const { projectName, project, stack, policyPack, policyPackConfig: config } = defaults;
  return {
    stack: `${stack} in ${projectName}; elsewhere ${onlyStack}`,
    project: projectName,
    policyPack: ` (default in ${projectName}: ${path.relative(project, policyPack)})`,
    policyPackConfig:
      config === undefined
        ? ""
        : ` (default for its own stacks: ${path.relative(project, config)})`,
  };
}
