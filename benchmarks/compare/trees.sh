#!/usr/bin/env bash
# Compares leakscan with the floor, a search for a literal that does not occur, on whole trees: processor and wall seconds, the best of some runs in turn.
#   trees.sh LEAKSCAN TREE...
# The report is the one that people read; those for machines cost two milliseconds more for each distinct secret, for its fingerprint.
# Needs rg (ripgrep). Uses gitleaks too when there is one. On a busy machine trust processor seconds and their ratio.
set -euo pipefail
leakscan=$1; shift
repetitions=${REPETITIONS:-5}
literal='a literal that does not occur'

# Prints "processor wall" of a command in seconds, whatever its exit code.
measure() {
    local times
    times=$( { TIMEFORMAT='%U %S %R'; time "$@" >/dev/null 2>&1 || true; } 2>&1 )
    awk '{ printf "%.2f %.2f\n", $1 + $2, $3 }' <<<"$times"
}

# The best of each column.
best() { sort -n -k1,1 "$1" | awk 'NR == 1 { cpu = $1; wall = $2 } $2 < wall { wall = $2 } END { print cpu, wall }'; }

echo "# $(uname -sm), $(nproc) processors, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), load $(cut -d' ' -f1 /proc/loadavg)"
echo "# $("$leakscan" --version | head -1), $(rg --version | head -1), $(gitleaks version 2>/dev/null || echo 'no gitleaks'); best of $repetitions"
printf '%-28s %7s %8s  %-22s %-22s %s\n' tree files MB 'leakscan cpu wall s' 'rg cpu wall s' 'ratio cpu wall'
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for tree; do
    rm -f "$work"/*
    for ((i = 0; i <= repetitions; i++)); do
        # The first run of each only warms the cache.
        measure "$leakscan" scan --no-ignore --no-progress -q "$tree" >>"$work/leakscan"
        measure rg -c -a --no-ignore --hidden "$literal" "$tree" >>"$work/rg"
        ((i > 0)) || rm "$work"/*
    done
    read -r cpu wall <<<"$(best "$work/leakscan")"
    read -r rgcpu rgwall <<<"$(best "$work/rg")"
    printf '%-28s %7d %8.1f  %-22s %-22s %s\n' "$(basename "$tree")" "$(find "$tree" -type f | wc -l)" "$(du -sb "$tree" | awk '{ print $1 / 1e6 }')" \
        "$cpu $wall" "$rgcpu $rgwall" "$(awk -v a="$cpu" -v b="$rgcpu" -v c="$wall" -v d="$rgwall" 'BEGIN { printf "%.1f %.1f", a / b, c / d }')"
    if command -v gitleaks >/dev/null; then
        echo "    gitleaks dir: $(measure gitleaks dir --no-banner "$tree")"
    fi
done
