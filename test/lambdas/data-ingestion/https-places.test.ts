import { expect } from "chai";
import { isPublicAddress } from "../../../lambdas/data-ingestion/public-address";
import { startHttpsServer } from "../../support/programs/https-server";
import { failure, type Ingesting, startIngesting, TEXT } from "./ingesting";

describe("the places that an https source leads to", () => {
  let on: Ingesting;

  before(async () => {
    on = await startIngesting();
  });

  after(() => on.stop());

  const pathsSince = (count: number) => on.web.requests.slice(count).map(({ path }) => path);

  it("follows redirects to hosts of the list", async () => {
    on.respond = ({ url }, answer) => {
      if (url === "/moved.csv") answer.writeHead(302, { location: "/here.csv" }).end();
      else answer.end(TEXT);
    };
    const before = on.web.requests.length;

    const { key } = await on.ingest("/moved.csv");

    expect(key).to.equal(`raw/${on.web.host}/moved.csv`);
    expect(pathsSince(before)).to.deep.equal(["/moved.csv", "/here.csv"]);
  });

  const redirects = [
    { to: "https://elsewhere.example/a", place: "https://elsewhere.example" },
    { to: "https://localhost:1/a", place: "https://localhost:1" },
    { to: "http://elsewhere.example/a", place: "http://elsewhere.example" },
    { to: "file:///etc/passwd", place: "file://" },
  ];
  for (const { to, place } of redirects) {
    it(`refuses a redirect to ${to}`, async () => {
      on.respond = (_, answer) => answer.writeHead(307, { location: to }).end();

      expect(await failure(on.ingest("/away.csv"))).to.equal(
        `${on.web.host} redirects to ${place}, which is not the host of a configured https source`,
      );
    });
  }

  it("refuses the same host over plain http", async () => {
    on.respond = (_, answer) =>
      answer.writeHead(301, { location: `http://${on.web.host}/a` }).end();

    expect(await failure(on.ingest("/down.csv"))).to.equal(
      `${on.web.host} redirects to http://${on.web.host}, which is not the host of a configured https source`,
    );
  });

  it("gives up redirects in a circle", async () => {
    on.respond = (_, answer) => answer.writeHead(302, { location: "/circle.csv" }).end();
    const before = on.web.requests.length;

    expect(await failure(on.ingest("/circle.csv"))).to.equal(
      `${on.web.host} redirects more than 5 times`,
    );
    expect(pathsSince(before)).to.have.length(6);
  });

  it("refuses a redirect that leads nowhere", async () => {
    on.respond = (_, answer) => answer.writeHead(302).end();

    expect(await failure(on.ingest("/nowhere.csv"))).to.equal(
      `${on.web.host} answered 302 without a place to go to`,
    );
  });

  it("refuses a name that leads to an address of this machine, before any request", async () => {
    const before = on.web.requests.length;

    const message = await failure(
      on.ingest("/a.csv", { network: { isAllowedAddress: isPublicAddress } }),
    );

    expect(message).to.match(
      new RegExp(
        `^${on.web.host} is at (127.0.0.1|::1), which is no address of the public internet$`,
      ),
    );
    expect(pathsSince(before)).to.deep.equal([]);
  });

  for (const host of ["169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "2130706433"]) {
    it(`refuses the address ${host}, which is never looked up`, async () => {
      const text = `https://${host}/latest`;
      const network = { isAllowedAddress: isPublicAddress };

      expect(await failure(on.ingestUrl(text, { network }))).to.match(
        / is at .*, which is no address of the public internet$/,
      );
    });
  }

  it("trusts no certificate but those of the authorities", async () => {
    on.respond = (_, answer) => answer.end(TEXT);
    const other = await startHttpsServer(() => undefined);

    const message = await failure(
      on.ingest("/untrusted.csv", { network: { ca: other.ca } }),
    ).finally(() => other.stop());

    expect(message).to.match(new RegExp(`^${on.web.host}: .*certificate`));
  });
});
