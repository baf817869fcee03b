/** Values that are secrets by their shape, whatever their name is. */
const valueShapes: Readonly<Record<string, RegExp>> = {
  "an AWS access key id": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a JSON web token": /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/,
  "a GitHub token": /\b(?:gh[pousr]_\w{36,}|github_pat_\w{40,})/,
  "a GitLab token": /\bglpat-[\w-]{20,}/,
  "an npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "a Slack token": /\bxox[abeoprs]-[\w-]{10,}/,
  "a Slack webhook": /\bhooks\.slack\.com\/services\/\w+\/\w+\/\w+/,
  "a Stripe key": /\b[sr]k_live_\w{16,}/,
  "a SendGrid key": /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  "a Hugging Face token": /\bhf_[A-Za-z0-9]{30,}\b/,
  "a key of OpenAI or Anthropic":
    /\bsk-(?:(?:proj|svcacct|admin|ant-[a-z]+\d\d)-[\w-]{20,}|[A-Za-z0-9]{40,})/,
  "a Google API key": /\bAIza[\w-]{35}\b/,
  "a URL with a password": /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/:@]+@/i,
  "a password in a connection string": /(?:^|;)\s*(?:password|pwd|accountkey)\s*=\s*[^;\s]/i,
  "a password in JSON":
    /"(?:password|passwd|(?:client_?)?secret|(?:(?:access|auth|refresh)_?)?token|api_?key)"\s*:\s*"[^"]/i,
};

const secretWord =
  /PASSWORDS?\d*_|_PASS_(?:\d+_)?$|_(?:PASSWD|PASSPHRASE|PWD|SECRETS?|TOKEN|CREDENTIALS?|(?:SECRET_?)?(?:API|ACCESS|AUTH|PRIVATE|SIGNING|ENCRYPTION)_?KEYS?)\d*_/;
/** Last words that make of it something about a secret: where it is, how long it lasts. */
const aboutSecret =
  /_(?:ARN|NAMES?|IDS?|URLS?|URI|ENDPOINT|PATH|FILE|PARAM|PARAMETER|PREFIX|LENGTH|COUNT|LIMIT|SIZE|CONNECTIONS|PORT|LEVEL|TTL|EXPIRY|EXPIRES|EXPIRATION|TIMEOUT|MILLIS|SECONDS|MINUTES|HOURS|DAYS|AGE|ALGORITHM|SOURCE|PROVIDER|MODE|SCOPES?|TYPE|FORMAT|HEADER|COOKIE|FIELD|VERSION|REGION|ENABLED|TABLE|BUCKET|POLICY|ISSUER|AUDIENCE)_$/;

/** Values that say where the secret is, or switch something: no secrets, under whatever name. */
const harmlessValue =
  /^(?:|[01]|true|false|arn:\S+|(?:ssm|secretsmanager|vault|awsssm):\S+|\{\{resolve:\S+|https?:\/\/\S+|\/?[a-z][a-z0-9_.-]*(?:\/[a-z0-9_.-]+)+|\/[\w.-]+(?:\/[\w.-]+)+)$/;

/** The kind of secret the value is by its shape, such as "a private key"; undefined for none. */
export function secretShapeOf(value: string): string | undefined {
  return Object.entries(valueShapes).find(([, shape]) => shape.test(value))?.[0];
}

/** Whether a variable of that name, with that value, holds a secret: by its name, as a literal. */
export function isNamedSecret(name: string, value: string): boolean {
  const words = `_${name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_")}_`;
  const upper = words.toUpperCase();
  return secretWord.test(upper) && !aboutSecret.test(upper) && !harmlessValue.test(value);
}
