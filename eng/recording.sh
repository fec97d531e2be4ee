#!/usr/bin/env bash
# Records the flow in a real MPD client as docs/mpd.svg: eng/recording.sh
# Starts Debian's mpd and ncmpcpp on the demo's music (run ./demo.sh first), the daemon of HostAdapters/Mpd, presses the keys that a user would, and draws the
# terminal's own text as the frames of an animated SVG. Nothing on it was typed by hand.
# Needs mpd, mpc, ncmpcpp and tmux.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
./build.sh
work=$(mktemp -d)
columns=100 upper=20 lower=6
export XDG_RUNTIME_DIR=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config MPD_HOST=$work/mpd.socket HOME=$work TERM=screen LC_ALL=C.UTF-8
terminal() { tmux -L "predict-picks-$$" "$@"; }
cleanup() {
  terminal kill-server 2>/dev/null || true
  kill $(jobs -p) 2>/dev/null || true
  mpd --kill "$work/mpd.conf" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

mkdir -p "$work/playlists" "$work/ncmpcpp"
printf '%s "%s"\n' music_directory "$PWD/artifacts/demo-music" playlist_directory "$work/playlists" db_file "$work/db" pid_file "$work/pid" \
  bind_to_address "$MPD_HOST" sticker_file "$work/stickers" log_file "$work/log" > "$work/mpd.conf"
printf 'audio_output {\n type "null"\n name "none"\n}\n' >> "$work/mpd.conf"
cat > "$work/ncmpcpp/config" <<END
ncmpcpp_directory = $work/ncmpcpp
mpd_host = $MPD_HOST
header_visibility = no
statusbar_visibility = no
playlist_editor_display_mode = columns
song_columns_list_format = (45)[]{t|f} (25)[]{a} (30)[]{b}
END
printf 'def_key "P"\n  run_external_command "mpc sendmessage predict-picks go"\n' > "$work/ncmpcpp/bindings"

mpd "$work/mpd.conf"
mpc update --wait >/dev/null 2>&1
mpc find artist Maxstack | head -n 8 | mpc add
mpc save Picks && mpc clear >/dev/null
artifacts/picks/picks run predict-picks --host mpd --daemon --data artifacts/demo-store --music-dir "$PWD/artifacts/demo-music" >"$work/daemon.log" 2>&1 &
until mpc channels | grep -qx predict-picks; do sleep 0.2; done

terminal new-session -d -x "$columns" -y "$((upper + lower + 1))" "ncmpcpp -c $work/ncmpcpp/config -b $work/ncmpcpp/bindings"
terminal split-window -v -l "$lower" "mpc subscribe predict-picks-progress; sleep 60"
terminal select-pane -t 0

frames=() seconds=()
take() { frames+=("$(terminal capture-pane -p -t 0 | head -n "$upper"; printf '%s\n' "── mpc subscribe predict-picks-progress ──"; terminal capture-pane -p -t 1)"); seconds+=("$1"); }
press() { terminal send-keys -t 0 "$@"; sleep 0.7; }

sleep 8 # Until the client no longer says to which socket it is connected.
press 5; press Right
take 3
press P
for _ in $(seq 20); do sleep 0.25; take 0.4; done
press Left; press Down; press Right
take 5

. eng/frames.sh
draw_frames "$columns" > docs/mpd.svg
cat "$work/daemon.log"
