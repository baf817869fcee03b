import { expect } from "chai";
import { crc32c, crc64nvme } from "../../layer/src/crc";

// Check values of https://reveng.sourceforge.io/crc-catalogue/all.htm
const CASES = [
  { name: "CRC-32C", start: crc32c, text: "123456789", hex: "e3069283" },
  { name: "CRC-64/NVME", start: crc64nvme, text: "123456789", hex: "ae8b14860a799888" },
  { name: "CRC-32C", start: crc32c, text: "", hex: "00000000" },
  { name: "CRC-64/NVME", start: crc64nvme, text: "", hex: "0000000000000000" },
];

for (const { name, start, text, hex } of CASES) {
  describe(`${name} of '${text}'`, () => {
    it("matches the catalogue", () => {
      const crc = start();
      crc.update(Buffer.from(text));
      expect(crc.digest().toString("hex")).to.equal(hex);
    });

    it("does not depend on how the bytes are split", () => {
      for (let cut = 0; cut <= text.length; cut += 1) {
        const crc = start();
        crc.update(Buffer.from(text.slice(0, cut)));
        crc.update(Buffer.from(text.slice(cut)));
        expect(crc.digest().toString("hex")).to.equal(hex);
      }
    });
  });
}
