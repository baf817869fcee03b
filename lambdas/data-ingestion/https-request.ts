import { type LookupAddress, lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { connectionError, TransientError } from "./transient-error";

/** How connections are made. A test has servers of its own on this machine, and certificates of its own. */
export interface Network {
  readonly isAllowedAddress: (address: string) => boolean;
  /** The certificates to trust, in PEM; undefined for those of Node. */
  readonly ca?: string;
  /** For DNS, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** From the connection to the head of the answer. */
  readonly answerTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** One GET, without redirects; resolves with the head of the answer, whatever its status. */
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
      // A connection of its own: one from a pool would not be made to the address checked here.
      agent: false,
      headers,
      signal,
      lookup: checkedLookup(host, network),
      // Named, because an environment variable could turn it off.
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
 * Resolves a name and hands on the very addresses that were checked, so that a name that answers
 * differently the next time gains nothing. One forbidden address among them is enough to refuse.
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

// A host that is an address already is never looked up.
function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? undefined : bare;
}

function assertAllowed(host: string, address: string | undefined, network: Network): void {
  if (address === undefined || network.isAllowedAddress(address)) return;
  throw new Error(`${host} is at ${address}, which is no address of the public internet`);
}
