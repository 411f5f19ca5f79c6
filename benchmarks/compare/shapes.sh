#!/usr/bin/env bash
# Compares a scan of histories of unusual shapes with the floor, git inflating every object, and writes a Markdown table: 200 small packs, 100,000 loose objects,
# a few huge blobs, all made here with git fast-import from the same words on every machine; and with REPOSITORY and TAGs, what each tag of it reaches,
# which shows how cost grows.
#
#   benchmarks/compare/shapes.sh TOOL [REPOSITORY TAG...]
#
# TOOL is the published leakscan. RUNS and MAX_SECONDS as in history.sh. Needs about 4 GB for a while.
set -euo pipefail

tool=$(command -v "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "${BASH_SOURCE[0]%/*}/measure.bash"

# commits FIRST COUNT LINES FILES: a stream for git fast-import, COUNT commits that each write one of FILES files anew with so many lines out of 4,096.
commits() {
  awk -v first="$1" -v count="$2" -v lines="$3" -v files="$4" '
    BEGIN {
      srand(first + 1)
      for (i = 0; i < 4096; i++) for (j = 0; j < 70; j++) line[i] = line[i] substr("etaoin shrdlu cmfwyp (=", rand() * 23 + 1, 1)
      for (c = first; c < first + count; c++) {
        printf "commit refs/heads/main\ncommitter A <a@example.com> %d +0000\ndata <<END\nCommit %d\nEND\n", 1500000000 + c, c
        if (c == first && first) print "from refs/heads/main^0"
        printf "M 100644 inline d%d/f%d.txt\ndata <<END\n", c % 16, c % files
        for (l = 0; l < lines; l++) print line[int(rand() * 4096)]
        print "END"
      }
    }'
}

# import REPOSITORY UNPACK_LIMIT: a stream of commits becomes one pack, or loose objects when it holds fewer than the limit.
import() { git -C "$1" -c fastimport.unpackLimit="$2" fast-import --quiet; }

# row NAME REPOSITORY
row() {
  measure git -C "$2" cat-file --batch-all-objects --batch --unordered --buffer
  local floor=$wall floorCpu=$cpu
  measure "$tool" history "$2" --no-cache --no-progress -q
  echo "| $1 | $(git -C "$2" rev-list --count --all HEAD) | $(git -C "$2" count-objects -v | awk '/^size/ { kib += $2 } END { printf "%.0f", kib * 1.024e-3 }')" \
    "| $floor | $wall | $(ratio "$wall" "$floor") | $floorCpu | $cpu | $(ratio "$cpu" "$floorCpu") | $rss |"
}

describe "$tool"
echo
echo "| repository | commits | MB on disk | floor wall s | leakscan wall s | wall ÷ floor | floor CPU s | leakscan CPU s | CPU ÷ floor | RssAnon MB |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"

git init -q --bare -b main "$work/packs.git"
for ((pack = 0; pack < 200; pack++)); do commits $((pack * 60)) 60 60 40 | import "$work/packs.git" 0; done
row "200 packs" "$work/packs.git"
rm -rf "$work/packs.git"

git init -q --bare -b main "$work/loose.git"
commits 0 25100 60 40 | import "$work/loose.git" 1000000
row "$(git -C "$work/loose.git" count-objects | awk '{ print $1 }') loose objects" "$work/loose.git"
rm -rf "$work/loose.git"

git init -q --bare -b main "$work/huge.git"
commits 0 6 1500000 6 | import "$work/huge.git" 0
row "six blobs of $(git -C "$work/huge.git" cat-file -s HEAD:d5/f5.txt | awk '{ printf "%.0f", $1 / 1e6 }') MB" "$work/huge.git"
rm -rf "$work/huge.git"

(($# > 1)) || exit 0
repository=$(cd "$1" && pwd)
shift
for tag; do
  git clone -q --bare --single-branch --branch "$tag" "file://$repository" "$work/tag.git" 2>/dev/null
  row "$(basename "$repository" .git) $tag" "$work/tag.git"
  rm -rf "$work/tag.git"
done
