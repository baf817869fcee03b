/**
 * Actions, some with a wildcard, that may have the resource `*`, in addition to those that AWS
 * allows on no other (actions-without-resource.generated.ts).
 */
export const actionsOnAnyResource = [
  // Lists and descriptions of an account, by wildcard if allowedActions permits it.
  "application-autoscaling:Describe*",
  "autoscaling:Describe*",
  "ec2:Describe*",
  "elasticloadbalancing:Describe*",
  "route53:ListHostedZones*",
  // Actions that open a shell in a container or on an instance.
  "ec2messages:*",
  "ssmmessages:*Channel",
  // Actions that a state machine or an API needs to deliver its logs.
  "logs:*LogDelivery",
  // Actions that Lambda needs, on `*`, to run a function in a VPC.
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:UnassignPrivateIpAddresses",
  // Services that work on the content of the request; they also accept the user's own model or
  // lexicon.
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
