import { iamForms } from "./cloudformation-iam";
import { lambdaForms } from "./cloudformation-lambda";
import { messageForms } from "./cloudformation-messages";
import { operationsForms } from "./cloudformation-operations";
import { s3Forms } from "./cloudformation-s3";
import type { CloudFormationType } from "./cloudformation-type";

/**
 * The CloudFormation types that are read, and the AWS provider resources that each corresponds to.
 * The provider aws-native and Cloud Control have the same types and properties.
 * Source: AWS CloudFormation's resource specification, and the inputs of pulumi-aws 7.48.
 */
export const cloudFormationTypes: Readonly<Record<string, CloudFormationType>> = {
  ...lambdaForms,
  ...iamForms,
  ...s3Forms,
  ...messageForms,
  ...operationsForms,
};
