import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { elementsOf } from "../values/elements";
import { isUnknown, known } from "../values/unknown";

export const lambdaNoPublicUrl = resourcePolicy({
  name: "lambda-no-public-url",
  displayName: "Lambda without public URL",
  description: "A Lambda function's URL requires IAM credentials and trusts only named origins.",
  severity: "critical",
  framework: security,
  tags: ["lambda", "security", "Lambda.1"],
  remediationSteps:
    'Set authorizationType to "AWS_IAM", and name the origins in cors.allowOrigins where credentials are allowed.',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  resourceTypes: ["aws:lambda/functionUrl:FunctionUrl"],
  config: {},
  check: ({ inputs }) => [
    () => {
      const type = known(inputs.authorizationType, "authorizationType");
      return type !== "AWS_IAM" && `authorizationType is ${type ?? "not set"}, expected AWS_IAM`;
    },
    () => {
      const cors = known(inputs.cors, "cors");
      if (!cors || known(cors.allowCredentials, "cors.allowCredentials") !== true) return false;
      const open = elementsOf(known(cors.allowOrigins, "cors.allowOrigins")).find(
        (origin) => !isUnknown(origin) && String(origin).includes("*"),
      );
      return (
        open !== undefined &&
        `cors.allowOrigins has ${open} while cors.allowCredentials is true: expected named origins`
      );
    },
  ],
});
