#!/usr/bin/env bash
# Compares a scan of a whole history with the floor and with other scanners, in one run on a warm disk, and writes a Markdown table of ratios.
#
#   benchmarks/compare/history.sh REPOSITORY [TOOL]
#
# REPOSITORY is any repository; it is not changed: a clone that borrows its objects gets the ten commits of the cached run.
# TOOL is the published leakscan (dotnet publish -c Release -r linux-x64 src/LeakScan.Cli -o DIR); default: leakscan on the PATH.
# The floor is git itself inflating every object: git cat-file --batch-all-objects. gitleaks and trufflehog run when they are on the PATH, or when this
# Debian's archive has them ("apt-get download", unpacked into a temporary folder, nothing is installed). An older Debian can have them from a newer suite:
# with that suite in a sources list, "apt-get download gitleaks/SUITE trufflehog/SUITE && dpkg-deb -x FILE.deb DIR", then PATH=DIR/usr/bin:$PATH.
# Both are single binaries without dependencies. A scanner that fails is not compared, and the table says how it ended. MAX_SECONDS (default 900) ends what takes longer.
# Every command runs RUNS times (default 3); the fastest counts. CPU is user and system time of all threads; RssAnon is read from /proc while it runs.
set -euo pipefail

repository=$(cd "$1" && pwd)
tool=$(command -v "${2:-leakscan}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "${BASH_SOURCE[0]%/*}/measure.bash"
export XDG_CACHE_HOME=$work/cache

# The same objects, a folder of our own.
git clone -q --mirror --shared "$repository" "$work/copy.git"
copy=$work/copy.git

row() { echo "| $1 | $wall | $cpu | $(ratio "$wall" "$floor") | $(ratio "$cpu" "$floorCpu") | $rss |"; }

# find_scanner NAME: its path, from the PATH or out of Debian's archive.
find_scanner() {
  command -v "$1" && return
  (cd "$work" && apt-get download "$1" >/dev/null 2>&1 && dpkg-deb -x "$1"_*.deb "$work/$1") && find "$work/$1" -type f -name "$1" -perm -u+x | head -1
}

add_commits() {
  local parent tree blob i
  parent=$(git -C "$copy" rev-parse HEAD)
  for i in 1 2 3 4 5 6 7 8 9 10; do
    blob=$(echo "line $i of $RANDOM" | git -C "$copy" hash-object -w --stdin)
    tree=$( { git -C "$copy" ls-tree "$parent" | grep -v "	new.txt$" || true; printf '100644 blob %s\tnew.txt\n' "$blob"; } | git -C "$copy" mktree)
    parent=$(GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com \
      git -C "$copy" commit-tree -p "$parent" -m "Commit $i" "$tree")
  done
  git -C "$copy" update-ref refs/heads/ten-more "$parent"
}

echo "## $(basename "$repository" .git), $(date -u +%Y-%m-%d)"
echo
echo "$(git -C "$copy" rev-list --all --count) commits, $(git -C "$copy" count-objects -v | awk '/in-pack|^count/ { n += $2 } END { print n }') own objects beside those borrowed," \
  "$(git -C "$repository" count-objects -v | awk '/^in-pack/ { print $2 }') packed in $(git -C "$repository" count-objects -v | awk '/^packs/ { print $2 }') packs."
echo
describe "$tool"
echo
echo "| command | wall s | CPU s | wall ÷ floor | CPU ÷ floor | RssAnon MB |"
echo "| --- | ---: | ---: | ---: | ---: | ---: |"
measure git -C "$copy" cat-file --batch-all-objects --batch --unordered --buffer
floor=$wall floorCpu=$cpu
row "git cat-file --batch-all-objects --batch --unordered --buffer (the floor)"
measure "$tool" history "$copy" --no-cache --no-progress -q
first=$wall firstCpu=$cpu
row "leakscan history --no-cache"
"$tool" history "$copy" --no-progress -q >/dev/null 2>&1 || true
add_commits
# Each run would find the last one's cache, so the cache of the first is put back every time.
cp -r "$XDG_CACHE_HOME" "$work/first"
restore_cache() { rm -rf "$XDG_CACHE_HOME" && cp -r "$work/first" "$XDG_CACHE_HOME"; }
prepare=restore_cache
measure "$tool" history "$copy" --no-progress -q
prepare=:
row "leakscan history, ten commits after a first run"
second="$(ratio "$wall" "$first") of the first run's wall time, $(ratio "$cpu" "$firstCpu") of its CPU time"
for scanner in gitleaks trufflehog; do
  path=$(find_scanner $scanner || true)
  if [[ -z $path ]]; then
    echo "| $scanner | not found here | | | | |"
    continue
  fi
  # Of a bare repository trufflehog reads nothing, and says so only in its log, unless it is told that it is bare.
  if [[ $scanner == gitleaks ]]; then
    version="gitleaks git $("$path" version 2>/dev/null)"
    runs=1 measure "$path" git "$copy" --no-banner --exit-code 0
  else
    version="trufflehog git $("$path" --version 2>&1 | awk '{ print $2 }')"
    runs=1 measure "$path" git "file://$copy" --bare --no-update --no-verification
  fi
  if [[ $status != 0 && $wall != - ]]; then
    echo "| $version: ended with exit code $status | | | | | |"
  else
    row "$version, $(ratio "$wall" "$first") × leakscan"
  fi
done
echo
echo "The cached run took $second."
