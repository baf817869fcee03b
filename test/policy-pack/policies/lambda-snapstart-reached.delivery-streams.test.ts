import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("lambda-snapstart-reached", "delivery streams", [
  {
    kind: "fail",
    title: "delivery streams to whatever destination",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "data-transform",
        inputs: {
          name: "transform",
          snapStart: {
            applyOn: "PublishedVersions",
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-elasticsearch",
        inputs: {
          elasticsearchConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-endpoint",
        inputs: {
          httpEndpointConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-iceberg",
        inputs: {
          icebergConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-opensearch",
        inputs: {
          opensearchConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-serverless",
        inputs: {
          opensearchserverlessConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-redshift",
        inputs: {
          redshiftConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-snowflake",
        inputs: {
          snowflakeConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
      {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        name: "to-splunk",
        inputs: {
          splunkConfiguration: {
            processingConfiguration: {
              processors: [
                {
                  type: "Lambda",
                  parameters: [
                    {
                      parameterName: "LambdaArn",
                      parameterValue: "arn:aws:lambda:eu-west-1:123456789012:function:transform",
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
    reports: [
      {
        resource: "to-elasticsearch",
        message:
          "elasticsearchConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-endpoint",
        message:
          "httpEndpointConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-iceberg",
        message:
          "icebergConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-opensearch",
        message:
          "opensearchConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-serverless",
        message:
          "opensearchserverlessConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-redshift",
        message:
          "redshiftConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-snowflake",
        message:
          "snowflakeConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
      {
        resource: "to-splunk",
        message:
          "splunkConfiguration.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
    ],
  },
]);
