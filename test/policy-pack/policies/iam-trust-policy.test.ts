import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { document, variable } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** The inputs of a role that trusts as the statements say. */
const trusting = (...statements: readonly unknown[]) => ({
  assumeRolePolicy: { Statement: statements },
});
const assume = (principal: unknown, more = {}) => ({
  Effect: "Allow",
  Principal: principal,
  Action: "sts:AssumeRole",
  ...more,
});
const withToken = (provider: string, condition?: unknown) => ({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: "sts:AssumeRoleWithWebIdentity",
  ...(condition !== undefined && { Condition: condition }),
});

const github = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const gitHubSubject = "token.actions.githubusercontent.com:sub";

const anyone = (statement: string | number) =>
  `assumeRolePolicy statement ${statement} lets anyone assume the role: name the principals, or restrict it to an organization or an account`;
const anyToken = (statement: string | number, provider: string, claims: string) =>
  `assumeRolePolicy statement ${statement} trusts every token of ${provider}: expected a condition StringEquals or StringLike on its ${claims} that names who`;
const wholeAccount = (account: string) =>
  `assumeRolePolicy statement 1 trusts all of account ${account}: name its roles, add a condition that leaves only some of its principals, or list it in allowedAccounts`;

testResourcePolicy("iam-trust-policy", {
  type: "aws:iam/role:Role",
  without: { boundary: "there is no number", beyond: "there is no number" },
  rows: [
    {
      kind: "pass",
      title: "services, by JSON",
      inputs: {
        assumeRolePolicy: document(
          assume({ Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }),
        ),
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "a role of another account",
      inputs: {
        assumeRolePolicy: { Statement: assume({ AWS: "arn:aws:iam::123456789012:role/deployer" }) },
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "everyone, in both spellings, and everyone but someone",
      inputs: trusting(assume("*", { Sid: "Any" }), assume({ AWS: ["*"] }), {
        Effect: "Allow",
        NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/guest" },
        Action: "sts:AssumeRole",
      }),
      reports: [anyone("Any"), anyone(2), anyone(3)],
    },
    {
      kind: "pass",
      title: "everyone of an organization, and a denial to everyone",
      inputs: trusting(
        assume(
          { AWS: "*" },
          { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } } },
        ),
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sts:AssumeRole",
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
        },
      ),
      reports: [],
    },
    {
      kind: "fail",
      title: "everyone who knows an id that is no secret",
      inputs: trusting(
        assume({ AWS: "*" }, { Condition: { StringEquals: { "sts:ExternalId": "acme" } } }),
      ),
      reports: [anyone(1)],
    },
    {
      kind: "fail",
      title: "all of an account, by ARN and by id",
      inputs: trusting(assume({ AWS: ["arn:aws:iam::123456789012:root", "210987654321"] })),
      reports: [wholeAccount("123456789012"), wholeAccount("210987654321")],
    },
    {
      kind: "pass",
      title: "all of an account that gives the agreed id",
      inputs: trusting(
        assume(
          { AWS: "arn:aws-cn:iam::123456789012:root" },
          { Condition: { StringEquals: { "sts:ExternalId": "acme" } } },
        ),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title: "one repository of GitHub, one service account of a cluster, one SAML provider",
      inputs: trusting(
        withToken(github, {
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          StringLike: { [gitHubSubject]: "repo:acme/shop:*" },
        }),
        withToken("arn:aws:iam::123456789012:oidc-provider/oidc.eks.example.com/id/ABC", {
          StringEquals: { "oidc.eks.example.com/id/ABC:sub": ["system:serviceaccount:shop:cart"] },
        }),
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/acme" },
          Action: "sts:AssumeRoleWithSAML",
          Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
        },
      ),
      reports: [],
    },
    {
      kind: "fail",
      title:
        "every repository of GitHub: the audience alone, open patterns, and claims that may lack",
      inputs: trusting(
        {
          Sid: "Audience",
          ...withToken(github, {
            StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          }),
        },
        {
          Sid: "AnyRepository",
          ...withToken(github, { StringLike: { [gitHubSubject]: ["repo:acme/shop:*", "repo:*"] } }),
        },
        {
          Sid: "MayLack",
          ...withToken(github, {
            "ForAllValues:StringLike": { [gitHubSubject]: "repo:acme/shop:*" },
            StringEqualsIfExists: { [gitHubSubject]: "repo:acme/shop:*" },
            StringNotEquals: { [gitHubSubject]: "repo:evil/shop:x" },
            StringLike: { [gitHubSubject]: [] },
          }),
        },
        { Sid: "Unconditional", ...withToken(github) },
      ),
      reports: [
        anyToken("Audience", github, "sub"),
        anyToken("AnyRepository", github, "sub"),
        anyToken("MayLack", github, "sub"),
        anyToken("Unconditional", github, "sub"),
      ],
    },
    {
      kind: "fail",
      title: "every identity pool of Cognito, beside one that is named",
      inputs: trusting(
        withToken("cognito-identity.amazonaws.com", {
          StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:1234" },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
        }),
        withToken("cognito-identity.amazonaws.com", {
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
        }),
      ),
      reports: [anyToken(2, "cognito-identity.amazonaws.com", "aud")],
    },
    {
      kind: "fail",
      title:
        "organizations of GitHub and GitLab whose names only begin alike, and any account of a cluster",
      inputs: trusting(
        withToken(github, { StringLike: { [gitHubSubject]: "repo:acme*" } }),
        withToken(github, {
          StringLike: { [gitHubSubject]: ["repo:acme/etl:*", "repo:ac?e/etl:ref:refs/heads/main"] },
        }),
        withToken("arn:aws:iam::123456789012:oidc-provider/gitlab.com", {
          StringLike: { "gitlab.com:sub": "project_path:acme*:ref_type:branch" },
        }),
        withToken(
          "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
          { StringLike: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:*" } },
        ),
      ),
      reports: [
        anyToken(1, github, "sub"),
        anyToken(2, github, "sub"),
        anyToken(3, "arn:aws:iam::123456789012:oidc-provider/gitlab.com", "sub"),
        anyToken(
          4,
          "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
          "sub",
        ),
      ],
    },
    {
      kind: "pass",
      title: "all repositories of one organization, by its name to the end",
      inputs: trusting(
        withToken(github, { StringLike: { [gitHubSubject]: "repo:acme/*" } }),
        withToken("arn:aws:iam::123456789012:oidc-provider/gitlab.com", {
          StringLike: { "gitlab.com:sub": "project_path:acme/*:ref_type:branch:ref:main" },
        }),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title: "one repository of GitHub by its name alone and with the ids that never change",
      inputs: trusting(
        withToken(github, {
          StringEquals: {
            [gitHubSubject]: [
              "repo:acme/shop:ref:refs/heads/main",
              "repo:acme@123456/shop@456789:ref:refs/heads/main",
            ],
          },
        }),
        withToken(github, { StringLike: { [gitHubSubject]: "repo:acme@123456/shop@456789:*" } }),
        withToken(github, { StringLike: { [gitHubSubject]: "repository_owner_id:123456:*" } }),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title: "all repositories of one organization, by its name and id",
      inputs: trusting(
        withToken(github, { StringLike: { [gitHubSubject]: "repo:acme@123456/*" } }),
      ),
      reports: [],
    },
    {
      kind: "fail",
      title: "an id that is open, beside a name and in the place of one",
      inputs: trusting(
        withToken(github, {
          StringLike: { [gitHubSubject]: "repo:acme@*/shop@456789:ref:refs/heads/main" },
        }),
        withToken(github, {
          StringLike: { [gitHubSubject]: "repo:acme@1?3456/shop@456789:ref:refs/heads/main" },
        }),
        withToken(github, { StringLike: { [gitHubSubject]: "repo:*@123456/*" } }),
        withToken(github, {
          StringLike: {
            [gitHubSubject]: ["repo:acme@123456/shop@456789:*", "repo:acme*/shop@456789:*"],
          },
        }),
        withToken(github, { StringLike: { [gitHubSubject]: "repository_owner_id:1*" } }),
        withToken(github, { StringLike: { [gitHubSubject]: "repository_id:4567?9:*" } }),
        withToken(github, { StringLike: { [gitHubSubject]: "repository:acme*/shop:*" } }),
      ),
      reports: [1, 2, 3, 4, 5, 6, 7].map((statement) => anyToken(statement, github, "sub")),
    },
    {
      kind: "fail",
      title: "all users of Google, of Facebook and of Amazon",
      inputs: trusting(
        withToken("accounts.google.com"),
        withToken("graph.facebook.com"),
        withToken("www.amazon.com"),
      ),
      reports: [
        anyToken(1, "accounts.google.com", "aud or oaud or sub"),
        anyToken(2, "graph.facebook.com", "app_id or id"),
        anyToken(3, "www.amazon.com", "app_id or user_id"),
      ],
    },
    {
      kind: "pass",
      title: "the users of one's own application",
      inputs: trusting(
        withToken("accounts.google.com", {
          StringEquals: { "accounts.google.com:aud": "66677788899900pro0" },
        }),
        withToken("graph.facebook.com", {
          StringEquals: { "graph.facebook.com:app_id": "111222333444555" },
        }),
        withToken("www.amazon.com", {
          StringEquals: { "www.amazon.com:app_id": "amzn1.application.1" },
        }),
      ),
      reports: [],
    },
    {
      kind: "evasion",
      title: "subjects whose owner has a wildcard in front of it, in it, or in its kind",
      inputs: trusting(
        ...[
          "repo*",
          "r?po:acme/shop:*",
          "repo:acm*/shop:*",
          "organization:ac*:project:etl:*",
          "system:serviceaccount:*:cart",
          `repo:${variable("aws:PrincipalTag/owner")}/shop:*`,
          "auth0|*",
        ].map((subject) => withToken(github, { StringLike: { [gitHubSubject]: subject } })),
      ),
      reports: [1, 2, 3, 4, 5, 6, 7].map((statement) => anyToken(statement, github, "sub")),
    },
    {
      kind: "evasion",
      title: "pools, and applications, that only begin alike",
      inputs: trusting(
        withToken("cognito-identity.amazonaws.com", {
          StringLike: { "cognito-identity.amazonaws.com:aud": "eu-west-1:12*" },
        }),
        withToken("graph.facebook.com", {
          StringLike: { "graph.facebook.com:app_id": "11122233*" },
        }),
      ),
      reports: [
        anyToken(1, "cognito-identity.amazonaws.com", "aud"),
        anyToken(2, "graph.facebook.com", "app_id or id"),
      ],
    },
    {
      kind: "pass",
      title: "subjects of other providers, by their owner to its end",
      inputs: trusting(
        ...[
          "organization:acme:project:*:workspace:*:run_phase:*",
          "org/6a1b/project/7c2d/user/*",
          "system:serviceaccount:shop:*",
          "{c1d2e3f4-0a1b-4c2d-8e3f-0123456789ab}*:*",
          "repository_owner:acme:*",
        ].map((subject) => withToken(github, { StringLike: { [gitHubSubject]: subject } })),
      ),
      reports: [],
    },
    {
      kind: "evasion",
      title: "all of an account, on conditions that all of its principals meet",
      inputs: trusting(
        ...[
          { StringLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:*" } },
          { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } },
          { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
          { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
          { StringLike: { "sts:ExternalId": "acme*" } },
          { StringEqualsIfExists: { "sts:ExternalId": "acme" } },
          { StringNotEquals: { "sts:ExternalId": "other" } },
          { Null: { "sts:ExternalId": "false" } },
          { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
          { Bool: { "aws:MultiFactorAuthPresent": "false" } },
          { Bool: { "aws:SecureTransport": "true" } },
          { StringEquals: { "aws:PrincipalTag/team": variable("aws:PrincipalTag/team") } },
          { StringLike: { "sts:RoleSessionName": "deploy-*" } },
          { NumericLessThan: { "aws:MultiFactorAuthAge": variable("aws:MultiFactorAuthAge") } },
        ].map((Condition) => assume({ AWS: "arn:aws:iam::123456789012:root" }, { Condition })),
      ),
      reports: Array.from({ length: 14 }, (_, index) =>
        wholeAccount("123456789012").replace("statement 1", `statement ${index + 1}`),
      ),
    },
    {
      kind: "pass",
      title: "some principals of an account, by role, tag, name, network, and by a second factor",
      inputs: trusting(
        ...[
          { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/deploy-*" } },
          { StringEquals: { "aws:PrincipalTag/team": ["data", "etl"] } },
          { StringLike: { "aws:username": "ci-*" } },
          { Bool: { "aws:MultiFactorAuthPresent": "true" } },
          { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } },
          { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
          { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } },
          { StringEquals: { "aws:FederatedProvider": "arn:aws:iam::1:saml-provider/acme" } },
        ].map((Condition) => assume({ AWS: "arn:aws:iam::123456789012:root" }, { Condition })),
      ),
      reports: [],
    },
    {
      kind: "evasion",
      title: "anyone, on conditions that any organization or account meets",
      inputs: trusting(
        ...[
          { StringLike: { "aws:PrincipalOrgID": "o-*" } },
          { StringEquals: { "aws:PrincipalAccount": variable("aws:PrincipalAccount") } },
          { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } },
          { Null: { "aws:PrincipalOrgID": "false" } },
          { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/r-1/*" } },
        ].map((Condition) => assume("*", { Condition })),
      ),
      reports: [1, 2, 3, 4, 5].map(anyone),
    },
    { kind: "absent", title: "no document, which AWS refuses", inputs: {}, reports: [] },
    {
      kind: "fail",
      title: "a document that is no JSON",
      inputs: { assumeRolePolicy: "lambda.amazonaws.com" },
      reports: ["assumeRolePolicy is not valid JSON"],
    },
    {
      kind: "unknown",
      title: "a document that only the update knows",
      inputs: { assumeRolePolicy: unknown },
      reports: [
        {
          level: "advisory",
          message: "assumeRolePolicy is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a principal that only the update knows, beside everyone",
      inputs: trusting(assume({ AWS: unknown }), assume("*")),
      reports: [
        {
          level: "advisory",
          message:
            "assumeRolePolicy statement 1 Principal is not known before the update: evaluated then",
        },
        anyone(2),
      ],
    },
    {
      kind: "config",
      title: "accounts of the organisation, and claims of its provider",
      config: { allowedAccounts: ["1234*"], subjectClaims: ["sub", "repository"] },
      inputs: trusting(
        assume({ AWS: ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:root"] }),
        withToken(github, {
          StringEquals: { "token.actions.githubusercontent.com:repository": "acme/shop" },
        }),
      ),
      reports: [wholeAccount("210987654321")],
    },
    {
      kind: "config",
      title: "all repositories of an organization by another claim, and of those named alike",
      config: { subjectClaims: ["repository"] },
      inputs: trusting(
        ...["acme/*", "acme*", "*/shop"].map((repository) =>
          withToken(github, {
            StringLike: { "token.actions.githubusercontent.com:repository": repository },
          }),
        ),
      ),
      reports: [2, 3].map((statement) => anyToken(statement, github, "repository")),
    },
    {
      kind: "config",
      title: "no claim needed",
      config: { subjectClaims: [] },
      inputs: trusting(withToken("arn:aws:iam::123456789012:oidc-provider/id.acme.example")),
      reports: [],
    },
    {
      kind: "fail",
      title: "a subject that is anyone's, and a token by two claims",
      config: { subjectClaims: ["sub", "aud"] },
      inputs: {
        assumeRolePolicy: document(withToken(github, { StringLike: { [gitHubSubject]: "*" } })),
      },
      reports: [anyToken(1, github, "sub or aud")],
    },
    {
      kind: "fail",
      title: "anyone, from sources of any account and of a part of the accounts",
      inputs: {
        assumeRolePolicy: document([
          assume("*", {
            Sid: "Any",
            Condition: { ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:*:rule/x" } },
          }),
          assume("*", {
            Sid: "Some",
            Condition: { ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:1234*:rule/x" } },
          }),
        ]),
      },
      reports: [anyone("Any"), anyone("Some")],
    },
    {
      kind: "pass",
      title: "anyone, as a role whose name ends like the length of a network",
      inputs: {
        assumeRolePolicy: document(
          assume("*", {
            Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/4" } },
          }),
        ),
      },
      reports: [],
    },
  ],
});
