import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("iam-trust-policy", {
  type: "aws:iam/role:Role",
  without: { boundary: "there is no number", beyond: "there is no number" },
  rows: [
    {
      kind: "pass",
      title: "services, by JSON",
      inputs: {
        assumeRolePolicy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com","edgelambda.amazonaws.com"]},"Action":"sts:AssumeRole"}]}',
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "a role of another account",
      inputs: {
        assumeRolePolicy: {
          Statement: {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/deployer" },
            Action: "sts:AssumeRole",
          },
        },
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "everyone, in both spellings, and everyone but someone",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            { Sid: "Any", Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
            { Effect: "Allow", Principal: { AWS: ["*"] }, Action: "sts:AssumeRole" },
            {
              Effect: "Allow",
              NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/guest" },
              Action: "sts:AssumeRole",
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement Any lets anyone assume the role: name the principals, or restrict it to an organization or an account",
        "assumeRolePolicy statement 2 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
        "assumeRolePolicy statement 3 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
      ],
    },
    {
      kind: "pass",
      title: "everyone of an organization, and a denial to everyone",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
            },
            {
              Effect: "Deny",
              Principal: "*",
              Action: "sts:AssumeRole",
              Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
            },
          ],
        },
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "everyone who knows an id that is no secret",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "sts:ExternalId": "acme" } },
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 1 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
      ],
    },
    {
      kind: "fail",
      title: "all of an account, by ARN and by id",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: ["arn:aws:iam::123456789012:root", "210987654321"] },
              Action: "sts:AssumeRole",
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 1 trusts all of account 123456789012: name its roles, add a condition, or list it in allowedAccounts",
        "assumeRolePolicy statement 1 trusts all of account 210987654321: name its roles, add a condition, or list it in allowedAccounts",
      ],
    },
    {
      kind: "pass",
      title: "all of an account that gives the agreed id",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws-cn:iam::123456789012:root" },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "sts:ExternalId": "acme" } },
            },
          ],
        },
      },
      reports: [],
    },
    {
      kind: "pass",
      title: "one repository of GitHub, one service account of a cluster, one SAML provider",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
                StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/shop:*" },
              },
            },
            {
              Effect: "Allow",
              Principal: {
                Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.example.com/id/ABC",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: {
                  "oidc.eks.example.com/id/ABC:sub": ["system:serviceaccount:shop:cart"],
                },
              },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/acme" },
              Action: "sts:AssumeRoleWithSAML",
              Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
            },
          ],
        },
      },
      reports: [],
    },
    {
      kind: "fail",
      title:
        "every repository of GitHub: the audience alone, open patterns, and claims that may lack",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Sid: "Audience",
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
              },
            },
            {
              Sid: "AnyRepository",
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: {
                  "token.actions.githubusercontent.com:sub": ["repo:acme/shop:*", "repo:*"],
                },
              },
            },
            {
              Sid: "MayLack",
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                "ForAllValues:StringLike": {
                  "token.actions.githubusercontent.com:sub": "repo:acme/shop:*",
                },
                StringEqualsIfExists: {
                  "token.actions.githubusercontent.com:sub": "repo:acme/shop:*",
                },
                StringNotEquals: { "token.actions.githubusercontent.com:sub": "repo:evil/shop:x" },
                StringLike: { "token.actions.githubusercontent.com:sub": [] },
              },
            },
            {
              Sid: "Unconditional",
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement Audience trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement AnyRepository trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement MayLack trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement Unconditional trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
      ],
    },
    {
      kind: "fail",
      title: "every identity pool of Cognito, beside one that is named",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "cognito-identity.amazonaws.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:1234" },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
              },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "cognito-identity.amazonaws.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
              },
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 2 trusts every token of cognito-identity.amazonaws.com: expected a condition StringEquals or StringLike on its aud that names who",
      ],
    },
    {
      kind: "fail",
      title:
        "organizations of GitHub and GitLab whose names only begin alike, and any account of a cluster",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme*" },
              },
            },
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: {
                  "token.actions.githubusercontent.com:sub": [
                    "repo:acme/etl:*",
                    "repo:ac?e/etl:ref:refs/heads/main",
                  ],
                },
              },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringLike: { "gitlab.com:sub": "project_path:acme*:ref_type:branch" } },
            },
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:*" },
              },
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 1 trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement 2 trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement 3 trusts every token of arn:aws:iam::123456789012:oidc-provider/gitlab.com: expected a condition StringEquals or StringLike on its sub that names who",
        "assumeRolePolicy statement 4 trusts every token of arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1: expected a condition StringEquals or StringLike on its sub that names who",
      ],
    },
    {
      kind: "pass",
      title: "all repositories of one organization, by its name to the end",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/*" },
              },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringLike: { "gitlab.com:sub": "project_path:acme/*:ref_type:branch:ref:main" },
              },
            },
          ],
        },
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "all users of Google, of Facebook and of Amazon",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "accounts.google.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
            {
              Effect: "Allow",
              Principal: { Federated: "graph.facebook.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
            {
              Effect: "Allow",
              Principal: { Federated: "www.amazon.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 1 trusts every token of accounts.google.com: expected a condition StringEquals or StringLike on its aud or oaud or sub that names who",
        "assumeRolePolicy statement 2 trusts every token of graph.facebook.com: expected a condition StringEquals or StringLike on its app_id or id that names who",
        "assumeRolePolicy statement 3 trusts every token of www.amazon.com: expected a condition StringEquals or StringLike on its app_id or user_id that names who",
      ],
    },
    {
      kind: "pass",
      title: "the users of one's own application",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "accounts.google.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringEquals: { "accounts.google.com:aud": "66677788899900pro0" } },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "graph.facebook.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringEquals: { "graph.facebook.com:app_id": "111222333444555" } },
            },
            {
              Effect: "Allow",
              Principal: { Federated: "www.amazon.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: { StringEquals: { "www.amazon.com:app_id": "amzn1.application.1" } },
            },
          ],
        },
      },
      reports: [],
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
          message: "assumeRolePolicy is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a principal that only the update knows, beside everyone",
      inputs: {
        assumeRolePolicy: {
          Statement: [
            { Effect: "Allow", Principal: { AWS: unknown }, Action: "sts:AssumeRole" },
            { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
          ],
        },
      },
      reports: [
        {
          level: "advisory",
          message:
            "assumeRolePolicy statement 1 Principal is not known before the update: judged then",
        },
        "assumeRolePolicy statement 2 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
      ],
    },
    {
      kind: "config",
      title: "accounts of the organisation, and claims of its provider",
      config: { allowedAccounts: ["1234*"], subjectClaims: ["sub", "repository"] },
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                AWS: ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:root"],
              },
              Action: "sts:AssumeRole",
            },
            {
              Effect: "Allow",
              Principal: {
                Federated:
                  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: { "token.actions.githubusercontent.com:repository": "acme/shop" },
              },
            },
          ],
        },
      },
      reports: [
        "assumeRolePolicy statement 1 trusts all of account 210987654321: name its roles, add a condition, or list it in allowedAccounts",
      ],
    },
    {
      kind: "config",
      title: "no claim needed",
      config: { subjectClaims: [] },
      inputs: {
        assumeRolePolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/id.acme.example" },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
          ],
        },
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "a subject that is anyone's, and a token by two claims",
      config: { subjectClaims: ["sub", "aud"] },
      inputs: {
        assumeRolePolicy:
          '{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"*"}}}}',
      },
      reports: [
        "assumeRolePolicy statement 1 trusts every token of arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com: expected a condition StringEquals or StringLike on its sub or aud that names who",
      ],
    },
    {
      kind: "fail",
      title: "anyone, from sources of any account and of a part of the accounts",
      inputs: {
        assumeRolePolicy:
          '{"Statement":[{"Sid":"Any","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:events:eu-west-1:*:rule/x"}}},{"Sid":"Some","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:events:eu-west-1:1234*:rule/x"}}}]}',
      },
      reports: [
        "assumeRolePolicy statement Any lets anyone assume the role: name the principals, or restrict it to an organization or an account",
        "assumeRolePolicy statement Some lets anyone assume the role: name the principals, or restrict it to an organization or an account",
      ],
    },
    {
      kind: "pass",
      title: "anyone, as a role whose name ends like the length of a network",
      inputs: {
        assumeRolePolicy:
          '{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/4"}}}}',
      },
      reports: [],
    },
  ],
});
