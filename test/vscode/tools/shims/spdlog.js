// Pure-JS stand-in for @vscode/spdlog. Only its logging is replaced: without any spdlog, output channels
// stay empty, because VS Code writes them to files through it and then shows the files.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').slice(0, 23);
    try {
      fs.appendFileSync(this.file, this.raw ? message : `${stamp} [${LEVELS[level]}] ${message}\n`);
    } catch {
      // The log folder goes away with the session; a late line is worth nothing.
    }
  }
  trace(m) {
    this.write(0, m);
  }
  debug(m) {
    this.write(1, m);
  }
  info(m) {
    this.write(2, m);
  }
  warn(m) {
    this.write(3, m);
  }
  error(m) {
    this.write(4, m);
  }
  critical(m) {
    this.write(5, m);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
}

// One `exports.name =` each: that is what lets an ES module import them by name.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
