import { expect } from "chai";
import { checkDatasets } from "../../lambdas/data-transform/check-datasets";
import { resultOf, SAMPLES } from "./sample-datasets";

const EXPECTED: Readonly<
  Record<
    string,
    {
      readonly written: number;
      readonly rejects: Readonly<Record<string, number>>;
      readonly first: string;
    }
  >
> = {
  "access-log": {
    written: 118,
    rejects: { "left out: status is excluded": 32, "method is none of the allowed values": 1 },
    first:
      '{"at":"2026-10-05T06:00:00.000Z","address":"2a1f28f203f66c427edb96a0f939257ccdd17040e9bfa1bcc48662ba91b792f3","method":"GET","path":"/","status":200,"bytes":null,"referrer":"https://example.com/","seconds":0.491,"file":"raw/access.log.csv","line":3}',
  },
  customers: {
    written: 59,
    rejects: { "email does not match .+@.+": 1 },
    first:
      '{"id":1,"name":"309d29404d7611980949d7bc34fefdd096d72542a5c697e6d978c2d917744bbd","email":"9551f6ff6935f400d1422e75827ee012baad045daa3b733e3369fef22b0c9b4e","born":"1963-10-20","wantsNews":false,"credit":993121478664.0016}',
  },
  events: {
    written: 138,
    rejects: { "not JSON": 1, "id is missing": 1 },
    first:
      '{"id":9007199254740993,"type":"IssuesEvent","actorId":9223372036854770000,"actor":"bo","repository":"org-0/repo","size":1,"firstCommit":"e5212f05a18943f60e8de9c38371f5f2fa86f4df","lastMessage":"Fix it","payload":{"size": 1, "commits": [{"sha": "e5212f05a18943f',
  },
  invoices: {
    written: 139,
    rejects: { "items is no array": 1 },
    first:
      '{"number":"2026-0000","item":0,"customer":"Blå Bær AS","vatNumber":"NO161992120","issued":"2026-10-01","sku":"S-23","quantity":5,"price":646.50}',
  },
  prices: {
    written: 60,
    rejects: { "price: no amount in dollars": 1 },
    first:
      '{"number":7791,"name":"Widget 12\\" long","shownPrice":"$1,234.50","changedAt":"2026-09-05T16:07:00.000Z","stock":"in stock","price":1234.50,"label":"7791 WIDGET 12\\" LONG"}',
  },
  readings: {
    written: 50,
    rejects: {},
    first:
      '{"meter":"M0","at":"2026-10-05T05:00:00.000Z","first":185683,"last":352589,"values":[185683,675288,352589],"unit":"Wh","wattHours":1213560}',
  },
  sensors: {
    written: 118,
    rejects: { "at is not of type timestamp": 1, "temperature is not of type number": 1 },
    first:
      '{"place":"Köln-Süd","at":"2026-10-05T06:00:00.000Z","temperature":null,"flow":633.57,"isFine":true,"remark":null}',
  },
  statement: {
    written: 80,
    rejects: { "valued is not of type date": 1, "amount has more than 2 decimals": 1 },
    first:
      '{"booked":"2026-10-01","valued":"2026-10-02","amount":-8098.05,"currency":"EUR","reference":1052175060046161984,"text":"Card payment \\"CAFE\\""}',
  },
  stops: {
    written: 70,
    rejects: { "latitude is more than 90": 1 },
    first:
      '{"id":"00001","code":"0","name":"中央駅","latitude":-60.875932,"longitude":-22.39892,"postalCode":"23547","platform":null}',
  },
  telemetry: {
    written: 299,
    rejects: { "2 elements, expected 5": 1 },
    first:
      '{"device":"dev-0","at":"2025-10-05T06:00:00.000000Z","value":0.133371,"isCharging":true,"firmware":"1.2","battery":64,"status":{"fw": "1.2", "bat": 64}}',
  },
  trips: {
    written: 198,
    rejects: { "payment is none of the allowed values": 1, "5 fields, the header has 10": 1 },
    first:
      '{"id":1000000000000000,"vendor":"B","pickup":"2026-10-05T06:00:00.000000Z","dropoff":"2026-10-05T06:46:21.000000Z","passengers":null,"distanceKm":29.52,"fare":62.16,"tip":0.00,"payment":"cash","hasSurge":false}',
  },
  weather: {
    written: 55,
    rejects: { "left out: quality is below 2": 35, "day is not of type date": 1 },
    first:
      '{"station":"04711","day":"2026-01-01","warmest":-1.8,"coldest":2.2,"rainMm":null,"quality":2}',
  },
};

describe("the sample data sets", () => {
  it("are a dozen, each with what is expected of it, and can be of one pipeline", async () => {
    const results = await Promise.all(SAMPLES.map((name) => resultOf(name)));
    const datasets = results.map(({ dataset }) => dataset);

    expect(SAMPLES).to.deep.equal(Object.keys(EXPECTED));
    expect(SAMPLES).to.have.length(12);
    expect(() => checkDatasets({ datasets, otherwise: "fail" })).not.to.throw();
  });

  for (const [name, { written, rejects, first }] of Object.entries(EXPECTED)) {
    it(`${name}: ${written} records, rejects for ${Object.keys(rejects).length} reasons`, async () => {
      const { dataset, ndjson, reasons } = await resultOf(name);
      const lines = ndjson.split("\n").slice(0, -1);

      expect(dataset.name).to.equal(name);
      const counts = Map.groupBy(reasons, (reason) => reason);
      expect(
        Object.fromEntries([...counts].map(([reason, all]) => [reason, all.length])),
      ).to.deep.equal(rejects);
      expect(lines).to.have.length(written);
      expect(lines[0]?.slice(0, first.length)).to.equal(first);
    });
  }
});
