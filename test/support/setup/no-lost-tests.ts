import Mocha from "mocha";

const { loadFilesAsync } = Mocha.prototype;

// A file that its process has loaded before registers no tests, and the run would pass without them. A process of
// `mocha --parallel` loads one file at a time.
Mocha.prototype.loadFilesAsync = async function loadTests(...args) {
  await loadFilesAsync.apply(this, args);
  const [file, ...others] = this.files;
  if (others.length === 0 && this.suite.total() === 0) throw new Error(`No tests in ${file}.`);
};
