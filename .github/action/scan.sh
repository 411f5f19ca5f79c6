#!/usr/bin/env bash
# Scans, annotates, writes the job summary and the outputs, and fails when there is a finding that is severe enough or something was not read.
set -euo pipefail

fail() { echo "::error title=LeakScan::$1"; exit 2; }

severities=(info low medium high critical)
counted=
for ((i = ${#severities[@]} - 1; i >= 0; i--)); do
  counted+=${counted:+|}${severities[i]}
  [[ ${severities[i]} != "$LEAKSCAN_FAIL_ON" ]] || break
done
((i >= 0)) || [[ $LEAKSCAN_FAIL_ON == never ]] || fail "'$LEAKSCAN_FAIL_ON' is not a severity for fail-on; use ${severities[*]} or never."
[[ $LEAKSCAN_FAIL_ON_GAPS == true || $LEAKSCAN_FAIL_ON_GAPS == false ]] || fail "'$LEAKSCAN_FAIL_ON_GAPS' is not a value for fail-on-gaps; use true or false."

case $LEAKSCAN_MODE in
  scan) command=(scan "$LEAKSCAN_PATH") ;;
  history) command=(history "$LEAKSCAN_PATH") ;;
  *) command=(history "$LEAKSCAN_PATH" --range "$LEAKSCAN_RANGE") ;;
esac
for kind in ${LEAKSCAN_ALLOW_GAPS:-}; do command+=(--allow-gap "$kind"); done
[[ -z ${LEAKSCAN_BASELINE:-} ]] || command+=(--baseline "$LEAKSCAN_BASELINE")

reports=$(mktemp -d "$RUNNER_TEMP/leakscan-reports.XXXXXX")
status=0
leakscan "${command[@]}" --no-progress --format github -o sarif="$reports/leakscan.sarif" -o markdown="$reports/summary.md" -o jsonl="$reports/findings.jsonl" || status=$?
case $status in
  0 | 1 | 3) ;;
  *) fail "LeakScan ended with exit code $status; see the log of this step." ;;
esac

# GitHub takes a summary of at most 1 MiB.
if (($(wc -c <"$reports/summary.md") < 1000000)); then
  cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
else
  { head -c 900000 "$reports/summary.md" | sed '$d'; printf '\n**Cut off here; the SARIF report has all.**\n'; } >>"$GITHUB_STEP_SUMMARY"
fi

count() { grep -c -E "$1" "$reports/findings.jsonl" || true; }
printf 'findings=%s\nsarif=%s\n' "$(count '"type":"finding"')" "$reports/leakscan.sarif" >>"$GITHUB_OUTPUT"


# A report with gaps is told from a complete one also where something was found: what was found may be too harmless to fail.
code=0
not_read=$(grep '"type":"summary"' "$reports/findings.jsonl" | grep -o '"notRead":{[^}]*}' || true)
for kind in ${LEAKSCAN_ALLOW_GAPS:-}; do not_read=${not_read//"\"$kind\":"/}; done
if [[ $not_read == *'":'*'":'* ]]; then
  gaps="Not everything could be read; the job summary says what."
  if [[ $LEAKSCAN_FAIL_ON_GAPS == true && $LEAKSCAN_FAIL_ON != never ]]; then
    echo "::error title=LeakScan::$gaps With 'fail-on-gaps: false' this is a warning."
    code=3
  else
    echo "::warning title=LeakScan::$gaps"
  fi
fi

severe=$(count "\"type\":\"finding\".*\"severity\":\"($counted)\"")
[[ $LEAKSCAN_FAIL_ON == never ]] || ((severe == 0)) || code=1
exit $code
