import * as pulumi from "@pulumi/pulumi";
import { closestMatch } from "leven";
import { isInAccountNamespace } from "./bucket-name";
import * as values from "./config-values";

interface ConfigKey<T> {
  readonly read: (text: string | undefined) => values.Reading<T>;
}

/** The keys of the project's namespace, each with its parser and default. */
const KEYS = {
  /** Tag Environment; defaults to the stack's name. */
  environment: optional(values.readTagValue),
  /** Tag Team. */
  team: required(values.readTagValue),
  /** Tag CostCenter. */
  costCenter: required(values.readTagValue),
  /** Holds raw/, processed/ and rejects/. */
  ingestionBucket: required(values.readBucketName),
  /** Receives the results. */
  outputBucket: required(values.readBucketName),
  /** Use two existing buckets unchanged instead of creating them. */
  useExistingBuckets: withDefault(values.readBoolean, false),
  /** The key that encrypts the existing buckets. */
  existingBucketKmsKeyArn: optional(values.readKmsKeyArn),
  /** Protect buckets and images from deletion; if false, they and their content are deleted with the stack. */
  protectData: withDefault(values.readBoolean, true),
  /** The e-mail address that alarms notify, besides other subscribers of the topic. */
  alarmEmail: optional(values.readEmail),
  /** Sources that ingestion fetches on its schedule, one invocation each: `https://...` or `s3://bucket/key`. */
  sources: withDefault<readonly string[]>(values.readSources, []),
  /** `s3://bucket/prefix`: new objects there are fetched at once, triggered by the bucket's events. */
  sourcePrefixes: withDefault<readonly values.SourcePrefix[]>(values.readSourcePrefixes, []),
  /** The format that data-output writes: NDJSON, compressed as the specification says, or Parquet. */
  outputFormat: withDefault(values.readOutputFormat, "ndjson"),
  /** The salt for hashing redacted values, if the specification asks for it. Set it as a secret. */
  redactionSalt: optional(values.readSalt),
  scheduleExpression: withDefault(values.readSchedule, "rate(1 day)"),
  /** An existing image of data-transform; without it, the image is built and pushed. */
  transformImageUri: optional(values.readImageUri),
  transformSnapStart: withDefault(values.readBoolean, true),
  /** Undefined if none is reserved. */
  transformReservedConcurrency: withDefault(values.readConcurrency, 50),
  logRetentionDays: withDefault(values.readRetentionDays, 30),
  /** Create a CloudWatch dashboard. */
  dashboard: withDefault(values.readBoolean, true),
  /** The folder or URL of docs/runbooks; alarm descriptions refer to it. */
  runbookBaseUrl: withDefault(values.readPageUrl, "docs/runbooks"),
};

type Settings = {
  readonly [K in keyof typeof KEYS]: (typeof KEYS)[K] extends ConfigKey<infer T> ? T : never;
};

/** The settings that differ between deployments of this program. */
export interface PipelineConfig extends Settings {
  readonly project: string;
  readonly stack: string;
  readonly environment: string;
  readonly region: string;
  /** The `aws:` keys of the stack, which an explicit provider does not read by itself. */
  readonly providerSettings: Readonly<Record<string, unknown>>;
}

