import { expect } from "chai";
import { parseFigures } from "../../../operations/pricing/figures";

const HEADER =
  "functionName,invocations,averageDurationMs,coldStarts,averageInitMs,maxMemoryUsedMb,memoryMb";
const KEYS =
  "functionName, invocations, averageDurationMs, coldStarts, averageInitMs, maxMemoryUsedMb, memoryMb";
const json = (row: unknown) => JSON.stringify({ functions: [row] });
const a = { functionName: "a", invocations: 10, averageDurationMs: 2.5 };

const fine = [
  { title: "JSON", text: json(a), rows: [a] },
  { title: "CSV", text: "functionName,invocations,averageDurationMs\na,10,2.5\n", rows: [a] },
  {
    title: "CSV with every column, quotes and Windows line ends",
    text: `${HEADER}\r\n"a",10,2.5,1,200,130,3008\r\n`,
    rows: [{ ...a, coldStarts: 1, averageInitMs: 200, maxMemoryUsedMb: 130, memoryMb: 3008 }],
  },
  {
    title: "CSV with an empty cell",
    text: "functionName,invocations,averageDurationMs,coldStarts\na,10,2.5,\n",
    rows: [a],
  },
  {
    title: "a function with two memory settings",
    text: JSON.stringify({ functions: [a, { ...a, memoryMb: 3008 }] }),
    rows: [a, { ...a, memoryMb: 3008 }],
  },
];

const wrong = [
  { text: "{", message: "f: not JSON: Expected property name or '}' in JSON at position 1" },
  { text: "{}", message: 'f: expected {"functions": [{"functionName": "...", ...}]}' },
  {
    text: '{"functions":[1]}',
    message: 'f: expected {"functions": [{"functionName": "...", ...}]}',
  },
  { text: '{"functions":[]}', message: "f: it lists no function" },
  { text: "functionName,invocations", message: "f: it lists no function" },
  { text: "", message: `f: expected JSON, or CSV whose first line names ${KEYS}` },
  { text: "name,calls\na,1", message: `f: expected JSON, or CSV whose first line names ${KEYS}` },
  {
    text: json({ ...a, duration: 1 }),
    message: `f: function 1: unknown key duration: expected ${KEYS}`,
  },
  {
    text: json({ invocations: 1 }),
    message: "f: function 1: functionName must be a non-empty string, got undefined",
  },
  {
    text: json({ functionName: "a", invocations: 1 }),
    message: "f: function 1: averageDurationMs must be a number from 0, got nothing",
  },
  {
    text: json({ ...a, invocations: -1 }),
    message: "f: function 1: invocations must be a number from 0, got -1",
  },
  {
    text: "functionName,invocations,averageDurationMs\na,10,2.5\nb,ten,2",
    message: 'f: function 2: invocations must be a number from 0, got "ten"',
  },
  {
    text: JSON.stringify({ functions: [a, a] }),
    message: "f: function 2: a appears twice with the same memory",
  },
];

describe("parseFigures", () => {
  for (const { title, text, rows } of fine) {
    it(`reads ${title}`, () => expect(parseFigures(text, "f")).to.deep.equal(rows));
  }

  for (const { text, message } of wrong) {
    it(`rejects ${text === "" ? "an empty file" : text}`, () => {
      expect(() => parseFigures(text, "f")).to.throw(message);
    });
  }
});
