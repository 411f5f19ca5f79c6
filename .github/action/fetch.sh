#!/usr/bin/env bash
# Decides what is scanned, and fetches the commits that this needs: actions/checkout fetches only one, unless it is told otherwise.
# Says as a warning what cannot be had, and lets the scan see the rest: its report then says that it is not complete.
set -euo pipefail

fail() { echo "::error title=LeakScan::$1"; exit 2; }
warn() { echo "::warning title=LeakScan::$1"; }
there() { git cat-file -e "$1^{commit}" 2>/dev/null; }
fetch() { git fetch --quiet --no-tags --no-recurse-submodules origin "$@" 2>/dev/null; }
is_shallow() { [[ $(git rev-parse --is-shallow-repository) == true ]]; }

mode=${LEAKSCAN_MODE:-auto}
if [[ $mode == auto ]]; then
  case $GITHUB_EVENT_NAME in
    pull_request | pull_request_target) mode=pull-request ;;
    push) mode=range ;;
    *) mode=history ;;
  esac
fi

cd "$LEAKSCAN_PATH" || fail "There is no folder '$LEAKSCAN_PATH'."
range=
case $mode in
  scan) ;;
  history)
    if is_shallow && ! fetch --unshallow; then
      warn "The history of this shallow clone could not be fetched; only a part of it is scanned. Give actions/checkout 'fetch-depth: 0'."
    fi
    ;;
  pull-request | range)
    if [[ $mode == pull-request ]]; then
      [[ -n ${BASE_SHA:-} && -n ${HEAD_SHA:-} ]] || fail "The mode pull-request needs a pull request; this is a $GITHUB_EVENT_NAME event."
      from=$BASE_SHA to=$HEAD_SHA
      # What a fork brings can be had from the repository that the pull request is for.
      there "$to" || fetch "+refs/pull/$PULL_REQUEST/head" || true
    else
      from=${BEFORE_SHA:-} to=$GITHUB_SHA
      # A new branch has no commit before; what it brings is what the default branch has not.
      if [[ -z $from || $from =~ ^0+$ ]]; then
        from=
        fetch "+refs/heads/$DEFAULT_BRANCH:refs/remotes/origin/$DEFAULT_BRANCH" && from=$(git rev-parse "refs/remotes/origin/$DEFAULT_BRANCH")
      fi
    fi
    there "$to" || fail "The commit $to is not here and cannot be fetched; scan after actions/checkout."
    [[ -z $from ]] || there "$from" || fetch --depth=1 "$from" || true
    # Deepen until the two sides meet, in steps that grow.
    for depth in 100 1000 10000; do
      is_shallow && ! git merge-base "${from:-$to}" "$to" >/dev/null 2>&1 || break
      fetch --deepen="$depth" || break
    done
    if [[ -n $from && $from != "$to" ]] && there "$from"; then
      git merge-base "$from" "$to" >/dev/null 2>&1 || ! is_shallow || fetch --unshallow ||
        warn "The commits between $from and $to could not all be fetched; what is older than this shallow clone is not seen. Give actions/checkout 'fetch-depth: 0'."
      range=$from..$to
    elif [[ $from != "$to" ]]; then
      warn "The commit ${from:-before this push} is not there any more; everything that $to reaches is scanned."
      range=$to
    else
      range=$to..$to
    fi
    ;;
  *) fail "'$mode' is not a mode; use scan, history, range or pull-request." ;;
esac

printf 'mode=%s\nrange=%s\n' "$mode" "$range" >>"$GITHUB_OUTPUT"
