#!/usr/bin/env bash
# Decides what is scanned, and fetches the commits that this needs: actions/checkout fetches only one, unless it is told otherwise.
# Says as a warning what cannot be had, and lets the scan see the rest: its report then says that it is not complete, and the step fails for that.
set -euo pipefail

fail() { echo "::error title=LeakScan::$1"; exit 2; }
warn() { echo "::warning title=LeakScan::$1"; }
there() { git cat-file -e "$1^{commit}" 2>/dev/null; }
fetch() { git fetch --quiet --no-tags --no-recurse-submodules origin "$@" 2>/dev/null; }
is_shallow() { [[ $(git rev-parse --is-shallow-repository) == true ]]; }
# Whether all commits between two are here: the two sides meet, and the clone is cut off at none of those between.
is_whole() {
  ! is_shallow || { git merge-base "$1" "$2" >/dev/null 2>&1 && ! git rev-list "$1..$2" | grep -xFf "$(git rev-parse --git-path shallow)" >/dev/null; }
}
# What a partial clone (actions/checkout with 'filter') left out of the objects that are to be scanned, asked for as git itself does.
fill() {
  local missing
  missing=$(git rev-list --objects --missing=print "$@" 2>/dev/null | sed -n 's/^?//p') || true
  [[ -z $missing ]] ||
    git -c fetch.negotiationAlgorithm=noop fetch --quiet --no-tags --no-write-fetch-head --no-recurse-submodules --filter=blob:none --stdin origin <<<"$missing" 2>/dev/null ||
    warn "What this partial clone left out could not be fetched. Give actions/checkout no 'filter'."
}

mode=${LEAKSCAN_MODE:-auto}
if [[ $mode == auto ]]; then
  case $GITHUB_EVENT_NAME in
    pull_request | pull_request_target) mode=pull-request ;;
    push | merge_group) mode=range ;;
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
    fill --all HEAD
    ;;
  pull-request | range)
    if [[ $mode == pull-request ]]; then
      [[ -n ${BASE_SHA:-} && -n ${HEAD_SHA:-} ]] || fail "The mode pull-request needs a pull request; this is a $GITHUB_EVENT_NAME event."
      from=$BASE_SHA to=$HEAD_SHA
      # What a fork brings can be had from the repository that the pull request is for.
      there "$to" || fetch "+refs/pull/$PULL_REQUEST/head" || true
    else
      from=${BEFORE_SHA:-} to=$GITHUB_SHA
      [[ ! $from =~ ^0+$ ]] || from=
    fi
    there "$to" || fail "The commit $to is not here and cannot be fetched; scan after actions/checkout."
    [[ -z $from ]] || there "$from" || fetch --depth=1 "$from" || true
    if [[ -z $from ]] || ! there "$from"; then
      # A new branch has no commit before, and after a forced push the one before may be gone; what such a push brings is what the default branch has not.
      [[ -z $from ]] || warn "The commit $from is not there any more; what is new is what the default branch has not."
      from=
      [[ -z ${DEFAULT_BRANCH:-} || $GITHUB_REF == "refs/heads/$DEFAULT_BRANCH" ]] ||
        ! fetch "+refs/heads/$DEFAULT_BRANCH:refs/remotes/origin/$DEFAULT_BRANCH" ||
        from=$(git rev-parse "refs/remotes/origin/$DEFAULT_BRANCH")
    fi
    if [[ -n $from ]]; then
      range=$from..$to
      # Deepen until nothing between the two is missing, in steps that grow.
      for depth in 100 1000 10000; do
        is_whole "$from" "$to" || fetch --deepen="$depth" || break
      done
      is_whole "$from" "$to" || fetch --unshallow ||
        warn "The commits between $from and $to could not all be fetched; what is older than this shallow clone is not seen. Give actions/checkout 'fetch-depth: 0'."
    else
      range=$to
      ! is_shallow || fetch --unshallow ||
        warn "What $to reaches could not all be fetched; what is older than this shallow clone is not seen. Give actions/checkout 'fetch-depth: 0'."
    fi
    fill "$range"
    ;;
  *) fail "'$mode' is not a mode; use scan, history, range or pull-request." ;;
esac

printf 'mode=%s\nrange=%s\n' "$mode" "$range" >>"$GITHUB_OUTPUT"
