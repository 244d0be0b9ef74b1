# shellcheck shell=bash disable=SC2154,SC2034
# Steps and what became of them.

rows=()
failed=false
broken=false
detail=''
begun="$(date +%s)"

say() { printf '%s\n' "$*" | tee -a "$logs/acceptance.log" >&2; }

# What a step tells about itself: shown while it runs, the last one in the table.
note() { detail="$*"; say "     $*"; }

give_up() { say "acceptance.sh: $*"; exit 2; }

row() { rows+=("$1|$2|$3|${4//|/ }"); }

# step NAME FUNCTION [ARGUMENTS]: what comes after it needs it.
step() {
  if $broken; then row "not run" "$1" 0 ''; return; fi
  attempt "$@" || { broken=true; collect_evidence; }
}

# optional NAME FUNCTION [ARGUMENTS]: when it fails, the rest goes on.
optional() {
  if $broken; then row "not run" "$1" 0 ''; return; fi
  attempt "$@" || collect_evidence
}

# disturbing NAME FUNCTION [ARGUMENTS]: when it fails, the rest goes on as long as the deployment still runs.
disturbing() {
  if $broken; then row "not run" "$1" 0 ''; return; fi
  attempt "$@" && return
  collect_evidence
  [ "$(api GET "/inferences/$inference" | jq -r .state)" = RUNNING ] || broken=true
}

# Functions return 0 for passed, 3 for skipped with a word, all else for failed.
attempt() {
  local name="$1" start code
  shift
  start="$(date +%s)"
  detail=''
  say "==== $name"
  "$@"
  code=$?
  case $code in
    0) row PASS "$name" "$(($(date +%s) - start))" "$detail" ;;
    3) row SKIP "$name" "$(($(date +%s) - start))" "$detail" ;;
    *) failed=true; row FAIL "$name" "$(($(date +%s) - start))" "$detail" ;;
  esac
  [ $code = 0 ] || [ $code = 3 ]
}

print_table() {
  local each state name seconds about
  {
    echo
    printf '%-8s %-46s %6s  %s\n' RESULT STEP SECONDS DETAIL
    for each in "${rows[@]}"; do
      IFS='|' read -r state name seconds about <<< "$each"
      printf '%-8s %-46s %6s  %s\n' "$state" "$name" "$seconds" "$about"
    done
    printf '\n%s after %s s; logs in %s\n' "$($failed && echo FAILED || echo PASSED)" "$(($(date +%s) - begun))" "$logs"
  } | tee -a "$logs/acceptance.log"
  $failed && exit 1
  exit 0
}

# await SECONDS WHAT COMMAND…: until the command succeeds; says what it last said otherwise.
await() {
  local seconds="$1" what="$2" until last=''
  shift 2
  until=$(($(date +%s) + seconds))
  while ! last="$("$@" 2>&1)"; do
    if [ "$(date +%s)" -ge "$until" ]; then
      note "$what: not within $seconds s; last: ${last:-nothing}"
      return 1
    fi
    sleep 2
  done
}
