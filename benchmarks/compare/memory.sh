#!/usr/bin/env bash
# Peak memory of scans with eight threads: of trees, of one file that is a single line of some GB, of a tree of dumps with a password in each row, all different, and of
# the history in which these are versions of one file. The last three are made here and deleted afterwards.
#   memory.sh LEAKSCAN GIGABYTES TREE...
# DUMPS (default 100) is how many dumps of 8 MB there are; 0 for none.
# Resident anonymous memory is what the scan itself needs; the rest is the runtime's and the system's files, which other processes share.
# Linux only: it reads /proc while the scan runs.
set -euo pipefail
leakscan=$1 gigabytes=$2; shift 2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# Scans a path and prints a row: the peaks are the greatest of samples taken every 20 ms, and the system's own high-water mark.
measure() {
    local name=$1 path=$2 start=$EPOCHREALTIME anonymous=0 total=0 code=0 id line
    shift 2
    "$leakscan" "$@" --no-progress -q --threads 8 "$path" >"$work/report" 2>/dev/null &
    id=$!
    while kill -0 "$id" 2>/dev/null; do
        while read -r line; do
            set -- $line
            case $1 in
                RssAnon:) ((anonymous = $2 > anonymous ? $2 : anonymous)) ;;
                VmHWM:) ((total = $2 > total ? $2 : total)) ;;
            esac
        done < <(grep -E '^(RssAnon|VmHWM):' "/proc/$id/status" 2>/dev/null || true)
        sleep 0.02
    done
    wait "$id" || code=$?
    awk -v name="$name" -v size="$(du -sb "$path" | cut -f1)" -v anonymous="$anonymous" -v total="$total" -v seconds="$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')" -v code="$code" \
        'BEGIN { printf "%-28s %9.1f %14.0f %14.0f %9.1f %6d\n", name, size / 1e6, anonymous / 1024, total / 1024, seconds, code }'
}

echo "# $(uname -sm), $(nproc) processors, $("$leakscan" --version | head -1); 8 threads"
printf '%-28s %9s %14s %14s %9s %6s\n' tree MB 'anonymous MiB' 'resident MiB' seconds exit
for tree; do
    measure "$(basename "$tree")" "$tree" scan --no-ignore --format json
done
if [[ $gigabytes != 0 ]]; then
    mkdir "$work/line"
    # Words without a line break, the same 16 MB again and again.
    head -c 10500000 /dev/urandom | base64 -w 7 | tr '\n' ' ' >"$work/block"
    for ((i = 0; i * 16 < gigabytes * 1000; i++)); do cat "$work/block"; done >"$work/line/one.txt"
    measure "one line of $gigabytes GB" "$work/line" scan --no-ignore --format json
    rm -r "$work/line"
fi
if [[ ${DUMPS:=100} != 0 ]]; then
    mkdir "$work/dumps"
    for ((i = 1; i <= DUMPS; i++)); do
        awk -v seed="$i" 'BEGIN {
            srand(seed)
            letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
            while (size < 8e6) {
                value = ""
                for (k = 0; k < 14; k++) value = value substr(letters, 1 + int(rand() * length(letters)), 1)
                row = sprintf("INSERT INTO users (id, name, email, password) VALUES (%d, \047user%d\047, \047user%d@corp.example\047, \047%s\047);", ++n, n, n, value)
                size += length(row) + 1
                print row
            }
        }' >"$work/dumps/$i.sql"
    done
    # The text report: that of JSON hashes a fingerprint of each secret, on purpose slowly.
    measure "$DUMPS dumps" "$work/dumps" scan --no-ignore
    git init -q "$work/repository"
    for ((i = 1; i <= DUMPS; i++)); do
        mv "$work/dumps/$i.sql" "$work/repository/dump.sql"
        git -C "$work/repository" add dump.sql
        git -C "$work/repository" -c user.name=a -c user.email=a@b.example commit -q -m "Dump $i"
    done
    git -C "$work/repository" gc -q
    measure "$DUMPS versions of a dump" "$work/repository" history --no-cache
fi
