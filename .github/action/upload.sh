#!/usr/bin/env bash
# Uploads the SARIF report to code scanning. Where that is not possible it says so, and the annotations and the summary have to do.
set -euo pipefail

notice() { echo "::notice title=LeakScan::$1"; exit 0; }

ref=$GITHUB_REF
[[ -z ${PULL_REQUEST:-} ]] || ref=refs/pull/$PULL_REQUEST/head
if [[ -n ${PULL_REQUEST:-} && ${HEAD_REPOSITORY:-} != "$GITHUB_REPOSITORY" ]]; then
  notice "A pull request from a fork may not upload to code scanning; see the annotations and the job summary."
fi

{
  printf '{"commit_sha":"%s","ref":"%s","tool_name":"LeakScan","sarif":"' "${HEAD_SHA:-$GITHUB_SHA}" "$ref"
  gzip -c "$SARIF" | base64 | tr -d '\n'
  printf '"}'
} | gh api --method POST "repos/$GITHUB_REPOSITORY/code-scanning/sarifs" --input - --silent ||
  notice "The SARIF report could not be uploaded; does the job have the permission 'security-events: write', and is code scanning on?"
