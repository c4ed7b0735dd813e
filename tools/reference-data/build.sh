#!/usr/bin/env bash
# Rebuilds the geography files embedded in the Domain project from the public npm package (data: Licence Ouverte 2.0).
# Needs Node and npm, at refresh time only. The output is deterministic: run twice, nothing changes.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
package="@etalab/decoupage-administratif@6.0.0"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)
node "$here/build.mjs" "$work/package/data" "$here/points.csv" "$here/../../src/Domain/Reference/Geography"
