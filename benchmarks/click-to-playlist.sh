#!/usr/bin/env bash
# What a user waits for after the click on "Predict picks", in a library that is analysed already: benchmarks/click-to-playlist.sh [SONGS=20000] [PICKS=200] [ROUNDS=5]
# Runs the menu's own command, whole: list the library, look for new songs, rank by the trained model, write the playlist. Says when the first progress came, when the
# playlist was written, and how long a cancelled run took to end.
# The model is trained first, which is not measured.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
songs=${1:-20000} picks=${2:-200} rounds=${3:-5}
. benchmarks/synthetic-library.sh
synthetic_library "$((songs + picks))" "$picks"

run=(artifacts/picks/picks run predict-picks --host folder --library "$work/music" --picks "$work/picks.txt" --data "$work/store" --result "$work/Predicted picks.m3u8")
"${run[@]}" >/dev/null 2>&1

since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'; }

printf '%-6s %16s %14s %12s\n' round 'first progress s' 'playlist s' 'cancel s'
for round in $(seq "$rounds"); do
  rm -f "$work/Predicted picks.m3u8"
  start=$EPOCHREALTIME
  first=-
  # On a terminal, which shows progress as it comes; without one a line comes every five seconds.
  shown=
  while IFS= read -r -n 1 character; do
    shown+=$character
    [[ $first != - || $shown != *passed* ]] || first=$(since "$start")
  done < <(script -qefc "${run[*]@Q} 2>&1" /dev/null)
  [[ -s "$work/Predicted picks.m3u8" ]] || { echo 'no playlist was written' >&2; exit 1; }
  written=$(since "$start")

  # With job control, since a shell without it starts background jobs deaf to SIGINT.
  set -m
  "${run[@]}" >/dev/null 2>&1 & job=$!
  set +m
  sleep 0.6
  start=$EPOCHREALTIME
  kill -INT "$job" 2>/dev/null || { echo 'the run ended before it could be cancelled: take more songs' >&2; exit 1; }
  wait "$job" || true
  printf '%-6s %16s %14s %12s\n' "$round" "$first" "$written" "$(since "$start")"
done
