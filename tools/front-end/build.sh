#!/usr/bin/env bash
# Rebuilds src/Web/wwwroot/lib, the icon sprite and the manifest from the npm packages named in libraries.mjs.
# Needed only when a version or the list of icons changes: what it writes is committed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

node "$here/build.mjs" --packages | while read -r name version; do
  echo "$name@$version"
  archive=$(cd "$scratch" && npm pack --silent "$name@$version")
  mkdir -p "$scratch/$name"
  tar -xzf "$scratch/$archive" -C "$scratch/$name" --strip-components=1
done

node "$here/build.mjs" --from "$scratch" --to "$here/../../src/Web/wwwroot"
