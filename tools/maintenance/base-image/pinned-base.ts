import { createHash } from "node:crypto";

/** A registry image by its tag, with the digest that it is pinned to. */
export interface BaseImage {
  readonly repository: string;
  readonly tag: string;
  /** Undefined if only the tag is named. */
  readonly digest: string | undefined;
}

const REGISTRY = "public.ecr.aws";
const ARGUMENT =
  /^ARG BASE_IMAGE=public\.ecr\.aws\/([^:\s]+):([^@\s]+)(?:@(sha256:[0-9a-f]{64}))?$/m;
// For one platform or several: the digest is that of the manifest that the tag names.
const MANIFESTS = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];
const TIMEOUT_MS = 20_000;

/** @throws Error if the Dockerfile names its base in another form */
export function readBaseImage(dockerfile: string): BaseImage {
  const [, repository, tag, digest] = ARGUMENT.exec(dockerfile) ?? [];
  if (repository === undefined || tag === undefined) {
    throw new Error(`expected a line ARG BASE_IMAGE=${REGISTRY}/REPOSITORY:TAG in the Dockerfile`);
  }
  return { repository, tag, digest };
}

/** The Dockerfile with its base pinned to a digest. */
export function pinBaseImage(dockerfile: string, digest: string): string {
  const { repository, tag } = readBaseImage(dockerfile);
  return dockerfile.replace(ARGUMENT, `ARG BASE_IMAGE=${REGISTRY}/${repository}:${tag}@${digest}`);
}

/**
 * The current digest of a tag.
 * @param origin of the registry, which gives anyone a token to pull with
 * @throws Error if the registry does not answer, or returns a manifest that does not match its
 * digest
 */
export async function currentDigest(
  { repository, tag }: BaseImage,
  origin = `https://${REGISTRY}`,
): Promise<string> {
  const scope = new URLSearchParams({ service: REGISTRY, scope: `repository:${repository}:pull` });
  const { token } = (await (await get(`${origin}/token/?${scope}`)).json()) as { token?: string };
  const answer = await get(`${origin}/v2/${repository}/manifests/${tag}`, {
    authorization: `Bearer ${token}`,
    accept: MANIFESTS.join(", "),
  });
  const manifest = Buffer.from(await answer.arrayBuffer());
  const digest = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
  const named = answer.headers.get("docker-content-digest") ?? digest;
  if (named !== digest) throw new Error(`${answer.url} has ${digest}, and is said to be ${named}`);
  return digest;
}

async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: Error) => {
      const { message } = (error.cause as Error | undefined) ?? error;
      throw new Error(`can't reach ${new URL(url).host}: ${message}`, { cause: error });
    },
  );
  if (answer.ok) return answer;
  throw new Error(`${url} answers ${answer.status}`);
}
