/**
 * Runs inside the extension host, in front of the compiled suite, which is the very module that a desktop VS Code
 * would be given. Two things are added: what the suite prints goes to a file, since the workbench mixes it with its
 * own log; and a mark is left once all tests passed, since a crash of the extension host reports exit code 0.
 */
const fs = require('node:fs');
const { format } = require('node:util');

exports.run = async () => {
  const { OPTGATE_SUITE: suite, OPTGATE_SUITE_OUTPUT: output } = process.env;
  for (const method of ['log', 'info', 'warn', 'error']) {
    const original = console[method];
    const value = (...args) => {
      fs.appendFileSync(output, `${format(...args)}\n`);
      original.apply(console, args);
    };
    Object.defineProperty(console, method, { value }); // an assignment does nothing here
  }
  await require(suite).run(); // what it throws, VS Code prints, and makes the exit code 1
  fs.writeFileSync(`${output}.passed`, '');
};