/** A stack's configuration as Pulumi stores it: strings by full key, lists and objects as JSON. */
export interface RawConfig {
  readonly project: string;
  readonly stack: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The configuration of the running stack. @throws RunError, see parseConfig */
export function loadConfig(): PipelineConfig {
  const texts = pulumi.runtime.allConfig();
  return parseConfig({ project: pulumi.getProject(), stack: pulumi.getStack(), texts });
}

/**
 * Parses and validates a configuration.
 * @throws RunError that lists every missing, misspelt or invalid key with the expected value
 */
export function parseConfig(raw: RawConfig): PipelineConfig {
  const problems = [...stackNameProblems(raw), ...unknownKeyProblems(raw), ...awsProblems(raw)];
  const read = <T>(key: string, { read }: ConfigKey<T>): T => {
    const text = raw.texts[key];
    const reading = read(text);
    if ("value" in reading) return reading.value;
    problems.push(
      `${key} is ${text === undefined ? "missing" : "invalid"}: expected ${reading.expected}`,
    );
    return undefined as T;
  };
  const region = read("aws:region", required(values.readRegion));
  const settings = Object.fromEntries(
    Object.entries<ConfigKey<unknown>>(KEYS).map(([name, key]) => [
      name,
      read(`${raw.project}:${name}`, key),
    ]),
  ) as Settings;
  const { project, stack } = raw;
  const environment = settings.environment ?? stack;
  const config = {
    ...settings,
    project,
    stack,
    environment,
    region,
    providerSettings: awsSettings(raw),
  };
  problems.push(...contradictions(config));
  if (problems.length > 0) throw new pulumi.RunError(describe(raw, problems));
  return config;
}

function required<T>(reader: values.Reader<T>): ConfigKey<T> {
  return { read: (text = "") => reader(text) };
}

function optional<T>(reader: values.Reader<T>): ConfigKey<T | undefined> {
  return withDefault<T | undefined>(reader, undefined);
}

function withDefault<T>(reader: values.Reader<T>, value: T): ConfigKey<T> {
  return { read: (text) => (text === undefined ? { value } : reader(text)) };
}

// Physical names contain the stack's name. Their shortest limit is 64 characters; ECR requires lower case.
function stackNameProblems({ stack }: RawConfig): readonly string[] {
  if (/^[a-z][a-z0-9-]{0,19}$/.test(stack)) return [];
  return [
    "the stack's name is part of the resources' names: expected up to 20 lower-case letters, digits and hyphens, a letter first",
  ];
}

function unknownKeyProblems({ project, texts }: RawConfig): readonly string[] {
  const namespace = `${project}:`;
  return Object.keys(texts)
    .filter((key) => key.startsWith(namespace))
    .map((key) => key.slice(namespace.length))
    .filter((name) => !Object.hasOwn(KEYS, name))
    .map(
      (name) =>
        `${namespace}${name} is not a key of this project: did you mean ${namespace}${closestMatch(name, Object.keys(KEYS))}?`,
    );
}

/** Conflicts between values that are each valid. A value that could not be parsed is undefined. */
function contradictions(config: PipelineConfig): readonly string[] {
  const { project, ingestionBucket, outputBucket, region, transformImageUri } = config;
  const { existingBucketKmsKeyArn, useExistingBuckets, providerSettings, sourcePrefixes } = config;
  const rules: readonly (readonly [isWrong: boolean, problem: string])[] = [
    [
      ingestionBucket !== undefined && ingestionBucket === outputBucket,
      `${project}:outputBucket is invalid: expected another bucket than ${project}:ingestionBucket`,
    ],
    ...(["ingestionBucket", "outputBucket"] as const).map(
      (key) =>
        [
          useExistingBuckets === false && isInAccountNamespace(config[key] ?? ""),
          `${project}:${key} is invalid: expected a name that does not end in -an, since the program can't create a bucket in an account's own namespace; create it, and set ${project}:useExistingBuckets to true`,
        ] as const,
    ),
    [
      sourcePrefixes?.some(({ bucket }) => [ingestionBucket, outputBucket].includes(bucket)) ===
        true,
      `${project}:sourcePrefixes is invalid: expected no prefix in ${project}:ingestionBucket or ${project}:outputBucket, where the pipeline's own output would trigger it again`,
    ],
    [
      existingBucketKmsKeyArn !== undefined && useExistingBuckets === false,
      `${project}:existingBucketKmsKeyArn is invalid: expected only with ${project}:useExistingBuckets set to true`,
    ],
    [
      region !== undefined && transformImageUri?.includes(`.ecr.${region}.`) === false,
      `${project}:transformImageUri is invalid: expected an image in the function's region, ${region}`,
    ],
    [
      "defaultTags" in providerSettings,
      `aws:defaultTags is invalid: remove this key, since the program sets the tags from the keys of ${project}`,
    ],
  ];
  return rules.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []));
}

function awsSettings({ texts }: RawConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    awsEntries(texts).map(([key, text]) => [key.slice("aws:".length), awsValue(key, text)]),
  );
}

function awsEntries(texts: RawConfig["texts"]): readonly (readonly [string, string])[] {
  return Object.entries(texts).filter(([key]) => key.startsWith("aws:"));
}

/** Lists, objects and booleans are JSON; the name of a profile is always a string. */
function awsValue(key: string, text: string): unknown {
  if (key === "aws:profile" || !/^(?:true|false|[[{].*)$/s.test(text)) return text;
  return values.parseJson(text) ?? text;
}

function awsProblems({ texts }: RawConfig): readonly string[] {
  const wrong = awsEntries(texts).filter(([key, text]) => {
    const value = awsValue(key, text);
    if (key === "aws:allowedAccountIds") return !Array.isArray(value);
    return key !== "aws:profile" && typeof value === "string" && /^[[{]/.test(value);
  });
  return wrong.map(([key]) =>
    key === "aws:allowedAccountIds"
      ? `${key} is invalid: expected a list of account IDs`
      : `${key} is invalid: expected a list or an object, as pulumi config set --path writes it`,
  );
}

function describe({ stack }: RawConfig, problems: readonly string[]): string {
  return [`The configuration of stack ${stack} is invalid:`, ...problems].join("\n  - ");
}
