import path from "node:path";
import { startCommand } from "../../preview/cli/command";
import { previewCommand } from "../../preview/cli/preview-command";
import { describeStaleness, PROJECT_ROOT } from "../build/build-stamp";
import { exemptionMessages } from "./exemption-messages";

startCommand(
  previewCommand({
    call: "npm run preview --",
    defaults: {
      projectName: "this repository",
      project: PROJECT_ROOT,
      stack: "dev",
      policyPack: path.join(PROJECT_ROOT, "policy-pack"),
      policyPackConfig: path.join(PROJECT_ROOT, "policies.json"),
    },
    exemptions: exemptionMessages,
    obstacle: describeStaleBundle,
  }),
);

/** Run from its sources, as in tests, the preview is never stale. */
function describeStaleBundle(): string | undefined {
  const isBundle = __dirname === path.join(PROJECT_ROOT, "build/preview");
  return isBundle ? describeStaleness("build/preview") : undefined;
}
