import { Readable } from "node:stream";
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { writeObject } from "../../../layer/src/s3-write";

/** A test's own view of an S3 server, beside the client that is tested. */
export class S3Objects {
  readonly #client: S3Client;

  constructor(env: Readonly<Record<string, string>>) {
    this.#client = new S3Client({
      endpoint: env.AWS_ENDPOINT_URL_S3 ?? "",
      region: env.AWS_REGION ?? "",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
  }

  async put(
    bucket: string,
    key: string,
    body: Buffer | string,
    metadata: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, Metadata: { ...metadata } }),
    );
  }

  /** In parts: the embedded server takes at most 11 MB in one request. */
  async putLarge(
    bucket: string,
    key: string,
    body: Buffer,
    metadata: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const object = { bucket, key, body: Readable.from([body]), metadata };
    await writeObject(this.#client, object, new AbortController().signal);
  }

  get(bucket: string, key: string): Promise<GetObjectCommandOutput> {
    return this.#client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  }

  async read(bucket: string, key: string): Promise<Buffer> {
    const { Body } = await this.get(bucket, key);
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  async keys(bucket: string): Promise<readonly string[]> {
    const { Contents = [] } = await this.#client.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.map(({ Key = "" }) => Key);
  }

  /** What EventBridge says of an object that was created. */
  async eventOf(bucket: string, key: string) {
    const { ETag = "", Body } = await this.get(bucket, key);
    await Body?.transformToByteArray();
    const object = { key, etag: ETag.replaceAll('"', "") };
    return { detail: { bucket: { name: bucket }, object } };
  }

  close(): void {
    this.#client.destroy();
  }
}
