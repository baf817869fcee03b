import { listedTexts, missedReference, uuid } from "./secret-references";

/**
 * What a name says about its value: a secret; a key, which may also be the id of a KMS key; or
 * perhaps a key, which only the value shows (it may be a sort key, or an object's key).
 */
type Meaning = "secret" | "key" | "perhaps a key";

const secretWord = new RegExp(
  [
    // Also joined to the word in front: PGPASSWORD, CLIENTSECRET, GITHUBTOKEN.
    /PASS(?:WORD|WD|PHRASE|CODE)(?!LESS)/,
    /SECRET(?:S|KEY|VALUE|STRING)?\d*_/,
    /(?<!(?:NEXT|PAGE|PAGING|CONTINUATION|CANCELLATION|IDEMPOTENCY|SYNC)_?)TOKEN\d*_/,
    /(?:API|ACCESS|AUTH|PRIV|PRIVATE|SECRET)_?KEYS?\d*_/,
    /(?<!BY|COM|SUR|TRES|OVER|LOW|HIGH|BAND|ALL)PASS_(?:\d+_)?$/,
    // As a separate word.
    /_(?:PWD|CREDENTIALS?|CREDS?)\d*_/,
    /_(?:HMAC|AES|RSA|FERNET|SSH|TLS|SSL|GPG|PGP|JWT|DEPLOY|SHARED|CONSUMER|LICEN[CS]E|CIPHER|WEBHOOK)_?KEYS?\d*_/,
    /_(?:TOTP|HOTP|OTP|MFA)_(?:SEED|KEY)\d*_/,
    // As the last word.
    /_(?:DB)?PW\d*_$/,
    /_(?:SALT|PEPPER|JWT|MNEMONIC|BASIC_?AUTH)\d*_$/,
    /[A-Z0-9]_PAT\d*_$/,
    /(?<!_(?:TABLE|SORT|DDB|DYNAMO|DYNAMODB|GSI\d*|LSI\d*|INDEX|PK|LANG|LANGUAGE|LOCALE|COUNTRY))(?<=[A-Z0-9])_SK\d*_$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);
const keyWord = /_(?:SIGNING|ENCRYPTION|DECRYPTION|MASTER|DATA)_?KEYS?\d*_$/;
const perhapsKeyWord =
  /(?<!_(?:PUBLIC|PUBLISHABLE|CACHE|HASH|PARTITION|SORT|DEDUPLICATION))_KEY\d*_$/;

/** Last words that turn the name into something about a secret: where it is, how long it lasts. */
const aboutSecret = new RegExp(
  `_(?:${[
    "ARNS?|NAMES?|IDS?|URLS?|URIS?|ENDPOINTS?|HOST|DOMAIN|PATHS?|FILES?|DIR|PARAMS?|PARAMETERS?|PREFIX(?:ES)?|REFS?|REFERENCE",
    "ALIAS|LOCATION|NAMESPACE|MOUNT|STORE|MANAGER|SERVICE|BACKEND|ENGINE|SOURCE|PROVIDER|ISSUER|AUDIENCE|ROLE|USER|USERNAME",
    "KMS|KMS_KEY|LAYER|CLUSTER|INSTANCE|GROUP|POOL|LAMBDA|FUNCTION|RULE|EVENT|ROUTE|PAGE|LINK|EMAIL|TEMPLATE|SUBJECT|STATUS",
    "RESET|CHANGE|CHECK|VALIDATION|GENERATOR|HASHER|ENCODER|VERIFIER|STRENGTH|HISTORY|RETRIES|ATTEMPTS|THRESHOLD|WINDOW|CACHE",
    "LENGTH|COUNT|LIMIT|SIZE|MIN|MAX|CONNECTIONS|PORT|LEVEL|BUDGET|ROUNDS",
    "TTL|EXPIRY|EXPIRES|EXPIRATION|TIMEOUT|MILLIS|MS|SECONDS|MINUTES|HOURS|DAYS|AGE|INTERVAL|DELAY|ROTATION|REFRESH",
    "ALGORITHM|MODE|SCOPES?|TYPE|KIND|CLASS|FORMAT|PATTERN|REGEX|HEADER|COOKIE|FIELD|COLUMN|ATTRIBUTE|VERSION|STAGE|REGION",
    "ENABLED|DISABLED|REQUIRED|ALLOWED|TABLE|BUCKET|QUEUE|TOPIC|POLICY|ENCRYPTED|CIPHERTEXT",
  ].join("|")})_$`,
);

/** Values that say where the secret is, or switch something: never secrets, whatever the name. */
const harmlessValue = new RegExp(
  [
    /|\d{1,3}|true|false|on|off|yes|no|none|null|disabled/,
    /arn:aws[\w-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:\S+/,
    /(?:ssm|awsssm|vault):\/?\w[^\s]*\/\S+|ssm:\/\S+|secretsmanager:[\w/+=.@-]+/,
    /\{\{[^}]+\}\}|\$\{[^}]+\}/,
    /https?:\/\/\S+/,
    /(?:\/[\w.-]+){2,}/,
    // A KMS key.
    /alias\/[\w/-]+|mrk-[0-9a-f]{32}/,
    // A value encrypted by KMS.
    /AQIC[A-Za-z0-9+/=]{60,}/,
  ]
    .map(({ source }) => `^(?:${source})$`)
    .join("|"),
);

