import { expect } from "chai";
import { findSecret } from "../../../policy-pack/lambda/plaintext-secrets";
import { isNamedSecret, isSecretName } from "../../../policy-pack/lambda/secret-names";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const json = JSON.stringify;
const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

/** Variables that hold a secret. */
const secrets: readonly (readonly [name: string, value: string])[] = [
  // By name, in each spelling.
  ["DB_PASSWORD", "hunter2"],
  ["DB_PASSWORD", "hunter2/abc"],
  ["DB_PASSWORD", "prod/database"],
  ["DB_PASSWORD", "arn:hunter2"],
  ["DB_PASSWORD", "vault:hunter2"],
  ["DB_PASSWORD", "ssm:hunter2"],
  ["DB_PASSWORD", "12345678"],
  ["DB_PASSWORD_1", "hunter2"],
  ["DBPASS", "hunter2"],
  ["DBPASSWD", "hunter2"],
  ["MYSQL_PASS", "hunter2"],
  ["SMTP_PW", "hunter2"],
  ["dbPw", "hunter2"],
  ["RDS_PWD", "hunter2"],
  ["rootPassword", "hunter2"],
  ["root-password", "hunter2"],
  ["root.password", "hunter2"],
  ["PASSPHRASE", "correct horse"],
  ["VPN_PASSCODE", "hunter2"],
  ["PGPASSWORD", "hunter2"],
  ["REDISPASSWORD", "hunter2"],
  ["CLIENT_SECRET", "c0ffee"],
  ["CLIENTSECRET", "c0ffee"],
  ["jwtSecret", "c0ffee"],
  ["APP_SECRETS", "a,b"],
  ["SECRET", "hunter2/abc"],
  ["SESSION_SECRET", "aB3/xY9"],
  ["STRIPE_SK", "whatever"],
  ["GITHUB_PAT", "whatever"],
  ["AZURE_DEVOPS_PAT", "whatever"],
  ["GITHUBTOKEN", "whatever"],
  ["BOT_TOKEN", "whatever"],
  ["ACCESSTOKEN", "whatever"],
  ["refreshToken", "whatever"],
  ["STRIPE_APIKEY", "whatever"],
  ["STRIPEAPIKEY", "whatever"],
  ["X_API_KEY", "whatever"],
  ["SERVICE_ACCESS_KEY", "whatever"],
  ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["TLS_PRIVATE_KEY", "whatever"],
  ["HMAC_KEY", "whatever"],
  ["COOKIE_SIGNING_KEY", "whatever"],
  ["DATA_ENCRYPTION_KEY", "whatever"],
  ["SSH_KEY", "whatever"],
  ["LICENSE_KEY", "whatever"],
  ["WEBHOOK_KEY", "whatever"],
  ["SERVICE_CREDENTIALS", "etl:hunter2"],
  ["SMTP_CREDS", "etl:hunter2"],
  ["REDACTION_SALT", "0123456789abcdef"],
  ["PASSWORD_PEPPER", "0123456789abcdef"],
  ["SERVICE_JWT", "whatever"],
  ["MAPS_KEY", "a1B2c3D4e5F6g7H8i9J0"],
  ["OPENAI_KEY", "9f86d081884c7d659a2feaa0c55ad015"],
  ["DBPASSWORDPROD", "hunter2"],
  ["DB_PASSWORD_PROD", "hunter2"],
  ["SECRETKEY", "whatever"],
  ["SECRET_VALUE", "whatever"],
  ["SECRET_STRING", "whatever"],
  ["PRIVKEY", "whatever"],
  ["TLS_KEY", "whatever"],
  ["DEPLOY_KEY", "whatever"],
  ["WALLET_MNEMONIC", "whatever"],
  ["BASIC_AUTH", "etl:hunter2"],
  ["AWS_SESSION_TOKEN", "whatever"],
  ["COGNITO_CLIENT_SECRET", "c0ffee"],
  ["DB_PIN_PASSWORD", "1234"],
  // By shape, under any name.
  ["A", "AKIAIOSFODNN7EXAMPLE"],
  ["A", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"],
  ["A", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ"],
  ["A", `ghp_${"a1".repeat(18)}`],
  ["A", `glpat-${"a1".repeat(10)}`],
  ["A", "https://hooks.slack.com/services/T0/B0/abc"],
  ["A", "https://discord.com/api/webhooks/123/abc"],
  ["A", `sk_test_${"a1".repeat(12)}`],
  ["A", `rk_live_${"a1".repeat(12)}`],
  ["A", `pul-${"a1".repeat(20)}`],
  ["A", `dapi${"a1".repeat(16)}`],
  ["A", `hvs.${"a1".repeat(14)}`],
  ["A", `shpat_${"a1".repeat(16)}`],
  ["A", `GOCSPX-${"a1".repeat(14)}`],
  ["A", "Bearer 6f1e2d3c4b5a6f7e8d9c"],
  ["A", "Authorization: Basic ZXRsOmh1bnRlcjI="],
  ["A", "redis://:hunter2@cache.example.com:6379"],
  ["A", "amqp://etl:hunter2@mq.example.com"],
  ["A", "https://acme.blob.example.com/c?sv=2026&sig=a1b2c3d4e5f6a7b8c9"],
  // In a text of another kind.
  ["A", "Server=db;User Id=etl;Password=hunter2"],
  ["A", "host=db user=etl password=hunter2"],
  ["A", "-Xmx512m -Ddb.password=hunter2"],
  ["A", "--user etl --password hunter2"],
  ["A", "--api-key=whatever"],
  ["A", "https://api.example.com/v1?api_key=whatever"],
  ["A", "https://api.example.com/v1?page=2&access_token=whatever"],
  ["A", "user: etl\npassword: hunter2"],
  ["A", "DB_USER=etl\nDB_PASSWORD=hunter2\n"],
  ["A", 'db_password = "hunter2"'],
  ["A", "{'password': 'hunter2'}"],
  ["A", "<config><password>hunter2</password></config>"],
  ["A", "X-Api-Key: whatever"],
  ["A", "jdbc:postgresql://db/etl?user=etl&password=hunter2"],
  ["A", "%7B%22password%22%3A%22hunter2%22%7D"],
  ["A", Buffer.from(json({ password: "hunter2" })).toString("hex")],
  // In JSON.
  ["A", json({ password: "hunter2" })],
  ["A", json({ db: { user: "etl", dbPass: "hunter2" } })],
  ["A", json({ clients: [{ id: "etl", clientSecret: "c0ffee" }] })],
  ["A", json({ passwords: ["hunter2"] })],
  ["A", json({ password: 12345678 })],
  ["A", json({ password: { value: "hunter2" } })],
  ["A", json([{ name: "DB_PASSWORD", value: "hunter2" }])],
  ["A", json({ url: "postgres://etl:hunter2@db/etl" })],
  ["A", json({ nested: json({ apiKey: "whatever" }) })],
  ["A", ` \n${json({ github_pat: "whatever" })}`],
  // In base64.
  ["A", base64("postgres://etl:hunter2@db/etl")],
  ["A", base64(json({ password: "hunter2" }))],
  ["A", base64("-----BEGIN PRIVATE KEY-----\nMIIE")],
  ["A", base64("DB_PASSWORD=hunter2")],
  ["A", base64(base64(json({ token: "whatever" })))],
  ["A", json({ config: base64(json({ token: "whatever" })) })],
  ["A", base64("password: hunter2").replace(/=+$/, "")],
];

/** Variables that hold none. */
const harmless: readonly (readonly [name: string, value: string])[] = [
  // Where the secret is.
  ["DB_PASSWORD", arn],
  ["DB_PASSWORD", "/etl/prod/db-password"],
  ["DB_PASSWORD", "ssm:/etl/prod/password"],
  ["DB_PASSWORD", "{{resolve:ssm-secure:/etl/password:1}}"],
  ["DB_PASSWORD", "$" + "{DB_PASSWORD_FROM_EXTENSION}"],
  ["DB_PASSWORD", "vault:secret/data/etl#password"],
  ["DB_PASSWORD", ""],
  ["DB_SECRET", "prod/etl/database"],
  ["DB_SECRET", "prod/etl-v2/database-1"],
  ["APP_SECRETS", "secretsmanager:etl/prod"],
  ["DB_PASSWORD_ARN", "whatever"],
  ["DB_PASSWORD_SECRET_ARN", arn],
  ["DB_PASSWORD_SECRET_NAME", "Database"],
  ["DB_PASSWORD_PARAMETER", "EtlPassword"],
  ["DB_PASSWORD_PATH", "/run/password"],
  ["DB_PASSWORD_FILE", "password.txt"],
  ["SECRET_ID", "EtlDatabase"],
  ["SECRETS_MANAGER_ENDPOINT", "https://vpce-1.secretsmanager.eu-central-1.vpce.amazonaws.com"],
  ["API_KEY_SECRET_ID", "StripeKey"],
  ["TOKEN_URL", "https://login.example.com/oauth/token"],
  ["SIGNING_KEY", "alias/etl-signing"],
  ["SIGNING_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["ENCRYPTION_KEY", "mrk-1234abcd12ab34cd56ef1234567890ab"],
  ["KMS_KEY_ID", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["DB_PASSWORD_ENCRYPTED", `AQICAH${"a1".repeat(40)}`],
  // What is about secrets.
  ["SECRET_NAME", "Database"],
  ["PASSWORD_MIN_LENGTH", "12"],
  ["PASSWORD_POLICY", "Strict"],
  ["SALT_ROUNDS", "10"],
  ["TOKEN_TTL_SECONDS", "3600"],
  ["TOKEN_BUDGET", "4096"],
  ["MAX_TOKENS", "4096"],
  ["NEXT_TOKEN", "Cursor"],
  ["CONTINUATION_TOKEN", "Cursor"],
  ["TOKENIZER", "Whitespace"],
  ["SECRETARY", "Jane Doe"],
  ["SECRETS_PROVIDER", "Vault"],
  ["USE_TOKEN", "true"],
  ["HAS_SECRET", "yes"],
  ["CREDENTIALS_PROVIDER", "Container"],
  ["JWT_ISSUER", "https://login.example.com"],
  ["JWT_ALGORITHM", "RS256"],
  ["AUTH_TOKEN_HEADER", "X-Auth"],
  ["API_KEY_HEADER", "X-Api-Key"],
  ["SECRETS_EXTENSION_HTTP_PORT", "2773"],
  ["PASSWORD_RESET_TEMPLATE", "reset-mail"],
  ["PASSWORD_HASHER", "argon2"],
  ["PASSWORDLESS_LOGIN", "Email"],
  ["FORCE_PASSWORD_CHANGE", "always"],
  ["TOKEN_CACHE", "memory"],
  ["SECRET_ROTATION_LAMBDA", "RotateSecrets"],
  ["SECRETS_KMS_KEY", "etl"],
  ["TOKEN_LIFE", "30"],
  ["NEW_RELIC_LICENSE_KEY_SECRET", "NEW_RELIC_LICENSE_KEY"],
  ["DD_API_KEY_SECRET_ARN", "whatever"],
  ["DD_API_KEY_SSM_NAME", "Datadog"],
  ["DD_KMS_API_KEY", `AQICAH${"a1".repeat(40)}`],
  ["SENTRY_DSN", "https://0123456789abcdef@o1.ingest.example.com/42"],
  ["AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/secrets/token"],
  ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1"],
  ["POWERTOOLS_PARAMETERS_MAX_AGE", "300"],
  ["POWERTOOLS_SERVICE_NAME", "etl"],
  ["AWS_LAMBDA_EXEC_WRAPPER", "/opt/otel-handler"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=etl,x-team=data"],
  ["NODE_EXTRA_CA_CERTS", "/var/runtime/ca-cert.pem"],
  ["JWKS_URI", "https://login.example.com/.well-known/jwks.json"],
  ["COGNITO_CLIENT_ID", "1h57kf5cpq17m0eml12EXAMPLE"],
  ["CSRF_TOKEN_NAME", "csrf"],
  // Words that only look like it.
  ["BYPASS", "Nothing"],
  ["COMPASS", "North"],
  ["LOWPASS", "Butterworth"],
  ["PASSENGER", "Jane Doe"],
  ["PASSTHROUGH", "Enabled"],
  ["PATTERN", "*.csv"],
  ["PATH_PREFIX", "raw/"],
  ["SK", "sk"],
  ["TABLE_SK", "orderId"],
  ["SORT_SK", "orderId"],
  ["LOCALE_SK", "Slovak"],
  ["LANGUAGE", "sk-SK"],
  ["TASK", "Export"],
  ["DISK", "Fast"],
  ["SPWD_MODE", "Legacy"],
  ["AUTHOR", "Jane Doe"],
  ["MONKEY", "Capuchin"],
  // Keys that open nothing.
  ["PARTITION_KEY", "customerId"],
  ["SORT_KEY", "createdAt"],
  ["PRIMARY_KEY", "id"],
  ["OBJECT_KEY", "raw/2026/11/30/part-00001.csv"],
  ["S3_KEY", "models/v3/model-20261130.tar.gz"],
  ["MANIFEST_KEY", "customers-2026-11-30-part-1"],
  ["CACHE_KEY", "9f86d081884c7d659a2feaa0c55ad015"],
  ["ROUTING_KEY", "orders.created"],
  ["PUBLIC_KEY", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"],
  ["STRIPE_PUBLISHABLE_KEY", "pk_live_a1b2c3d4e5f6g7h8"],
  ["FEATURE_KEY", "checkout-redesign-2026"],
  ["CORRELATION_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  // Values that only look like it.
  ["HANDLER", "com.example.pipeline.transform.handlers.RawObjectCreatedHandler"],
  ["CONFIG_FILE", "/opt/nodejs/node_modules/shared/config/production.json"],
  ["SPEC_SHA256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  ["COMMIT", "524d39a8b7a8624f0e1d2c3b4a59687766554433"],
  ["IMAGE", `acme/etl@sha256:${"a1".repeat(32)}`],
  ["SOURCE", "https://data.example.com:8443/exports/daily?format=ndjson&since=2026-01-01"],
  ["SOURCE", "https://data.example.com/list?next_token=abc&sort_key=createdAt"],
  ["DATABASE", "postgres://etl@db.example.com:5432/etl"],
  ["DATABASE", "postgres://etl:$" + "{DB_PASSWORD}@db.example.com/etl"],
  ["DATABASE", "postgres://etl:{password}@db.example.com/etl"],
  ["CONNECTION", "Server=db;User Id=etl;Integrated Security=true"],
  ["CONNECTION", "Server=db;Password=$" + "{DB_PASSWORD}"],
  ["NODE_OPTIONS", "--enable-source-maps --max-old-space-size=768"],
  ["JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -Dtoken.ttl=30"],
  ["QUERY", "select token from sessions where secret = true"],
  ["AUTH_SCHEME", "Bearer"],
  ["AUTH_TEXT", "Basic authentication"],
  ["TEXT", "Your password: none"],
  ["SCHEDULE", "cron(15 3 * * ? *)"],
  ["MODEL", "example.model-large-20261001-v1:0"],
  ["VERSION_ID", "3sL4kqtJlcpXroDTDmJ-rmSpXd3dIbrHY-MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo"],
  ["CERTIFICATE", "-----BEGIN CERTIFICATE-----\nMIIB"],
  ["TEAM", "Data Platform"],
  // JSON and base64 of such.
  ["PAGING", json({ next_token: "cursor", token_ttl: "60" })],
  ["CONFIG", json({ passwordPolicy: { minLength: 12 }, secretArn: arn })],
  ["CONFIG", json({ dbPassword: arn, apiKeyName: "Stripe" })],
  ["CONFIG", json({ tokenLimit: 4096, useToken: true, secret: null })],
  ["CONFIG", json([{ name: "DB_PASSWORD", valueFrom: arn }])],
  ["CONFIG", json([{ name: "DB_HOST", value: "db.example.com" }])],
  ["CONFIG", json({ password: { name: "EtlDatabase" } })],
  ["CONFIG", base64(json({ bucket: "acme-etl", prefix: "raw/" }))],
  ["CONFIG", base64("a text that says nothing at all")],
  ["LIST", json(["orders", "customers"])],
  ["BROKEN", '{"bucket": "acme-etl"'],
];

function isSecret([name, value]: readonly [string, string]): boolean {
  return findSecret(value) !== undefined || isNamedSecret(name, value);
}

describe("what is taken for a secret", () => {
  it("is each of the variables that hold one", () => {
    expect(secrets.filter((variable) => !isSecret(variable))).to.deep.equal([]);
  });

  it("is none of the variables that hold none", () => {
    expect(harmless.filter(isSecret)).to.deep.equal([]);
  });

  it("is, of a value that is not known, what has the name of a secret and may not be a link", () => {
    const names = [
      ...["DB_PASSWORD", "DBPASS", "STRIPE_SK", "GITHUB_PAT", "API_KEY", "REDACTION_SALT"],
      ...["DB_PASSWORD_SECRET_ARN", "SECRET_NAME", "TOKEN_URL", "KMS_KEY", "SIGNING_KEY"],
      ...[
        "TOKEN_SIGNING_KEY",
        "SECRETS_KMS_KEY",
        "PASSWORD_RESET_QUEUE",
        "TOKEN_TABLE",
        "MAPS_KEY",
      ],
    ];
    expect(names.filter(isSecretName)).to.deep.equal(names.slice(0, 6));
  });

  it("is told by what it is", () => {
    const told = [
      "AKIAIOSFODNN7EXAMPLE",
      base64("AKIAIOSFODNN7EXAMPLE in a text"),
      json({ a: base64(json({ password: "hunter2" })) }),
      "--password hunter2",
    ].map((value) => findSecret(value));
    expect(told).to.deep.equal([
      "an AWS access key id",
      "an AWS access key id in base64",
      "a password in JSON in base64",
      "a literal value for 'password'",
    ]);
  });

  it("is looked for four levels deep, and not in what can't be decoded", () => {
    const nested = (levels: number): string =>
      levels === 0 ? "AKIAIOSFODNN7EXAMPLE" : json({ a: nested(levels - 1) });
    expect(findSecret(nested(4))).to.equal("an AWS access key id");
    expect(findSecret(nested(5))).to.equal(undefined);
    expect(findSecret("%41KIAIOSFODNN7EXAMPLE")).to.equal(
      "an AWS access key id in a URL's encoding",
    );
    expect(findSecret("%41%E0%A4%A")).to.equal(undefined);
  });

  it("takes no longer for a long text than for its length", () => {
    const long = `${"a=".repeat(50_000)} ${"password ".repeat(5_000)}`;
    const before = performance.now();
    findSecret(long);
    findSecret("[".repeat(50_000));
    expect(performance.now() - before).to.be.lessThan(1_000);
  });
});
