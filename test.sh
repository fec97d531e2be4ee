#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the tests: ./test.sh          all of them
#                                                      ./test.sh --fast   without the slow ones (category Slow)
# The packages have tests of their own: ./package.sh --check.
# Ends with one line: 'N passed, N failed, N skipped'.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. eng/setup.sh

filter=()
if [ "${1:-}" = --fast ]; then
  filter=(-trait- Category=Slow)
fi

setup
want_mpd
./build.sh
# Not 'dotnet build', which leaves two empty folders in /tmp each time (SDK 10.0).
dotnet msbuild Plugins.sln -restore -nologo -verbosity:quiet

# A shell that runs this in the background ignores Ctrl-C for all children; the tests of Ctrl-C need its default.
run=()
if env --default-signal=INT true 2>/dev/null; then run=(env --default-signal=INT); fi

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# One figure of the runner's summary line: "Total: 40, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 0.793s".
figure() { sed -nE "s/.*Total: .*$1: ([0-9]+).*/\1/p; s/.*($1): ([0-9]+), Errors: .*/\2/p" "$log" | tail -1; }

for project in $(find tests -name '*.csproj' ! -path '*/FakePlugins/*' ! -path 'tests/Packages/*' ! -name '*.Contract.csproj' ! -name 'System.Windows.Forms.csproj' | sort); do
  name=$(basename "$project" .csproj)
  printf '\n== %s\n' "$name"
  status=0
  "${run[@]}" "$(dirname "$project")/bin/Debug/net10.0/$name" -noColor -noLogo "${filter[@]}" </dev/null >"$log" 2>&1 || status=$?
  cat "$log"
  total=$(figure Total) bad=$(($(figure Failed || echo 0) + $(figure Errors || echo 0))) skips=$(figure Skipped) not_run=$(figure 'Not Run')
  # A run that ends badly without counting a failure (a crash, no summary) is one.
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  failed=$((failed + bad))
  skipped=$((skipped + ${skips:-0}))
  passed=$((passed + ${total:-0} - ${skips:-0} - ${not_run:-0} - $(figure Failed || echo 0)))
done

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
