import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, resource } from "../../../policy-pack/testing/resources";

/** A delivery stream whose records function 'transform' changes on the way to that destination. */
const stream = (name: string, destination: string) =>
  resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", name, {
    [destination]: {
      processingConfiguration: {
        processors: [
          {
            type: "Lambda",
            parameters: [{ parameterName: "LambdaArn", parameterValue: arnOf.fn("transform") }],
          },
        ],
      },
    },
  });

/** The report on a stream that names the function without an alias or a version. */
const unqualified = (resource: string, destination: string) => ({
  resource,
  message: `${destination}.processingConfiguration.processors.*.parameters.*.parameterValue names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs`,
});

testMoreOfStackPolicy("lambda-snapstart-reached", "delivery streams", [
  {
    kind: "fail",
    title: "delivery streams to whatever destination",
    resources: [
      fn(
        { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
        { name: "data-transform" },
      ),
      stream("to-elasticsearch", "elasticsearchConfiguration"),
      stream("to-endpoint", "httpEndpointConfiguration"),
      stream("to-iceberg", "icebergConfiguration"),
      stream("to-opensearch", "opensearchConfiguration"),
      stream("to-serverless", "opensearchserverlessConfiguration"),
      stream("to-redshift", "redshiftConfiguration"),
      stream("to-snowflake", "snowflakeConfiguration"),
      stream("to-splunk", "splunkConfiguration"),
    ],
    reports: [
      unqualified("to-elasticsearch", "elasticsearchConfiguration"),
      unqualified("to-endpoint", "httpEndpointConfiguration"),
      unqualified("to-iceberg", "icebergConfiguration"),
      unqualified("to-opensearch", "opensearchConfiguration"),
      unqualified("to-serverless", "opensearchserverlessConfiguration"),
      unqualified("to-redshift", "redshiftConfiguration"),
      unqualified("to-snowflake", "snowflakeConfiguration"),
      unqualified("to-splunk", "splunkConfiguration"),
    ],
  },
]);
