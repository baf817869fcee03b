import { expect } from "chai";
import { isPublicAddress } from "../../../lambdas/data-ingestion/public-address";

const PUBLIC = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "169.253.255.255",
  "172.15.255.255",
  "172.32.0.0",
  "192.167.255.255",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2001:200::1",
  "2606:4700:4700::1111",
];
const NOT_PUBLIC = [
  ["0.0.0.0", "this host"],
  ["10.0.0.1", "private"],
  ["100.64.0.1", "shared by a carrier"],
  ["127.0.0.1", "loopback"],
  ["169.254.169.254", "link-local: the metadata of an EC2 machine"],
  ["169.254.170.2", "link-local: the credentials of a container"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.0.0.1", "protocol assignments"],
  ["192.0.2.1", "documentation"],
  ["192.88.99.1", "a 6to4 relay"],
  ["192.168.1.1", "private"],
  ["198.18.0.1", "benchmarks"],
  ["198.51.100.1", "documentation"],
  ["203.0.113.1", "documentation"],
  ["224.0.0.1", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::ffff:127.0.0.1", "an IPv4 address in disguise"],
  ["::ffff:8.8.8.8", "an IPv4 address in disguise, public or not"],
  ["64:ff9b::7f00:1", "translated to IPv4"],
  ["fe80::1", "link-local"],
  ["fc00::1", "private"],
  ["fd00:ec2::254", "private: the metadata of an EC2 machine"],
  ["ff02::1", "multicast"],
  ["2001::1", "a Teredo tunnel to IPv4"],
  ["2001:db8::1", "documentation"],
  ["2002:7f00:1::", "a 6to4 tunnel to IPv4"],
  ["3fff::1", "documentation"],
] as const;

describe("isPublicAddress", () => {
  for (const address of PUBLIC) {
    it(`takes ${address}`, () => expect(isPublicAddress(address)).to.equal(true));
  }

  for (const [address, reason] of NOT_PUBLIC) {
    it(`refuses ${address}: ${reason}`, () => expect(isPublicAddress(address)).to.equal(false));
  }
});
