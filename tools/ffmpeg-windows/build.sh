#!/usr/bin/env bash
# Builds the ffmpeg.exe that the Windows packages carry: LGPL, without network, with the formats that players play. tools/ffmpeg-windows/build.sh [OUTPUT-FOLDER]
#   OUTPUT-FOLDER   artifacts/ffmpeg-windows by default: ffmpeg.exe, its licence, the configure line, and the source archive that it was made from
# Needs Debian or Ubuntu, and root where a tool is missing. The same source gives the same bytes in any folder with the same compiler.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
out=${1:-$here/../../artifacts/ffmpeg-windows}
version=5.1.9
source=ffmpeg_$version.orig.tar.xz
url=http://deb.debian.org/debian/pool/main/f/ffmpeg/$source
sha256=$(cut -d' ' -f1 "$here/source.sha256")

missing=()
for tool in x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64 make:make nasm:nasm xz:xz-utils curl:curl; do
  command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
done
if ((${#missing[@]})); then
  echo "Installing ${missing[*]} …" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

mkdir -p "$out"
out=$(cd "$out" && pwd)
[[ -e $out/$source ]] || { curl -fsSL --retry 3 -o "$out/$source.part" "$url" && mv "$out/$source.part" "$out/$source"; }
echo "$sha256  $out/$source" | sha256sum --check --quiet || { echo "$out/$source is not the archive that was built before: delete it and try again." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xf "$out/$source" -C "$work" --strip-components=1
cd "$work"

# Without a time stamp, and without the folder's name (the program holds this whole line; the sources are compiled by relative paths), two builds are equal.
export SOURCE_DATE_EPOCH=0
configure=(
  --enable-cross-compile --target-os=mingw32 --arch=x86_64 --cross-prefix=x86_64-w64-mingw32- --pkg-config=false
  --disable-everything --disable-autodetect --disable-doc --disable-debug --disable-network --disable-avdevice --disable-swscale --disable-postproc
  --disable-programs --enable-ffmpeg --enable-static --disable-shared
  '--extra-ldflags=-static -Wl,--no-insert-timestamp'
  --enable-protocol=file,pipe,fd
  --enable-parser=aac,aac_latm,ac3,flac,mpegaudio,opus,vorbis,dca,tak,mlp
  --enable-demuxer=mp3,mov,aac,flac,wav,w64,ogg,matroska,asf,aiff,ape,wv,tta,tak,mpc,mpc8,dsf,iff,ac3,eac3,caf,au,dts,truehd,avi,mpegts,mpegps,oma,xwma,shorten,rm
  "--enable-decoder=mp3float,mp2float,mp1float,mp3adufloat,mp3on4float,aac,aac_latm,alac,flac,vorbis,opus,wmav1,wmav2,wmapro,wmalossless,wmavoice,ape,wavpack,tta,tak,mpc7,mpc8,ac3,eac3,dca,truehd,mlp,shorten,cook,atrac3,atrac3p,dsd_lsbf,dsd_msbf,dsd_lsbf_planar,dsd_msbf_planar,pcm_*,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,gsm,gsm_ms"
  --enable-encoder=pcm_f32le,pcm_s16le
  --enable-muxer=matroska,streamhash,ffmetadata,null,wav
  --enable-filter=aresample,aformat,asetnsamples,anull,pan,volume,atrim,asetpts,asplit,amix,abuffer,abuffersink,channelsplit,channelmap
)
./configure "${configure[@]}" >"$out/configure.log"
grep -q 'License: LGPL version 2.1 or later' "$out/configure.log"
make -j"$(nproc)" ffmpeg.exe >"$out/make.log" 2>&1
x86_64-w64-mingw32-strip ffmpeg.exe
cp ffmpeg.exe "$out/"
cp COPYING.LGPLv2.1 "$out/ffmpeg-licence.txt"
{
  echo "ffmpeg.exe: FFmpeg $version, GNU Lesser General Public License 2.1 or later (ffmpeg-licence.txt)."
  echo "Source: $source, SHA-256 $sha256, offered beside this release and at $url"
  echo "Built by tools/ffmpeg-windows/build.sh with $(x86_64-w64-mingw32-gcc --version | head -1) and"
  echo "./configure ${configure[*]}"
} >"$out/ffmpeg-source.txt"
sha256sum "$out/ffmpeg.exe"
