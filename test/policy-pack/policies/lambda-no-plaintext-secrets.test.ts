import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const variables = (of: unknown) => ({ environment: { variables: of } });

const password = resource("aws:secretsmanager/secret:Secret", "password");
const passwordVersion = resource("aws:secretsmanager/secretVersion:SecretVersion", "version", {
  secretId: unknown,
  secretString: unknown,
});
const table = resource("aws:dynamodb/table:Table", "orders", { name: "orders" });
const database = resource("aws:rds/instance:Instance", "database", {
  instanceClass: "db.t4g.micro",
});
const parameter = (inputs: Readonly<Record<string, unknown>>) =>
  resource("aws:ssm/parameter:Parameter", "parameter", { type: "SecureString", ...inputs });

const unknownPassword =
  "environment.variables.DB_PASSWORD has the name of a secret and a value that is not known before the update: expected the ARN or name of one, as DB_PASSWORD_ARN or DB_PASSWORD_NAME";
const deferredPassword = {
  level: "advisory",
  message: "environment.variables.DB_PASSWORD is not known before the update: evaluated then",
} as const;

testResourcePolicy("lambda-no-plaintext-secrets", {
  type: "aws:lambda/function:Function",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "the pipeline's variables",
      inputs: variables({ INGESTION_BUCKET: "acme-etl-raw", NODE_OPTIONS: "--enable-source-maps" }),
      reports: [],
    },
    {
      kind: "pass",
      title: "references to secrets under the names of secrets",
      inputs: variables({
        DB_PASSWORD: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf",
        API_KEY: "/etl/prod/ApiKey",
        DB_SECRET: "prod/etl/database",
        clientSecret: "{{resolve:secretsmanager:client:SecretString}}",
        AUTH_TOKEN: "ssm:/etl/token",
      }),
      reports: [],
    },
    {
      kind: "pass",
      title: "names that are about secrets",
      inputs: variables({
        SECRET_NAME: "Database",
        TOKEN_URL: "https://login.example.com/oauth/token",
        PASSWORD_MIN_LENGTH: "12",
        TOKEN_TTL_SECONDS: "3600",
        USE_TOKEN: "true",
        TOKENIZER: "Whitespace",
        KMS_KEY_ID: "1234abcd-12ab-34cd-56ef-1234567890ab",
      }),
      reports: [],
    },
    {
      kind: "pass",
      title:
        "what configures the AWS extension that reads secrets, and where a token is looked for",
      inputs: variables({
        PARAMETERS_SECRETS_EXTENSION_CACHE_ENABLED: "true",
        PARAMETERS_SECRETS_EXTENSION_CACHE_SIZE: "1000",
        PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: "2773",
        PARAMETERS_SECRETS_EXTENSION_LOG_LEVEL: "info",
        PARAMETERS_SECRETS_EXTENSION_MAX_CONNECTIONS: "3",
        SECRETS_MANAGER_TIMEOUT_MILLIS: "5000",
        SECRETS_MANAGER_TTL: "300",
        AUTH_TOKEN_SOURCE: "header",
        SECRETS_PROVIDER: "Vault",
        TOKEN_MODE: "Strict",
        TOKEN_SCOPES: "read write",
        TOKEN_TIMEOUT: "30",
      }),
      reports: [],
    },
    {
      kind: "pass",
      title: "long values that are no secrets: a handler, a path, a hash, a URL",
      inputs: variables({
        HANDLER: "com.example.pipeline.transform.handlers.RawObjectCreatedHandler",
        CONFIG_FILE: "/opt/nodejs/node_modules/@lambda-etl/shared/config/production.json",
        SPEC_SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        SOURCE: "https://data.example.com:8443/exports/daily?format=ndjson&since=2026-01-01",
      }),
      reports: [],
    },
    {
      kind: "pass",
      title: "a database address without a password",
      inputs: variables({ DATABASE: "postgres://etl@db.example.com:5432/etl" }),
      reports: [],
    },
    {
      kind: "fail",
      title: "a literal password",
      inputs: variables({ DB_PASSWORD: "hunter2" }),
      reports: [
        "environment.variables.DB_PASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "fail",
      title: "names of secrets in other spellings",
      inputs: variables({ dbPassword: "Pass12", "github-token": "Abc123", SIGNING_KEY2: "Abc123" }),
      reports: [
        "environment.variables.dbPassword holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.github-token holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.SIGNING_KEY2 holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "fail",
      title: "names of secrets that are written in one word, short or in the plural",
      inputs: variables({
        PGPASSWORD: "hunter2",
        DB_PASS: "hunter2",
        AWS_SECRETACCESSKEY: "Abc123",
        dbSecrets: "Abc123",
        SMTP_PASS_2: "hunter2",
      }),
      reports: [
        "environment.variables.PGPASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.DB_PASS holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.AWS_SECRETACCESSKEY holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.dbSecrets holds a literal value under the name of a secret: expected the ARN or name of one",
        "environment.variables.SMTP_PASS_2 holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "pass",
      title: "switches and numbers of passes under such names",
      inputs: variables({
        USE_TOKEN: "1",
        SECRETS_EXTENSION_CACHE_ENABLED: "true",
        PASS_COUNT: "3",
      }),
      reports: [],
    },
    {
      kind: "fail",
      title: "a literal number, which becomes a text",
      inputs: variables({ DB_PASSWORD: 12345678 }),
      reports: [
        "environment.variables.DB_PASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "fail",
      title: "values that are secrets by their shape",
      inputs: variables({
        ACCESS: "AKIAIOSFODNN7EXAMPLE",
        CERT: "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        SESSION:
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
        DATABASE: "postgres://etl:hunter2@db.example.com:5432/etl",
        CONNECTION: "Server=db;User Id=etl;Password=hunter2;",
        OPTIONS: '{"user": "etl", "password": "hunter2"}',
      }),
      reports: [
        "environment.variables.ACCESS holds an AWS access key id: expected no secret",
        "environment.variables.CERT holds a private key: expected no secret",
        "environment.variables.SESSION holds a JSON web token: expected no secret",
        "environment.variables.DATABASE holds a URL with a password: expected no secret",
        "environment.variables.CONNECTION holds a password in a connection string: expected no secret",
        "environment.variables.OPTIONS holds a password in JSON: expected no secret",
      ],
    },
    {
      kind: "fail",
      title: "keys of models and of mail, and credentials of an application in JSON",
      inputs: variables({
        OPENAI_KEY: "sk-proj-AbCdEfGhIjKlMnOpQrStUvWx",
        LEGACY_KEY: "sk-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV",
        CLAUDE_KEY: "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWx",
        MODELS_KEY: "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh",
        MAIL_KEY: "SG.AbCdEfGhIjKlMnOpQrStUv.AbCdEfGhIjKlMnOpQrStUvWxYz",
        OAUTH_CLIENT: '{"client_id":"etl","client_secret":"c0ffee"}',
        OAUTH_GRANT: '{"refresh_token": "c0ffee"}',
      }),
      reports: [
        "environment.variables.OPENAI_KEY holds a key of OpenAI or Anthropic: expected no secret",
        "environment.variables.LEGACY_KEY holds a key of OpenAI or Anthropic: expected no secret",
        "environment.variables.CLAUDE_KEY holds a key of OpenAI or Anthropic: expected no secret",
        "environment.variables.MODELS_KEY holds a Hugging Face token: expected no secret",
        "environment.variables.MAIL_KEY holds a SendGrid key: expected no secret",
        "environment.variables.OAUTH_CLIENT holds a password in JSON: expected no secret",
        "environment.variables.OAUTH_GRANT holds a password in JSON: expected no secret",
      ],
    },
    {
      kind: "pass",
      title: "names that begin like keys, and JSON about tokens",
      inputs: variables({
        LANGUAGE: "sk-SK",
        QUEUE: "sk-orders-of-the-slovak-branch-for-export",
        MODEL: "hf_model",
        PAGING: '{"next_token":"cursor","token_ttl":"60"}',
      }),
      reports: [],
    },
    {
      kind: "evasion",
      title: "names of secrets that are short, in one word or a maker's own",
      inputs: variables({
        DBPASS: "hunter2",
        STRIPE_SK: "Abc123",
        GITHUB_PAT: "Abc123",
        CLIENTSECRET: "Abc123",
        REDACTION_SALT: "0123456789abcdef",
      }),
      reports: ["DBPASS", "STRIPE_SK", "GITHUB_PAT", "CLIENTSECRET", "REDACTION_SALT"].map(
        (name) =>
          `environment.variables.${name} holds a literal value under the name of a secret: expected the ARN or name of one`,
      ),
    },
    {
      kind: "evasion",
      title: "a password with a slash, which is no path, and one that begins like a reference",
      inputs: variables({
        DB_PASSWORD: "hunter2/abc",
        ADMIN_PASSWORD: "arn:hunter2",
        ROOT_PASSWORD: "ssm:hunter2",
      }),
      reports: ["DB_PASSWORD", "ADMIN_PASSWORD", "ROOT_PASSWORD"].map(
        (name) =>
          `environment.variables.${name} holds a literal value under the name of a secret: expected the ARN or name of one`,
      ),
    },
    {
      kind: "evasion",
      title: "a password under a name that says it is where the password is",
      inputs: variables({
        DB_PASSWORD_ARN: "hunter2",
        DB_PASSWORD_PATH: "hunter2",
        DB_PASSWORD_ID: "hunter2",
        DB_PASSWORD_NAME: "hunter2!x",
        API_KEY_URL: "hunter2",
        API_TOKEN_URI: "9f8e",
      }),
      reports: [
        ["DB_PASSWORD_ARN", "an ARN"],
        ["DB_PASSWORD_PATH", "a path"],
        ["DB_PASSWORD_ID", "an id"],
        ["DB_PASSWORD_NAME", "a name"],
        ["API_KEY_URL", "a URL"],
        ["API_TOKEN_URI", "a URL"],
      ].map(
        ([name, reference]) =>
          `environment.variables.${name} has a name that says it holds ${reference}, and its value is none: expected ${reference} of a secret`,
      ),
    },
    {
      kind: "pass",
      title: "where secrets are, under names that say so",
      inputs: variables({
        DB_PASSWORD_ARN: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf",
        DB_PASSWORD_PATH: "/etl/prod/db-password",
        DB_PASSWORD_ID: "etl/prod/database-2",
        DB_PASSWORD_NAME: "EtlDatabase",
        API_KEY_ID: "a1b2c3d4e5",
        API_KEY_URL: "https://keys.example.com/v1/stripe",
        API_TOKEN_URI: "keys.example.com:8443",
      }),
      reports: [],
    },
    {
      kind: "evasion",
      title: "secrets in JSON, in base64, among options and in a query",
      inputs: variables({
        CONFIG: '{"db": {"user": "etl", "dbPass": "hunter2"}}',
        PACKED: "eyJwYXNzd29yZCI6Imh1bnRlcjIifQ==",
        JAVA_TOOL_OPTIONS: "-Xmx512m -Ddb.password=hunter2",
        ENDPOINT: "https://api.example.com/v1?api_key=Abc123",
      }),
      reports: [
        "environment.variables.CONFIG holds a password in JSON: expected no secret",
        "environment.variables.PACKED holds a password in JSON in base64: expected no secret",
        "environment.variables.JAVA_TOOL_OPTIONS holds a literal value for 'db.password': expected no secret",
        "environment.variables.ENDPOINT holds a literal value for 'api_key': expected no secret",
      ],
    },
    {
      kind: "evasion",
      title: "private keys in one line, without what stands around them",
      inputs: variables({
        TLS_PEM: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC2y4W5HJ8eYqJA",
        RSA_PEM: "MIIEowIBAAKCAQEAlrTeNb1mmLhpg+L0g48jOaWRDP81YFxhinFfDcbsJE5o1FFd",
        EC_PEM: "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQ2I4HvBk7Lih0Fu6",
        SEC1_PEM: "MIGkAgEBBDBO4JtMbcdQ0UlkjD33C8iTygZB8uaYT8vPH4MOosHeJq+WwnRNPi3N",
        ED_PEM: "MC4CAQAwBQYDK2VwBCIEIHngqM4BS635TrQW+XU3cD/iU0kbytzhczU5CZil4Qa1",
      }),
      reports: ["TLS_PEM", "RSA_PEM", "EC_PEM", "SEC1_PEM", "ED_PEM"].map(
        (name) =>
          `environment.variables.${name} holds a private key without its header: expected no secret`,
      ),
    },
    {
      kind: "evasion",
      title: "the seed of second factors",
      inputs: variables({ MFA_SEED: "JBSWY3DPEHPK3PXP" }),
      reports: [
        "environment.variables.MFA_SEED holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "pass",
      title: "a public key in one line, and the seed of a generator",
      inputs: variables({
        TLS_PEM: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2chlNsoF5nIBIVN4lQ0",
        RANDOM_SEED: "JBSWY3DPEHPK3PXP",
      }),
      reports: [],
    },
    {
      kind: "evasion",
      title: "a secret in the command line of an image",
      inputs: {
        imageConfig: {
          entryPoints: ["/bin/run", "--token=Abc123"],
          commands: ["index.handler", "--db-password", "hunter2"],
        },
      },
      reports: [
        "imageConfig.entryPoints holds a literal value for 'token': expected no secret",
        "imageConfig.commands holds a literal value for 'db-password': expected no secret",
      ],
    },
    {
      kind: "pass",
      title: "a command line of an image that says where a secret is",
      inputs: {
        imageConfig: { commands: ["index.handler", "--db-password-name=etl/database", unknown] },
      },
      reports: [],
    },
    { kind: "absent", title: "no environment", inputs: {}, reports: [] },
    { kind: "absent", title: "no variables", inputs: { environment: {} }, reports: [] },
    {
      kind: "absent",
      title: "an empty value, and none",
      inputs: variables({ DB_PASSWORD: "", API_KEY: null }),
      reports: [],
    },
    {
      kind: "unknown",
      title: "a secret's ARN that only the update knows, under a name that says so, or a key's",
      inputs: variables({
        DB_PASSWORD_SECRET_ARN: unknown,
        API_KEY_NAME: unknown,
        TOKEN_PARAMETER: unknown,
        SIGNING_KEY: unknown,
        BUCKET: unknown,
      }),
      reports: [],
    },
    {
      kind: "unknown",
      title: "a value that only the update knows, under the name of a secret",
      inputs: variables({ DB_PASSWORD: unknown }),
      reports: [unknownPassword],
    },
    {
      kind: "unknown",
      title: "the ARN of a secret in the stack, which its name does not say",
      inputs: variables({ DB_PASSWORD: unknown, ORDERS_TABLE: unknown }),
      dependsOn: { environment: ["password", "orders"] },
      beside: [password, table],
      reports: [deferredPassword],
    },
    {
      kind: "unknown",
      title: "the ARN of a parameter in the stack whose value is known",
      inputs: variables({ DB_PASSWORD: unknown }),
      dependsOn: { environment: ["parameter"] },
      beside: [parameter({ value: "hunter2" })],
      reports: [deferredPassword],
    },
    {
      kind: "evasion",
      title: "the value of a parameter in the stack, which only the update knows",
      inputs: variables({ DB_PASSWORD: unknown }),
      dependsOn: { environment: ["parameter"] },
      beside: [parameter({ value: unknown })],
      reports: [unknownPassword],
    },
    {
      kind: "evasion",
      title: "the value of a parameter that was written elsewhere",
      inputs: variables({ DB_PASSWORD: unknown }),
      dependsOn: { environment: ["parameter"] },
      beside: [parameter({ valueWo: unknown, valueWoVersion: 1 })],
      reports: [unknownPassword],
    },
    {
      kind: "evasion",
      title: "a secret's value beside its ARN",
      inputs: variables({ DB_SECRET_ARN: unknown, DB_PASSWORD: unknown }),
      dependsOn: { environment: ["password", "version"] },
      beside: [password, passwordVersion],
      reports: [unknownPassword],
    },
    {
      kind: "evasion",
      title: "a database's password beside the ARN of a secret",
      inputs: variables({ DB_SECRET_ARN: unknown, DB_PASSWORD: unknown }),
      dependsOn: { environment: ["password", "database"] },
      beside: [password, database],
      reports: [unknownPassword],
    },
    {
      kind: "config",
      title: "documents that must be known",
      settings: { unknownDocuments: "mandatory" },
      inputs: variables({ DB_PASSWORD: unknown }),
      dependsOn: { environment: ["password"] },
      beside: [password],
      reports: [deferredPassword.message],
    },
    {
      kind: "unknown",
      title: "a value that only the update knows, beside a literal one",
      inputs: variables({ TEAM: unknown, DB_PASSWORD: "hunter2" }),
      reports: [
        "environment.variables.DB_PASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
      ],
    },
    {
      kind: "unknown",
      title: "variables that only the update knows",
      inputs: variables(unknown),
      reports: [
        {
          level: "advisory",
          message: "environment.variables is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "an environment that only the update knows",
      inputs: { environment: unknown },
      reports: [
        {
          level: "advisory",
          message: "environment is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "config",
      title: "a variable known to be harmless, also where its value is not known",
      config: { allowedVariables: ["PUBLIC_*"] },
      inputs: variables({ PUBLIC_API_KEY: "Abc123", PUBLIC_TOKEN: unknown }),
      reports: [],
    },
  ],
});
