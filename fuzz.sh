#!/usr/bin/env bash
# Feeds every parser of what others wrote with damaged and made-up input for a long time; test.sh does the same for seconds.
#     ./fuzz.sh [SECONDS]      seconds for each test, 60 by default; some thirty tests
# A failure prints the seed with which it comes again: CsCheck_Seed=SEED ./fuzz.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
export CsCheck_Time=${1:-60}

status=0
fuzz() {
  local project=$1
  shift
  dotnet msbuild "$project" -restore -nologo -verbosity:quiet
  "$(dirname "$project")/bin/Debug/net10.0/$(basename "$project" .csproj)" -noColor -noLogo "$@" || status=$?
}

fuzz tests/HostAdapters/Folder.Tests/PredictPicks.HostAdapters.Folder.Tests.csproj -class '*PlaylistFuzzTests' -class '*LineReaderTests' -class '*AudioSnifferTests'
fuzz tests/Plugin.Selection.Tests/PredictPicks.Selection.Tests.csproj -class '*MatroskaReaderFuzzTests' -class '*DamagedTagsTests' -class '*ModelCardReaderTests' \
  -class '*FfmpegLogTests' -class '*FfmpegOutputTests' -class '*FfMetadataReaderTests' -class '*TagTextTests' -class '*EncodingRepairTests'
fuzz tests/TestHost.Tests/PredictPicks.TestHost.Tests.csproj -class '*PluginManifestReaderTests' -class '*FramedStreamTests'
exit "$status"
