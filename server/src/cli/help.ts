/** What `optgate --help` prints: only what this version does. */
export const HELP = `optgate [check] [folder]     inventory, verdicts and checks (default: the current folder)
optgate export [folder]      write or update PRIVACY_OPERATIONS.md   [--check] [--force]
optgate removals [folder]    third-party removals: due, overdue, done   [--add ID] [--done ID] [--fill]
optgate explain FILE:LINE    why is this gated or ungated: gates, witness, findings (or explain ID)
optgate baseline [folder]    accept today's findings in optgate-baseline.json   [--prune]
optgate init [folder]        write optgate.config.json
optgate lsp --stdio          language server for any editor
optgate mcp [folder]         read-only tools for agents, over standard input and output

  -f, --format pretty|json|sarif|github|markdown|html     repeatable
  -o, --output [format=]FILE            repeatable; "-" is standard output
  -c, --config FILE                     this configuration, instead of every optgate.config.json
  --baseline FILE | --no-baseline       findings that fail no build (default: optgate-baseline.json, if there)
  --since REF                           only findings with a place that changed since this commit fail
  --fail-on ungated|limited|never       what gives exit code 1 (default: ungated)
  --today YYYY-MM-DD                    the day for deadlines and expiries (default: today)
  --stats                               time and memory, on standard error
  --quiet                               findings only, no progress
  --no-color                            also by the environment variable NO_COLOR
  --no-cache                            nothing is taken from an earlier run, nor kept for the next
  -h, --help    -v, --version

Exit code: 0 nothing failed, 1 a check or a finding fails, 2 wrong usage or configuration, or the scan could not finish.
Nothing is sent anywhere, and no code of the folder is executed.
`;
