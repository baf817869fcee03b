import { expect } from "chai";
import { answerAwsInvoke } from "../../../preview/aws/invokes";

const account = { accountId: "111122223333", region: "eu-west-1" };

describe("answerAwsInvoke", () => {
  for (const [token, args, result] of [
    [
      "aws:index/getCallerIdentity:getCallerIdentity",
      {},
      {
        accountId: "111122223333",
        arn: "arn:aws:iam::111122223333:user/preview",
        id: "111122223333",
        userId: "PREVIEW",
      },
    ],
    [
      "aws:index/getPartition:getPartition",
      {},
      {
        id: "aws",
        partition: "aws",
        dnsSuffix: "amazonaws.com",
        reverseDnsPrefix: "com.amazonaws",
      },
    ],
    [
      "aws:index/getRegion:getRegion",
      { region: "cn-north-1" },
      {
        id: "cn-north-1",
        name: "cn-north-1",
        region: "cn-north-1",
        description: "cn-north-1",
        endpoint: "ec2.cn-north-1.amazonaws.com.cn",
      },
    ],
    [
      "aws:index/getRegion:getRegion",
      { region: "eusc-de-east-1" },
      {
        id: "eusc-de-east-1",
        name: "eusc-de-east-1",
        region: "eusc-de-east-1",
        description: "eusc-de-east-1",
        endpoint: "ec2.eusc-de-east-1.amazonaws.eu",
      },
    ],
    [
      "aws:ecr/getAuthorizationToken:getAuthorizationToken",
      { registryId: "444455556666" },
      {
        authorizationToken: "cHJldmlldzpwcmV2aWV3",
        expiresAt: "1970-01-01T00:00:00Z",
        id: "eu-west-1",
        password: "preview",
        proxyEndpoint: "https://444455556666.dkr.ecr.eu-west-1.amazonaws.com",
        userName: "preview",
      },
    ],
    ["aws-native:index:getAccountId", {}, { accountId: "111122223333" }],
    ["aws-native:index:getPartition", {}, { partition: "aws" }],
    ["aws-native:index:getRegion", {}, { region: "eu-west-1" }],
    ["aws-native:index:getUrlSuffix", {}, { urlSuffix: "amazonaws.com" }],
    ["aws-native:index:getAzs", {}, undefined],
    ["aws:ec2/getAmi:getAmi", {}, undefined],
    ["other:index/getRegion:getRegion", {}, undefined],
  ] as const) {
    it(`answers ${token}`, () => {
      expect(answerAwsInvoke(token, args, account)).to.deep.equal(result);
    });
  }

  it("returns no region if none is set", () => {
    const nowhere = { accountId: "111122223333", region: undefined };
    expect(answerAwsInvoke("aws:index/getRegion:getRegion", {}, nowhere)).to.equal(undefined);
  });
});
