# Source it from the repository's root: synthetic_library SONGS PICKS builds the program and makes, in a folder $work that goes away at the end, a real features.db of
# synthetic vectors and tags, an empty file a song in $work/music, so that the library is really listed, and a list of picks, $work/picks.txt. The store is $work/store.
synthetic_library() {
  ./build.sh >&2
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  export XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
  dotnet run --project benchmarks/Plugin.Selection.Benchmarks -c Release -v quiet -- \
    synthetic-library "$work/music" "$work/store" "$work/picks.txt" "$1" "$2" >&2
}
