#!/usr/bin/env bash
# Scans a folder in which one file is larger than all others together, on one thread and on more, beside ripgrep counting a literal that does not occur in it (which
# reads a file on one thread), and writes a Markdown table.
#
#   benchmarks/compare/large.sh TOOL TREE GIGABYTES
#
# TOOL is the published leakscan. The large file is made here of the text files of TREE, one behind the other, as often as it takes; a hundred of them stand beside it.
# RUNS as in history.sh: the fastest of so many runs in turn counts.
set -euo pipefail

tool=$(command -v "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "${BASH_SOURCE[0]%/*}/measure.bash"

mkdir "$work/tree"
bytes=$(awk "BEGIN { printf \"%d\", $3 * 1000000000 }")
find "$2" -type f -size +1k -print0 | { xargs -0 grep -lIZ . || true; } | xargs -0 cat >"$work/once"
while cat "$work/once" 2>/dev/null; do :; done | head -c "$bytes" >"$work/tree/large.txt" || true
rm "$work/once"
find "$2" -type f -size +1k -size -100k -print0 | { sed -z 100q; cat >/dev/null; } | xargs -0 cp --backup=numbered -t "$work/tree"

echo "## One file of $3 GB and a hundred small ones"
echo
describe "$tool"
echo
echo "| program | wall s | processor s | rg's wall |"
echo "|---|--:|--:|--:|"
measure rg -c -a --no-ignore --hidden 'a literal that does not occur' "$work/tree"
floor=$wall
echo "| rg | $wall | $cpu | 1.00 |"
for threads in 1 2 4 8; do
  measure "$tool" scan --no-progress -q --threads "$threads" "$work/tree"
  echo "| leakscan, $threads threads | $wall | $cpu | $(ratio "$wall" "$floor") |"
done
