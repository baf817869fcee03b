import { type LookupAddress, lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { connectionError, TransientError } from "./transient-error";

/** How connections are made. Tests use their own local servers and certificates. */
export interface Network {
  readonly isAllowedAddress: (address: string) => boolean;
  /** The trusted certificates, in PEM; undefined for Node's own. */
  readonly ca?: string;
  /** For DNS, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** From the connection to the response headers. */
  readonly answerTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/**
 * Sends one GET without following redirects; resolves with the response headers, whatever the
 * status.
 */
export function getOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { host } = url;
  return new Promise((resolve, reject) => {
    assertAllowed(host, literalAddress(url), network);
    const outgoing = request(url, {
      // A new connection, because a pooled one might not go to the address checked here.
      agent: false,
      headers,
      signal,
      lookup: checkedLookup(host, network),
      // Set explicitly, because an environment variable could turn it off.
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      ...(network.ca !== undefined && { ca: network.ca }),
    });
    const giveUp = (what: string, ms: number) =>
      setTimeout(
        () => outgoing.destroy(new TransientError(`${host} did not ${what} within ${ms / 1000} s`)),
        ms,
      );
    let timer = giveUp("accept a connection", network.connectTimeoutMs);
    outgoing.on("socket", (socket) =>
      socket.on("secureConnect", () => {
        clearTimeout(timer);
        timer = giveUp("answer", network.answerTimeoutMs);
      }),
    );
    outgoing.on("response", (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    outgoing.on("error", (error) => {
      clearTimeout(timer);
      reject(signal.aborted ? signal.reason : connectionError(host, error));
    });
    outgoing.end();
  });
}

/**
 * Resolves a name and returns the addresses that were checked, so a name that resolves differently
 * the next time (DNS rebinding) gains nothing. Refuses the name if any address is forbidden.
 */
function checkedLookup(host: string, network: Network): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, "");
      try {
        for (const { address } of addresses) assertAllowed(host, address, network);
      } catch (refusal) {
        return callback(refusal as Error, "");
      }
      const [first] = addresses;
      return options.all === true
        ? callback(null, addresses)
        : callback(null, first?.address ?? "", first?.family);
    });
  };
}

// A host that is already an IP address is never looked up.
function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? undefined : bare;
}

function assertAllowed(host: string, address: string | undefined, network: Network): void {
  if (address === undefined || network.isAllowedAddress(address)) return;
  throw new Error(`${host} is at ${address}, which is no address of the public internet`);
}
