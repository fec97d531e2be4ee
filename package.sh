#!/usr/bin/env bash
# Makes the packages that users get into artifacts/packages, with checksums: ./package.sh [linux-x64] [win-x64] [musicbee]; without a name all three.
#                                                                           ./package.sh --check   all three, and tries them (about 15 minutes)
#   predict-picks-VERSION-linux-x64.tar.gz   unpack anywhere, run ./picks; needs ffmpeg on the PATH
#   predict-picks-VERSION-win-x64.zip        unpack anywhere, run picks.exe; has its own ffmpeg.exe, and what MusicBee loads
#   predict-picks-VERSION-musicbee.zip       for MusicBee's "Add Plugin"
# None needs .NET on the user's machine. The same sources give the same bytes. A new package takes the place of the older versions of its kind.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. eng/setup.sh

check=
[[ ${1:-} != --check ]] || { check=yes; shift; }
packages=("$@")
((${#packages[@]})) || packages=(linux-x64 win-x64 musicbee)
version=$(sed -nE 's:.*<Version>(.*)</Version>.*:\1:p' Directory.Build.props)
out=$PWD/artifacts/packages
# Every file has the time of the last commit, so that an archive depends on nothing but its contents.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}

wants() { [[ " ${packages[*]} " == *" $1 "* ]]; }

need_zip() {
  command -v zip >/dev/null && return
  can_install || { say 'The packages for Windows need zip: sudo apt-get install zip'; exit 1; }
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends zip >/dev/null
}

# The program for a system, with .NET, its plug-ins' manifests sealed by the program of this machine.
lay_out() {
  local runtime=$1 folder=$2
  rm -rf "$folder"
  mkdir -p "$folder"
  dotnet msbuild eng/Package.proj -nologo -verbosity:quiet -maxCpuCount -nodeReuse:false \
    -property:OutputFolder="$folder/" -property:PackageRuntime="$runtime" -property:PackageSelfContained=true
  [[ $runtime != win-* ]] || cp "$shim" "$folder/plugins/host-musicbee/"
  artifacts/picks/picks seal "$folder"/plugins/*
  cp LICENSE THIRD-PARTY-NOTICES.md README.md CHANGELOG.md "$folder/"
  cp -r docs "$folder/"
}

# What MusicBee loads.
build_shim() {
  dotnet msbuild src/HostAdapters/MusicBee/Shim/PredictPicks.HostAdapters.MusicBee.Shim.csproj -restore -nologo -verbosity:quiet -property:Configuration=Release
  shim=src/HostAdapters/MusicBee/Shim/bin/Release/net48/mb_PredictPicks.dll
}

add_ffmpeg() {
  [[ -e artifacts/ffmpeg-windows/ffmpeg.exe ]] || tools/ffmpeg-windows/build.sh >&2
  cp artifacts/ffmpeg-windows/ffmpeg.exe artifacts/ffmpeg-windows/ffmpeg-licence.txt artifacts/ffmpeg-windows/ffmpeg-source.txt "$1/"
  cp artifacts/ffmpeg-windows/*.orig.tar.xz "$out/"
}

# The path of a package whose name ends so; those of older versions go.
package() {
  rm -f "$out"/predict-picks-*-"$1"
  echo "$out/predict-picks-$version-$1"
}

date_files() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

zip_up() {
  local folder=$1 archive=$2
  date_files "$folder"
  (cd "$folder" && find . -type f -printf '%P\n' | LC_ALL=C sort | TZ=UTC zip -q -X -9 "$archive" -@)
}

setup
./build.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

if wants linux-x64; then
  lay_out linux-x64 "$work/linux/predict-picks"
  date_files "$work/linux"
  tar -C "$work/linux" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - predict-picks | gzip -9 -n >"$(package linux-x64.tar.gz)"
fi

if wants win-x64 || wants musicbee; then
  need_zip
  build_shim
  lay_out win-x64 "$work/windows/predict-picks"
  add_ffmpeg "$work/windows/predict-picks"
fi

if wants win-x64; then
  zip_up "$work/windows" "$(package win-x64.zip)"
fi

if wants musicbee; then
  mkdir "$work/musicbee"
  cp "$shim" "$work/musicbee/"
  mv "$work/windows/predict-picks" "$work/musicbee/PredictPicks"
  zip_up "$work/musicbee" "$(package musicbee.zip)"
fi

(cd "$out" && sha256sum -- *.gz *.zip *.xz 2>/dev/null >SHA256SUMS; cat SHA256SUMS; ls -sh)
[[ $check ]] || exit 0

# Made again in another folder, FFmpeg included, every package has the same bytes.
twin="$work/made again"
mkdir -p "$twin/artifacts/ffmpeg-windows"
git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C "$twin"
cp -r .deps "$twin/"
cp artifacts/ffmpeg-windows/*.orig.tar.xz "$twin/artifacts/ffmpeg-windows/"
"$twin/package.sh" "${packages[@]}" >/dev/null
diff "$out/SHA256SUMS" "$twin/artifacts/packages/SHA256SUMS" && say 'Made twice, the packages are equal.' || { say 'Made twice, the packages differ.'; exit 1; }

# As users get them: in a Linux with nothing else in it, and in Wine.
dotnet msbuild tests/Packages/PredictPicks.Packages.csproj -restore -nologo -verbosity:quiet
tests/Packages/bin/Debug/net10.0/PredictPicks.Packages -noColor -noLogo