/**
 * The name of a secret in Secrets Manager without a leading slash: words, with digits as separate
 * words; or a name written like a constant.
 */
const nameOfSecret =
  /^(?=.*\/)(?:[a-z]+|[a-z]{1,3}\d{1,2})(?:[/._-](?:[a-z]+|[a-z]{1,3}\d{1,2}|\d+))*$|^[A-Z]+(?:_[A-Z]+){2,}$/;

function meaningOf(words: string): Meaning | undefined {
  if (aboutSecret.test(words)) return undefined;
  if (keyWord.test(words)) return "key";
  if (secretWord.test(words)) return "secret";
  return perhapsKeyWord.test(words) ? "perhaps a key" : undefined;
}

/** `_DB_PASSWORD_` for dbPassword, db-password and the like. */
function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return `_${words}_`.replace(/_+/g, "_").toUpperCase();
}

/**
 * Whether a value with that name is a secret, whatever it is: `DB_PASSWORD`, but not
 * `DB_PASSWORD_ARN`.
 */
export function isSecretName(name: string): boolean {
  return meaningOf(wordsOf(name)) === "secret";
}

/**
 * What a variable's name says that it holds, such as "an ARN", if its value is something else and
 * may be the secret itself: `DB_PASSWORD_ARN: "hunter2"`.
 */
export function brokenReference(name: string, value: string): string | undefined {
  const words = wordsOf(name);
  const [lastWord] = aboutSecret.exec(words) ?? [];
  if (lastWord === undefined) return undefined;
  const rest = words.slice(0, -lastWord.length);
  if (meaningOf(`${rest}_`) !== "secret") return undefined;
  const texts = listedTexts(value).filter((text) => !harmlessValue.test(text));
  return missedReference(words, texts);
}

/** Whether a variable with that name and value holds a literal secret. */
export function isNamedSecret(name: string, value: string): boolean {
  const words = wordsOf(name);
  const meaning = meaningOf(words);
  if (meaning === undefined) return brokenReference(name, value) !== undefined;
  if (harmlessValue.test(value)) return false;
  if (meaning === "perhaps a key") return looksRandom(value);
  if (meaning === "key") return !uuid.test(value);
  return !(/_SECRETS?\d*_/.test(words) && nameOfSecret.test(value));
}

/** A single run of letters and digits that alternate more often than in written words. */
function looksRandom(value: string): boolean {
  const changes = value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return /^[\w+=-]{20,}$/.test(value) && !uuid.test(value) && changes.length >= 4;
}
