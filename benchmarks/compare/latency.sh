#!/usr/bin/env bash
# How long a developer waits for the pre-commit hook: the whole process, for a commit of 1, 10 and 200 files in a repository of 50,000 files, beside an empty
# .NET program and, where there is one in PATH, gitleaks. Programs take turns, so that what else the machine does falls on all of them.
# Usage: latency.sh [ROUNDS]. LEAKSCAN_TOOL names a published program to measure; by default one is published. Prints a Markdown table: wall time p50 and p95, processor time p50, in milliseconds.
set -euo pipefail
rounds=${1:-30}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
rid=$(dotnet --info | awk '$1 == "RID:" { print $2 }')

tool=${LEAKSCAN_TOOL:-$work/leakscan/leakscan}
[[ -n ${LEAKSCAN_TOOL:-} ]] || dotnet publish -c Release -r "$rid" --nologo -v q -o "$work/leakscan" "$root/src/LeakScan.Cli" >/dev/null
mkdir "$work/empty"
printf 'return 0;\n' >"$work/empty/Program.cs"
printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n' >"$work/empty/empty.csproj"
dotnet publish -c Release --nologo -v q -o "$work/floor" "$work/empty" >/dev/null

# 50,000 files in 200 folders of 10 each, made from 500 texts.
repo=$work/repo
git init -q -b main "$repo"
awk 'BEGIN {
  srand(1); split("public static void return value index count name path reader writer buffer config options result error while using class item next parse", word, " ")
  for (i = 1; i <= 500; i++) {
    text = ""
    for (line = 0; line < 60; line++) { text = text "    "; for (w = 0; w < 8; w++) text = text word[int(rand() * 22) + 1] " "; text = text ";\n" }
    printf "blob\nmark :%d\ndata %d\n%s\n", i, length(text), text
  }
  print "commit refs/heads/main\ncommitter A <a@example.com> 1700000000 +0000\ndata 4\nbase"
  for (i = 0; i < 50000; i++) printf "M 100644 :%d src/module%03d/part%d/file%02d.cs\n", i % 500 + 1, i / 250, i / 25 % 10, i % 25
  print ""
}' | git -C "$repo" fast-import --quiet
git -C "$repo" config core.fsync none
git -C "$repo" reset -q --hard

cd "$repo"
"$tool" hook install pre-commit 2>/dev/null
names=("empty .NET program" "installed pre-commit hook" "leakscan staged")
programs=("$work/floor/empty" ".git/hooks/pre-commit" "$tool staged -q")
if command -v gitleaks >/dev/null; then
  names+=("gitleaks, staged ($(gitleaks version))")
  programs+=("gitleaks git --staged --no-banner")
fi

printf '| staged files | program | wall p50 | wall p95 | CPU p50 | wall p50 / empty | CPU p50 / empty |\n|---:|---|---:|---:|---:|---:|---:|\n'
TIMEFORMAT='%R %U %S'
for files in 1 10 200; do
  git reset -q --hard
  for ((i = 0; i < files; i++)); do
    printf 'a line of change %d\n' "$i" >>"src/module$(printf %03d "$i")/part3/file07.cs"
  done
  git add --all
  for ((round = -1; round < rounds; round++)); do
    for program in "${!programs[@]}"; do
      taken=$({ time ${programs[program]} >/dev/null 2>&1; } 2>&1)
      ((round < 0)) || echo "$program $taken"
    done
  done >"$work/times"
  for program in "${!programs[@]}"; do
    for column in wall cpu; do
      awk -v p="$program" -v c="$column" '$1 == p { print 1000 * (c == "wall" ? $2 : $3 + $4) }' "$work/times" | sort -n >"$work/$column"
    done
    at() { awk -v q="$2" '{ a[NR] = $1 } END { i = int(NR * q + 0.999999); printf "%.0f", a[i < 1 ? 1 : i] }' "$work/$1"; }
    wall=$(at wall 0.5) cpu=$(at cpu 0.5)
    ((program > 0)) || { floor_wall=$wall floor_cpu=$cpu; }
    printf '| %d | %s | %s | %s | %s | %s | %s |\n' "$files" "${names[program]}" "$wall" "$(at wall 0.95)" "$cpu" \
      "$(awk "BEGIN { printf \"%.1f\", $wall / $floor_wall }")" "$(awk "BEGIN { printf \"%.1f\", $cpu / $floor_cpu }")"
  done
done
