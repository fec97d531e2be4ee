#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the tests: ./test.sh          all of them
#                                                      ./test.sh --fast   without the slow ones (category Slow)
# Ends with one line: 'N passed, N failed, N skipped'.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. eng/setup.sh

filter=()
if [ "${1:-}" = --fast ]; then
  filter=(--filter-not-trait Category=Slow)
fi

setup
./build.sh
dotnet build Plugins.sln --nologo -v quiet

passed=0 failed=0 skipped=0
count() { sed -nE "s/^ *$2: *([0-9]+).*/\1/p" "$1" | tail -1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for project in $(find tests -name '*.csproj' ! -path '*/FakePlugins/*' ! -name '*.Contract.csproj' | sort); do
  name=$(basename "$project" .csproj)
  program=$(dirname "$project")/bin/Debug/net10.0/$name
  printf '\n== %s\n' "$name"
  status=0
  "$program" --no-progress --no-ansi "${filter[@]}" </dev/null >"$log" 2>&1 || status=$?
  cat "$log"
  failures=$(count "$log" failed)
  # A run that ends badly without counting a failure (a crash, no tests at all) is one.
  if [ "$status" -ne 0 ] && [ "${failures:-0}" -eq 0 ]; then failures=1; fi
  passed=$((passed + $(count "$log" succeeded || true) + 0)) 2>/dev/null || true
  failed=$((failed + ${failures:-0}))
  skips=$(count "$log" skipped); skipped=$((skipped + ${skips:-0}))
done

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
