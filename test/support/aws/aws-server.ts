import { setEnvironment } from "../programs/environment";
import { type FaultyAws, startFaultyAws } from "./aws-faults";
import { errorAnswer, forward } from "./aws-requests";
import { startMoto } from "./moto-server";

/** An AWS of this machine's own, and this process made to use it. */
export interface AwsServer extends FaultyAws {
  /** The server itself, without faults. */
  readonly direct: string;
  /** Forgets all resources, rules and requests. */
  clear(): Promise<void>;
}

export const AWS_ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
};

/** Starts moto behind a proxy that can go wrong. */
export async function startAws(): Promise<AwsServer> {
  const moto = await startMoto();
  const direct = new URL(moto.endpoint);
  // Its functions then answer with what they are given, where otherwise Docker would run them.
  await post("/moto-api/config", JSON.stringify({ lambda: { use_docker: false } }));
  const proxy = await startFaultyAws(direct);
  const restore = setEnvironment({ ...AWS_ENVIRONMENT, AWS_ENDPOINT_URL: proxy.endpoint });
  return {
    ...proxy,
    direct: moto.endpoint,
    clear: async () => {
      await post("/moto-api/reset");
      proxy.reset();
    },
    stop: async () => {
      restore();
      await proxy.stop();
      await moto.stop();
    },
  };

  async function post(path: string, body = ""): Promise<void> {
    const answer = await fetch(new URL(path, direct), { method: "POST", body });
    if (!answer.ok) throw new Error(`moto refuses ${path}: ${answer.status}`);
  }
}

/** Refuses to invoke what is not there, which moto without Docker does not look at. */
export function refuseMissingFunctions(aws: AwsServer): void {
  aws.inject({
    when: ({ service, path }) => service === "lambda" && path.endsWith("/invocations"),
    fault: {
      kind: "answer",
      answer: async (request) => {
        const upstream = new URL(aws.direct);
        const url = request.url.replace("/invocations", "/configuration");
        const found = await forward(upstream, {
          ...request,
          method: "GET",
          url,
          headers: { ...request.headers, "content-length": "0" },
          body: Buffer.alloc(0),
        });
        if (found.status === 200) return forward(upstream, request);
        return errorAnswer(request, { status: 404, code: "ResourceNotFoundException" });
      },
    },
  });
}
