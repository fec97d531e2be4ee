#!/usr/bin/env bash
# Measures how well each scorer finds the hidden picks of simulated listeners, and writes results.md beside this script.
#
#   benchmarks/ranking/run.sh [WORK-FOLDER [LISTENERS [LISTENERS-OF-THE-COMPARISON-OF-NEGATIVES]]]
#
# WORK-FOLDER keeps the songs that are fetched from Debian's archive (packages.tsv, about 3.5 GB to fetch, 3 GB to keep) and their analysis, so that a
# second run only ranks. The first run analyses for about ten minutes on two cores. LISTENERS: a cell's; 60 unless given,
# and 20 for the comparison of negatives. Cells of 80 picks and more train trees: some seconds a listener.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${1:-${TMPDIR:-/tmp}/predict-picks-ranking}
listeners=${2:-60}
negatives=${3:-20}

# Moves the songs of a package, also those within zip files, to a folder a package. Sound effects (under 200 kB) are left out.
fetch() {
  local package=$1 fetched=$work/fetched archive song folder
  rm -rf "$fetched" && mkdir -p "$fetched"
  (cd "$fetched" && apt-get download -q "$package" >/dev/null 2>&1) || { echo "left out: $package cannot be fetched" >&2; return; }
  dpkg-deb -x "$fetched"/*.deb "$fetched/tree"
  while IFS= read -r -d '' archive; do
    unzip -qo "$archive" '*.ogg' -d "$fetched/tree/unzipped" 2>/dev/null || true
  done < <(find "$fetched/tree" -type f \( -name '*.pk3' -o -name '*.zip' \) -print0)
  while IFS= read -r -d '' song; do
    folder=$work/songs/$package/$(basename "$(dirname "$song")")
    mkdir -p "$folder" && mv -n "$song" "$folder/"
  done < <(find "$fetched/tree" -type f \( -iname '*.ogg' -o -iname '*.mp3' -o -iname '*.opus' -o -iname '*.flac' \) -size +200k -print0)
  rm -rf "$fetched"
}

mkdir -p "$work"
while read -r package _; do
  [[ $package == '#'* || -d $work/songs/$package ]] || fetch "$package"
done < "$here/packages.tsv"

"$here/../../picks" scan --library "$work/songs" --data "$work/store"
dotnet run --project "$here/PredictPicks.RankingSuite.csproj" -c Release -- "$work/store" "$here/packages.tsv" "$here/../../models" "$here/results.md" "$listeners" "$negatives"
echo "$here/results.md"
