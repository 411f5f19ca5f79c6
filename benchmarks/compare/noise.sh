#!/usr/bin/env bash
# Findings at medium confidence and above, for each MB of clean working trees.   noise.sh TREE...
# With gitleaks on the PATH its findings, with its defaults, stand beside ours.
set -euo pipefail
leakscan=${LEAKSCAN:-leakscan}
report=$(mktemp)
trap 'rm -f "$report"' EXIT
printf '%-16s %8s %10s %8s %10s\n' tree MB findings per-MB gitleaks
for tree in "$@"; do
  kilobytes=$(find "$tree" -type f -not -path '*/.git/*' -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum / 1000 }')
  findings=$("$leakscan" scan --no-config --no-progress -q --format jsonl "$tree" | grep -c '"ruleId"') || true
  other=-
  if command -v gitleaks > /dev/null; then
    gitleaks dir "$tree" --no-banner --exit-code 0 --report-format json --report-path "$report" > /dev/null 2>&1
    other=$(grep -c '"RuleID"' "$report") || true
  fi
  awk -v t="$(basename "$tree")" -v k="$kilobytes" -v f="$findings" -v o="$other" \
    'BEGIN { printf "%-16s %8.1f %10d %8.2f %10s\n", t, k / 1000, f, f * 1000 / k, o }'
done
