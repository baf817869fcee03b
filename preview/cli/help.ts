import path from "node:path";
import { exitStatus } from "../preview-error";
import { reportHelp } from "../report/report-options";
import { defaultAccountId } from "../run/run-preview";
import type { Defaults } from "./defaults";

export function helpText(call: string, defaults: Defaults | undefined): string {
  const { stack, project, policyPack, policyPackConfig } = describeDefaults(defaults);
  return `Usage: ${call} [options]

Shows what a Pulumi Node.js program would create, and what policy packs say of it: with no Pulumi CLI,
no login, no credentials and no network.

Options:
  --stack NAME               the stack; may be repeated (default: ${stack})
  --state FILE               judges a deployed stack instead, by what pulumi stack export wrote (- is standard
                             input): no program runs; may be repeated
  --all-stacks               every stack that has a Pulumi.<stack>.yaml, one after the other
  --cwd DIR                  the project's folder (default: ${project})
  --policy-pack PACK         a policy pack: a folder, or a package in the project's node_modules;
                             may be repeated${policyPack}
  --policy-pack-config FILE  configuration (JSON) of a pack; the nth belongs to the nth --policy-pack${policyPackConfig}
  --config KEY=VALUE         sets a value over the stack's configuration; may be repeated
  --config-file FILE         instead of Pulumi.<stack>.yaml
  --account ID               the AWS account to preview for (default: ${defaultAccountId})
  --invokes FILE             answers (JSON) to function calls that can't be answered offline:
                             { "aws:ec2/getAmi:getAmi": [{ "return": { "id": "ami-1" } }] }
  --type-check               checks the program's types even if its tsconfig has noCheck
                             (default: as Pulumi does, not where it has)
  --baseline FILE            fails on findings alone that the file does not have, and says which of its are gone
  --write-baseline FILE      writes what is found to the file, which is a baseline from then on
  --write-exemptions FILE    adds a stub of an exemption for each mandatory finding to a pack's configuration:
                             it counts once its reason, owner and last day are filled in
${reportHelp}
  --json                     prints the result as JSON
  --help                     prints this

Exit status: ${exitStatus.fine} fine, ${exitStatus.policyViolations} a mandatory policy is violated, ${exitStatus.failed} the program or a pack failed,
${exitStatus.nothingJudged} every policy is disabled, ${exitStatus.wrongUse} wrong use, ${exitStatus.interrupted} interrupted.
`;
}

function describeDefaults(defaults: Defaults | undefined) {
  const onlyStack = "the only one there is";
  if (defaults === undefined) {
    return {
      stack: onlyStack,
      project: "the current folder",
      policyPack: "",
      policyPackConfig: "",
    };
  }
  const { projectName, project, stack, policyPack, policyPackConfig: config } = defaults;
  const configText = config && `(default for its own stacks: ${path.relative(project, config)})`;
  return {
    stack: `${stack} in ${projectName}; elsewhere ${onlyStack}`,
    project: projectName,
    policyPack: ` (default in ${projectName}: ${path.relative(project, policyPack)})`,
    policyPackConfig:
      configText === undefined ? "" : `\n                             ${configText}`,
  };
}
