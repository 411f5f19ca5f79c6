# Sourced by the comparisons of histories: measures commands as whole processes. Needs work, a folder for what it writes down.
# RUNS (default 3) is how often a command runs, the fastest counts; MAX_SECONDS (default 900) ends what takes longer.
# shellcheck shell=bash
runs=${RUNS:-3}
limit=${MAX_SECONDS:-900}
prepare=:
exec {never}<> <(:)

# User and system time of all children that have ended; "times" must run in this shell, so its output goes through a file.
count_children() { times >"$work/times" && used=$(awk 'NR == 2 { gsub(/[ms]/, " "); printf "%.3f", $1 * 60 + $2 + $3 * 60 + $4 }' "$work/times"); }

# measure COMMAND...: sets wall, cpu (seconds) and rss (MB of anonymous memory at most) of the fastest of all runs; "-" when it takes too long;
# and the exit code of the last in status. What is in prepare runs before each run and is not measured.
measure() {
  wall=- cpu=- rss=0 status=0
  local i
  for ((i = 0; i < runs; i++)); do
    local peak=0 name value pid before real used start
    $prepare
    count_children
    before=$used start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 &
    pid=$!
    # Only what the shell does itself, so that watching costs the children nothing.
    while kill -0 $pid 2>/dev/null; do
      while read -r name value _; do
        [[ $name == RssAnon: ]] && ((value / 1024 > peak)) && peak=$((value / 1024))
      done 2>/dev/null <"/proc/$pid/status" || true
      ((EPOCHSECONDS - ${start%.*} > limit)) && kill -9 $pid
      read -rt 0.02 -u "$never" || true
    done
    status=0
    wait $pid 2>/dev/null || status=$?
    real=$(awk "BEGIN { print $EPOCHREALTIME - $start }")
    count_children
    used=$(awk "BEGIN { printf \"%.2f\", $used - $before }")
    if awk "BEGIN { exit !($real >= $limit) }"; then return; fi
    if [[ $wall == - ]] || awk "BEGIN { exit !($real < $wall) }"; then
      wall=$(awk "BEGIN { printf \"%.2f\", $real }") cpu=$used rss=$peak
    fi
  done
}

ratio() { [[ $1 == - || $2 == - ]] && echo - || awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }

# describe TOOL: the line under a heading that says on what machine and with what versions.
describe() {
  echo "$(nproc) × $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(uname -sr), $(git --version), leakscan $("$1" --version 2>/dev/null | head -1)." \
    "Load before the run: $(cut -d' ' -f1 /proc/loadavg). Fastest of $runs."
}
