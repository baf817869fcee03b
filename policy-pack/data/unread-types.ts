/**
 * Types of Pulumi that create what a preview does not show, and why it does not. Left out are components that a provider
 * builds: the engine shows a pack each resource that they register.
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

/** Types of CloudFormation that create nothing. */
export const emptyTypes: readonly string[] = [
  "AWS::CDK::Metadata",
  "AWS::CloudFormation::WaitCondition",
  "AWS::CloudFormation::WaitConditionHandle",
];
