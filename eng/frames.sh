# Draws the texts in frames=() as an animated SVG, each as long as seconds=() says; equal neighbours become one. Source it; draw_frames COLUMNS.
draw_frames() {
  local columns=$1 i total=0 start=0 kept=() lasts=()
  for i in "${!frames[@]}"; do
    if [ ${#kept[@]} -gt 0 ] && [ "${kept[-1]}" = "${frames[i]}" ]; then
      lasts[-1]=$(awk -v a="${lasts[-1]}" -v b="${seconds[i]}" 'BEGIN { print a + b }')
    else
      kept+=("${frames[i]}") lasts+=("${seconds[i]}")
    fi
  done
  total=$(printf '%s\n' "${lasts[@]}" | awk '{ s += $1 } END { print s }')
  local lines width height
  lines=$(for i in "${!kept[@]}"; do printf '%s\n' "${kept[i]}" | wc -l; done | sort -n | tail -n 1)
  width=$((columns * 36 / 5 + 32)) height=$((lines * 17 + 24))
  printf '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="Predict picks in ncmpcpp, a client of MPD">\n<style>\n' "$width" "$height"
  for i in "${!kept[@]}"; do
    # Shown from its start to its end, as shares of the whole.
    awk -v i="$i" -v s="$start" -v d="${lasts[i]}" -v t="$total" 'BEGIN {
      a = 100 * s / t; b = 100 * (s + d) / t
      printf "@keyframes f%d { 0%% { visibility: hidden } %.2f%% { visibility: visible } %.2f%%, 100%% { visibility: hidden } }\n", i, a, b
      printf "#f%d { visibility: hidden; animation: f%d %.1fs step-end infinite }\n", i, i, t }'
    start=$(awk -v a="$start" -v b="${lasts[i]}" 'BEGIN { print a + b }')
  done
  printf '</style>\n<rect width="100%%" height="100%%" rx="8" fill="#16181d"/>\n'
  for i in "${!kept[@]}"; do
    printf '<g id="f%d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="12" fill="#d7dbe2">\n' "$i"
    printf '%s\n' "${kept[i]}" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/ /\&#160;/g' | awk '{ if ($0 != "") printf "<text x=\"16\" y=\"%d\">%s</text>\n", 24 + 17 * (NR - 1), $0 }'
    printf '</g>\n'
  done
  printf '</svg>\n'
}
