/**
 * Actions, some with a wildcard, that may have the resource `*` beside those that AWS allows on nothing else
 * (actions-without-resource.generated.ts).
 */
export const actionsOnAnyResource = [
  // Lists and descriptions of an account, by wildcard where allowedActions lets that stay.
  "application-autoscaling:Describe*",
  "autoscaling:Describe*",
  "ec2:Describe*",
  "elasticloadbalancing:Describe*",
  "route53:ListHostedZones*",
  // What opens a shell in a container or on an instance.
  "ec2messages:*",
  "ssmmessages:*Channel",
  // What a state machine or an API needs to deliver its logs.
  "logs:*LogDelivery",
  // What Lambda needs, on `*`, to run a function in a VPC.
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:UnassignPrivateIpAddresses",
  // Services that work on what the request holds; they take a model or a lexicon of one's own beside.
  "comprehend:BatchDetect*",
  "comprehend:Detect*",
  "polly:SynthesizeSpeech",
  "rekognition:DetectModerationLabels",
  "textract:Analyze*",
  "textract:Get*Analysis",
  "textract:StartDocument*",
  "transcribe:Start*",
  "translate:TranslateText",
] as const;
