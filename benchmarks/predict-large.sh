#!/usr/bin/env bash
# Predict over a large library, from process start to result: benchmarks/predict-large.sh [CANDIDATES=100000] [PICKS=1000] [ROUNDS=5] [--train]
# With --train a model is trained first, which takes half a minute or more; its time is the first row, and the predictions use it.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
candidates=${1:-100000} picks=${2:-1000} rounds=${3:-5}
. benchmarks/synthetic-library.sh
synthetic_library "$((candidates + picks))" "$picks"

measure() {
  local name=$1; shift
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" artifacts/picks/picks "$@" --library "$work/music" --picks "$work/picks.txt" --data "$work/store" >/dev/null 2>&1
  awk -v n="$name" '{ printf "%-6s %8.2f %8.2f %10.0f\n", n, $1, $2 + $3, $4 / 1024 }' "$work/time"
}

printf '%-6s %8s %8s %10s\n' round 'wall s' 'cpu s' 'peak MB'
[[ ${4:-} != --train ]] || measure train train
for round in $(seq "$rounds"); do
  measure "$round" predict --no-scan --format json --output "$work/result.json"
done
grep -m1 '"candidates": [0-9]' "$work/result.json" || true
