/** An incremental cyclic redundancy check. */
export interface RunningCrc {
  update(bytes: Uint8Array): void;
  /** The checksum in big-endian order, as in S3. */
  digest(): Buffer;
}

/** The remainder of each byte, in two 32-bit halves: JavaScript's bitwise operators have 32 bits. */
interface Table {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

// Reversed polynomials. CRC-32C: RFC 3720; CRC-64/NVME: NVM Express, as S3 names it CRC64NVME.
const CRC32C = [0, 0x82f63b78] as const;
const CRC64NVME = [0x9a6c9329, 0xac4bc9b5] as const;

let tables: { readonly crc32c: Table; readonly crc64nvme: Table } | undefined;

// Created on demand: most objects have another checksum.
function tablesOf() {
  tables ??= { crc32c: tableOf(CRC32C), crc64nvme: tableOf(CRC64NVME) };
  return tables;
}

export function crc32c(): RunningCrc {
  return running(tablesOf().crc32c, 4);
}

export function crc64nvme(): RunningCrc {
  return running(tablesOf().crc64nvme, 8);
}

function running({ high: highs, low: lows }: Table, byteCount: 4 | 8): RunningCrc {
  let high = byteCount === 8 ? -1 : 0;
  let low = -1;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (lows[index] as number);
        high = (high >>> 8) ^ (highs[index] as number);
      }
    },
    digest: () => {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(~high, 0);
      bytes.writeInt32BE(~low, 4);
      return bytes.subarray(8 - byteCount);
    },
  };
}

function tableOf([polynomialHigh, polynomialLow]: readonly [number, number]): Table {
  const table = { high: new Int32Array(256), low: new Int32Array(256) };
  for (let byte = 0; byte < 256; byte += 1) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit += 1) {
      const isOdd = (low & 1) === 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (isOdd) {
        high ^= polynomialHigh;
        low ^= polynomialLow;
      }
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}
