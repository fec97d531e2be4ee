#!/usr/bin/env bash
# Sets up what is missing on this machine to build, run and test: quick when nothing is. Sourced by demo.sh and test.sh, after cd to the repository's root.
# Debian and its children with root rights are served; elsewhere it says what is needed.

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    say 'Predict Picks needs the .NET SDK 10: https://dotnet.microsoft.com/download, or your distribution (package dotnet-sdk-10.0).'
    exit 1
  fi
}

need_ffmpeg() {
  command -v ffmpeg >/dev/null && return
  if can_install; then
    say 'Installing ffmpeg …'
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg >/dev/null
  else
    say 'Predict Picks needs ffmpeg, which decodes the music. Install it, for example with'
    say '    sudo apt-get install ffmpeg      (Debian, Ubuntu)'
    say '    sudo dnf install ffmpeg-free     (Fedora)'
    say '    brew install ffmpeg              (macOS)'
    exit 1
  fi
}

# Downloads Debian packages into the present folder, without installing them. Refreshes the package lists once if they are missing.
debian_download() {
  apt-get download -qq "$@" 2>/dev/null && return
  as_root apt-get update -qq && apt-get download -qq "$@"
}

# TagLibSharp reads multi-valued tags better than FFmpeg. NuGet may not have it; Debian's package carries the assembly, which is unpacked, not installed.
want_taglib() {
  [ -e .deps/taglib/taglib-sharp.dll ] || [ -e .deps/taglib/absent ] && return
  mkdir -p .deps/taglib
  local work
  work=$(mktemp -d)
  if command -v dpkg-deb >/dev/null && (cd "$work" && debian_download libtaglib2.1-cil && dpkg-deb -x libtaglib2.1-cil_*.deb .); then
    cp "$work/usr/lib/cli/taglib-sharp-2.1/taglib-sharp.dll" .deps/taglib/
  else
    touch .deps/taglib/absent
    say 'TagLibSharp is not to be had here; tags are read by FFmpeg alone (multi-valued tags of some formats are then incomplete).'
  fi
  rm -rf "$work"
}

# The tests start an MPD of their own. Debian's package would also start one for the whole machine, which policy-rc.d forbids while it is installed.
want_mpd() {
  command -v mpd >/dev/null && command -v mpc >/dev/null && return
  can_install || { say 'mpd and mpc are not installed; the tests of the MPD host are skipped.'; return; }
  say 'Installing mpd and mpc for the tests …'
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mpd mpc >/dev/null || say 'mpd could not be installed; the tests of the MPD host are skipped.'
  [ -z "$ours" ] || as_root rm "$policy"
}

setup() {
  need_dotnet
  need_ffmpeg
  want_taglib
}
