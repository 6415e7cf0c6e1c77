// Pure-JS stand-in for @vscode/native-watchdog: exit when the process that started this one is gone.
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};
exports.exit = (code = 0) => process.exit(code);
