#!/usr/bin/env bash
# Makes sure that there is a leakscan to run: a named version from the package feeds of the machine, or this action's own, built from its source.
set -euo pipefail

fail() { echo "::error title=LeakScan::$1"; exit 2; }

tools=$RUNNER_TEMP/leakscan
if [[ -x $tools/leakscan || -x $tools/leakscan.exe ]]; then
  echo "LeakScan is installed already."
elif ! dotnet --list-sdks 2>/dev/null | grep -q '^\(1[0-9]\|[2-9][0-9]\)\.'; then
  fail "The .NET SDK 10 is needed; put 'uses: actions/setup-dotnet' with 'dotnet-version: 10.0.x' before this step."
elif [[ -n ${LEAKSCAN_VERSION:-} ]]; then
  dotnet tool install LeakScan.Tool --version "$LEAKSCAN_VERSION" --tool-path "$tools" || fail "There is no version $LEAKSCAN_VERSION of LeakScan.Tool on the package feeds."
else
  dotnet publish --configuration Release --nologo --verbosity quiet --output "$tools" "$GITHUB_ACTION_PATH/src/LeakScan.Cli" || fail "LeakScan could not be built; see the log of this step."
fi
echo "$tools" >>"$GITHUB_PATH"
