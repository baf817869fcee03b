import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A URL for IAM, with these CORS settings. */
const withCors = (cors: unknown) => ({ authorizationType: "AWS_IAM", cors });

testResourcePolicy("lambda-no-public-url", {
  type: "aws:lambda/functionUrl:FunctionUrl",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a public URL is an exemption with a reason",
  },
  rows: [
    { kind: "pass", title: "IAM", inputs: { authorizationType: "AWS_IAM" }, reports: [] },
    {
      kind: "pass",
      title: "any origin without credentials",
      inputs: withCors({ allowOrigins: ["*"] }),
      reports: [],
    },
    {
      kind: "pass",
      title: "a named origin with credentials",
      inputs: withCors({ allowCredentials: true, allowOrigins: ["https://example.com"] }),
      reports: [],
    },
    {
      kind: "fail",
      title: "NONE",
      inputs: { authorizationType: "NONE" },
      reports: ["authorizationType is NONE, expected AWS_IAM"],
    },
    {
      kind: "fail",
      title: "any origin with credentials",
      inputs: withCors({ allowCredentials: true, allowOrigins: ["*"] }),
      reports: [
        "cors.allowOrigins has * while cors.allowCredentials is true: expected named origins",
      ],
    },
    {
      kind: "evasion",
      title: "any origin of a scheme with credentials",
      inputs: withCors({ allowCredentials: true, allowOrigins: ["https://*"] }),
      reports: [
        "cors.allowOrigins has https://* while cors.allowCredentials is true: expected named origins",
      ],
    },
    {
      kind: "absent",
      title: "no authorization type, and credentials without origins",
      inputs: { cors: { allowCredentials: true } },
      reports: ["authorizationType is not set, expected AWS_IAM"],
    },
    {
      kind: "unknown",
      title: "an authorization type that only the update knows hides no other problem",
      inputs: { authorizationType: unknown, cors: { allowCredentials: true, allowOrigins: ["*"] } },
      reports: [
        "authorizationType is not known before the update: set it to a value that the preview can evaluate",
        "cors.allowOrigins has * while cors.allowCredentials is true: expected named origins",
      ],
    },
    {
      kind: "unknown",
      title: "CORS settings that only the update knows",
      inputs: withCors(unknown),
      reports: [
        "cors is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "origins that only the update knows",
      inputs: withCors({ allowCredentials: true, allowOrigins: unknown }),
      reports: [
        "cors.allowOrigins is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "one origin that only the update knows, as of a site in the same stack",
      inputs: withCors({ allowCredentials: true, allowOrigins: [unknown] }),
      reports: [],
    },
    {
      kind: "unknown",
      title: "whether credentials are sent, known only to the update",
      inputs: withCors({ allowCredentials: unknown, allowOrigins: ["*"] }),
      reports: [
        "cors.allowCredentials is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "fail",
      title: "any origin with credentials, as a text",
      inputs: withCors({ allowCredentials: true, allowOrigins: "*" }),
      reports: [
        "cors.allowOrigins has * while cors.allowCredentials is true: expected named origins",
      ],
    },
    {
      kind: "pass",
      title: "origins that are none",
      inputs: withCors({ allowCredentials: true, allowOrigins: 1 }),
      reports: [],
    },
  ],
});
