#!/usr/bin/env bash
# Builds the program into artifacts/picks: picks, its libraries, models/ and plugins/. Does nothing when nothing has changed; --force builds anyway.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

# Whether a source is newer than the last build: the same question that ./picks asks.
is_stale() {
    [[ ! -e artifacts/picks/.stamp ]] || [[ -n $(find src models eng plugin.manifest.json global.json Directory.* \
        \( -name bin -o -name obj -o -name Shim \) -prune -o -newer artifacts/picks/.stamp "$@" -print -quit) ]]
}

mkdir -p artifacts
# Two builds at once would mix their files: the second one waits, and then mostly finds nothing to do.
if command -v flock >/dev/null; then
    exec 9>artifacts/.build.lock
    flock 9
fi

if [[ ${1:-} != --force ]] && ! is_stale; then
    exit 0
fi

new=$PWD/artifacts/.picks.new
rm -rf "$new"
mkdir "$new"
touch "$new/.stamp"
dotnet msbuild eng/Package.proj -nologo -verbosity:quiet -maxCpuCount -nodeReuse:false -property:OutputFolder="$new/"
"$new/picks" seal "$new"/plugins/*

# A program that is running keeps its old files; it is never changed under its feet.
rm -rf artifacts/.picks.old
[[ ! -e artifacts/picks ]] || mv artifacts/picks artifacts/.picks.old
mv "$new" artifacts/picks
rm -rf artifacts/.picks.old
# The build itself creates obj folders in src. Unless a file was edited meanwhile, the stamp may be as late as that.
is_stale -type f || touch artifacts/picks/.stamp
