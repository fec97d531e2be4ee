#!/usr/bin/env bash
# Measures how often tempo, key and loudness are right, and writes results.md beside this script.
#
#   benchmarks/accuracy/run.sh [WORK-FOLDER [SONG-FOLDER]]
#
# WORK-FOLDER keeps what is rendered and decoded (about 20 GB), so that a second run only analyses. SONG-FOLDER holds the real songs;
# without it they are fetched from Debian's archive. Needs Debian or Ubuntu, and root where a tool is missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${1:-${TMPDIR:-/tmp}/predict-picks-accuracy}
songs=${2:-$work/songs}
font=${SOUNDFONT:-/usr/share/sounds/sf2/FluidR3_GM.sf2}

# Freely licensed soundtracks, songs of Frets on Fire with their tempo maps, and MIDI songs.
packages=(
  fretsonfire-songs-muldjord fretsonfire-songs-sectoid openttd-openmsx planetblupi-music-midi
  a7xpg-data amoebax-data asc-music gunroar-data hyperrogue-music mu-cade-data parsec47-data pathological rrootage-data singularity-music
  titanion-data torus-trooper-data tumiki-fighters-data warzone2100-music wesnoth-1.16-music wizznic-data zaz-data
)

missing=()
command -v ffmpeg >/dev/null || missing+=(ffmpeg)
command -v fluidsynth >/dev/null || missing+=(fluidsynth)
command -v aubio >/dev/null || missing+=(aubio-tools)
[[ -e $font ]] || missing+=(fluid-soundfont-gm)
if ((${#missing[@]})); then
  apt-get update -q && apt-get install -y -q "${missing[@]}"
fi

mkdir -p "$work"
if (($# < 2)); then
  mkdir -p "$songs"
  for package in "${packages[@]}"; do
    [[ -d $songs/$package ]] && continue
    rm -rf "$work/fetched" && mkdir -p "$work/fetched"
    if (cd "$work/fetched" && apt-get download -q "$package" >/dev/null); then
      dpkg-deb -x "$work"/fetched/*.deb "$work/fetched/tree"
      mv "$work/fetched/tree" "$songs/$package"
    else
      echo "left out: $package cannot be fetched" >&2
    fi
  done
  rm -rf "$work/fetched"
fi

dotnet run --project "$here/PredictPicks.Accuracy.csproj" -c Release -- "$work" "$font" "$songs" "$here/results.md"
echo "$here/results.md"
