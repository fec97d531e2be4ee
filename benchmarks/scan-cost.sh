#!/usr/bin/env bash
# Scan cost: CPU seconds a 4-minute MP3, as a ratio to a bare decode of the same files in the same run.
#   benchmarks/scan-cost.sh [SONGS=12] [ROUNDS=3]
# Makes SONGS different MP3 files (256 kb/s, 44.1 kHz stereo, 240 s), then in each round times, children included:
#   bare   ffmpeg -v error -nostdin -i F -f null -      for each file
#   scan   picks scan of all of them into a new store   (start-up and model loading included)
#   again  picks scan with nothing changed              (what start-up costs)
# and prints the ratios, the marginal cost a song (scan − again) and the peak memory of the largest process.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
songs=${1:-12} rounds=${2:-3}
./build.sh >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache

for i in $(seq "$songs"); do
  ffmpeg -v error -nostdin -f lavfi -i "sine=frequency=$((180 + 40 * i)):duration=240:sample_rate=44100" \
    -f lavfi -i "anoisesrc=duration=240:sample_rate=44100:amplitude=0.2:color=pink:seed=$i" \
    -filter_complex "[0][1]amix=inputs=2,aecho=0.8:0.7:${i}7:0.4,pan=stereo|c0=c0|c1=0.7*c0" \
    -b:a 256k -metadata title="Song $i" -metadata artist="Artist $i" "$work/song $i.mp3"
done

# User and system seconds of a command and its children, and the largest resident set in MB.
cost() { /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null 2>"$work/err" || { cat "$work/err" >&2; exit 1; }; awk '{print $1 + $2, $3 / 1024}' "$work/time"; }
bare() { cost sh -c 'for f in "$1"/*.mp3; do ffmpeg -v error -nostdin -i "$f" -f null -; done' sh "$work"; }

printf '%-6s %12s %12s %12s %14s %16s %10s\n' round 'bare s/song' 'scan s/song' 'again s' 'scan / bare' 'marginal / bare' 'peak MB'
for round in $(seq "$rounds"); do
  read -r bare _ < <(bare)
  rm -rf "$work/data"
  read -r scan peak < <(cost artifacts/picks/picks scan --library "$work")
  read -r again _ < <(cost artifacts/picks/picks scan --library "$work")
  awk -v r="$round" -v n="$songs" -v b="$bare" -v s="$scan" -v a="$again" -v m="$peak" \
    'BEGIN { printf "%-6d %12.3f %12.3f %12.3f %14.2f %16.2f %10.0f\n", r, b/n, s/n, a, s/b, (s-a)/b, m }'
done
