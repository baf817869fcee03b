import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

export interface MotoServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Why tests over moto can't run: it is no npm package, and so it is no condition for the others.
 * Undefined where it is there. With S3_SERVER=moto it has to be.
 */
export function whyNoMoto(): string | undefined {
  const isThere = spawnSync("moto_server", ["--help"]).status === 0;
  if (isThere) return undefined;
  if (process.env.S3_SERVER === "moto") {
    throw new Error("S3_SERVER=moto is set, and there is no moto_server on the PATH");
  }
  return "there is no moto_server on the PATH: pip install 'moto[server]'";
}

/** Starts moto's S3 server, which does conditional writes as S3 does. */
export async function startMoto(): Promise<MotoServer> {
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      const [, found] = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("close", () => reject(new Error(`moto_server ended: ${text}`)));
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await once(child, "close");
    },
  };
}
