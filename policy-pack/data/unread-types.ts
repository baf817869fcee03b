/**
 * Pulumi types that create resources which a preview does not show, and why. Left out are
 * components built by a provider: the engine shows the pack each resource that they register.
 */
export const unreadTypes: Readonly<Record<string, string>> = {
  "aws:cloudformation/stackSet:StackSet": "its template is for other stacks",
  "aws:serverlessrepository/cloudFormationStack:CloudFormationStack":
    "its template is in a repository",
  "aws:servicecatalog/provisionedProduct:ProvisionedProduct": "its template is in a catalog",
  "command:*": "a command may create anything",
  "pulumi-nodejs:*": "a dynamic provider may create anything",
  "pulumi-python:*": "a dynamic provider may create anything",
};

/** CloudFormation types that create nothing. */
export const emptyTypes: readonly string[] = [
  "AWS::CDK::Metadata",
  "AWS::CloudFormation::WaitCondition",
  "AWS::CloudFormation::WaitConditionHandle",
];
