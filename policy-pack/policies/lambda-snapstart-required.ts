import { performanceEfficiency } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { groupNames } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { known } from "../values/unknown";

export const lambdaSnapstartRequired = resourcePolicy({
  name: "lambda-snapstart-required",
  displayName: "Lambda SnapStart required",
  description: "A Lambda function of a group that needs it has SnapStart on published versions.",
  severity: "medium",
  framework: performanceEfficiency,
  tags: ["lambda", "performance", "snapstart"],
  remediationSteps:
    'Set snapStart to { applyOn: "PublishedVersions" } and publish to true, on a package that can use SnapStart.',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    groups: groupNames(requirements.snapStartGroups, "Function groups whose functions need it."),
  },
  check: ({ inputs }, { config, group }) => {
    if (!group || !config.groups.includes(group)) return false;
    const snapStart = known(inputs.snapStart, "snapStart");
    const applyOn = known(snapStart?.applyOn, "snapStart.applyOn");
    const found = applyOn ? `is ${applyOn}` : "is not set";
    return (
      applyOn !== "PublishedVersions" &&
      `snapStart.applyOn ${found}, group ${group} has PublishedVersions`
    );
  },
});
