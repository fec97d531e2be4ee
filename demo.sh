#!/usr/bin/env bash
# The whole job on real music: ./demo.sh [FOLDER]
# Sets up what is missing, scans FOLDER (or a small library of freely licensed music), takes a sensible set of picks, and shows the ranked list.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. eng/setup.sh

library=artifacts/demo-music

# Debian's game soundtracks, a folder a package, sound effects (under 200 kB) left out.
fetch_music() {
  [ -e "$library/complete" ] && return
  if ! command -v dpkg-deb >/dev/null; then
    say 'Without Debian packages there is no demo music here: name a folder of your own, ./demo.sh FOLDER'
    exit 1
  fi
  say 'Fetching a small library of freely licensed music (Debian packages, about 110 MB):'
  local work package holder licence
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && debian_download $(grep -v '^#' "$OLDPWD/eng/demo-music.tsv" | cut -f1))
  while IFS=$'\t' read -r package holder licence; do
    say "  $package: $holder, $licence"
    dpkg-deb -x "$work/$package"_*.deb "$work/$package"
    mkdir -p "$library/$package"
    find "$work/$package" -type f \( -name '*.ogg' -o -name '*.mp3' \) -size +200k -exec cp -t "$library/$package" {} +
    cp "$work/$package/usr/share/doc/$package/copyright" "$library/$package/"
  done < <(grep -v '^#' eng/demo-music.tsv)
  touch "$library/complete"
}

setup
if [ $# -gt 0 ]; then
  exec ./picks demo "$@"
fi
fetch_music
exec ./picks demo "$library" --data artifacts/demo-store
