#!/usr/bin/env bash
# Draws what a program printed as an SVG: COMMAND | eng/picture.sh 'what was typed' [COLUMNS=160] > docs/demo.svg
# Longer lines end in an ellipsis. Spaces become no-break spaces, since browsers join plain ones.
set -euo pipefail
shopt -u patsub_replacement 2>/dev/null || true # From 5.2 on, & would stand for what was found.
typed=$1 columns=${2:-160}
mapfile -t lines
width=$((columns * 36 / 5 + 32)) height=$(((${#lines[@]} + 2) * 17 + 24))
escape() { local text=$1; text=${text//&/&amp;}; text=${text//</&lt;}; text=${text//>/&gt;}; printf '%s' "${text// /&#160;}"; }
text() { printf '<text x="16" y="%d" fill="%s">%s</text>\n' "$1" "$2" "$(escape "$3")"; }
printf '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="A ranked list with reasons, as picks prints it">\n' "$width" "$height"
printf '<rect width="100%%" height="100%%" rx="8" fill="#16181d"/>\n<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="12">\n'
text 24 '#7fd1b9' "\$ $typed"
y=58 colour='#ffffff'
for line in "${lines[@]}"; do
  if [ ${#line} -gt "$columns" ]; then line=${line:0:columns-1}…; fi
  text $y "$colour" "$line"
  y=$((y + 17)) colour='#d7dbe2'
done
printf '</g>\n</svg>\n'
