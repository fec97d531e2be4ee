#!/usr/bin/env bash
# What embedding models cost: CPU time of one thread a window and a 4-minute song, windows/s, FLOP/s as a share of the core's measured peak, memory, the ratio to a
# bare decode; and how near larger hops and shared windows come to the vectors at the model's own hop.
#   benchmarks/models.sh [--edgel3 FILE.h5.gz] [SONG...]
# Measures the bundled model, OpenL3 with weights that are made up (they cost what the real ones do), and EdgeL3 where its weight file is given. Without songs, one is
# made up; cosines are worth looking at with real ones alone. Figures are in benchmarks/models.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
edgel3=
if [[ ${1:-} == --edgel3 ]]; then edgel3=$2; shift 2; fi
./build.sh >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
songs=("$@")
if [[ ${#songs[@]} -eq 0 ]]; then
  songs=("$work/song.mp3")
  ffmpeg -v error -nostdin -f lavfi -i "sine=frequency=220:duration=60" -f lavfi -i "anoisesrc=duration=60:amplitude=0.2:color=pink:seed=1" \
    -filter_complex "[0][1]amix=inputs=2" -b:a 256k "${songs[0]}"
fi
project=benchmarks/Plugin.Selection.Benchmarks
dotnet build -c Release -v q --nologo "$project" >&2
report() { "$project/bin/Release/net10.0/PredictPicks.Selection.Benchmarks" models "$@" "${songs[@]}"; echo; }
report models/msd-musicnn
report made-up-openl3
if [[ -n $edgel3 ]]; then
  XDG_DATA_HOME=$work artifacts/picks/picks models install edgel3 --from "$edgel3" >&2
  report "$work/PredictPicks/models/edgel3"
fi
