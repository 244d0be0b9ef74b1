# shellcheck shell=bash disable=SC2154,SC2034
# Calls of the REST API: through --url, a forwarded port, or a shell in the pod where ports cannot be forwarded.

transport=''
base=''
token=''
api_ready=''

# Whose forwarded port: the load has one of its own. Where it is lies in a file, as most calls are made in subshells.
forward=main

is_forwarded() {
  local pid port
  read -r pid port 2> /dev/null < "$work/forward-$forward" && kill -0 "$pid" 2> /dev/null && base="http://127.0.0.1:$port"
}

close_forward() {
  local pid port
  read -r pid port 2> /dev/null < "$work/forward-$forward" && kill "$pid" 2> /dev/null
  : "${port:-}"
  rm -f "$work/forward-$forward"
}

open_forward() {
  local out="$work/forward-$forward.log" pid port tries
  close_forward
  : > "$out"
  kubectl -n "$namespace" port-forward --address 127.0.0.1 service/millrace :8080 > "$out" 2>&1 &
  pid=$!
  for ((tries = 0; tries < 40; tries++)); do
    port="$(sed -nE 's/^Forwarding from 127\.0\.0\.1:([0-9]+) .*/\1/p' "$out" | head -n 1)"
    [ -z "$port" ] || { echo "$pid $port" > "$work/forward-$forward"; is_forwarded; return; }
    kill -0 "$pid" 2> /dev/null || return 1
    sleep 0.5
  done
  kill "$pid" 2> /dev/null
  return 1
}

connect() {
  token="$(k get secret millrace-access -o 'jsonpath={.data.token}' 2> "$work/err" | base64 -d)"
  [ -n "$token" ] || { note "no token in Secret millrace-access: $(tail -n 1 "$work/err")"; return 1; }
  api_ready=yes
  if [ -n "$url" ]; then
    transport=url base="$url"
  elif open_forward && curl -sS -m 10 -o /dev/null "$base/actuator/health/liveness" 2> "$work/err"; then
    transport=forward
  else
    close_forward
    transport='exec'
  fi
  local version
  version="$(api GET /system/info)" || { note "by $transport: $(tail -n 1 "$work/api-error")"; return 1; }
  note "by $transport; version $(jq -r '.version // "unknown"' <<< "$version")"
}

# send_once METHOD PATH BODY_FILE KEY OUT: prints the HTTP status; the answer's body is in OUT. Fails without an answer.
send_once() {
  local method="$1" path="$2" body="$3" key="$4" out="$5"
  if [ "$transport" = exec ]; then exec_once "$@"; return; fi
  if [ "$transport" = forward ]; then is_forwarded || open_forward || return 1; fi
  local arguments=(-X "$method" -H "Authorization: Bearer $token")
  [ -z "$body" ] || arguments+=(-H 'Content-Type: application/json' --data-binary "@$body")
  [ -z "$key" ] || arguments+=(-H "Idempotency-Key: $key")
  if ! curl -sS -m 60 -o "$out" -w '%{http_code}' "${arguments[@]}" "$base$path" 2>> "$work/api-error"; then
    [ "$transport" = forward ] && close_forward
    return 1
  fi
}

# HTTP/1.0, so that the answer ends with the connection and comes in one piece.
exec_once() {
  local method="$1" path="$2" body="$3" key="$4" out="$5" response="$5.raw"
  {
    printf '%s %s HTTP/1.0\r\nHost: localhost:8080\r\nAuthorization: Bearer %s\r\n' "$method" "$path" "$token"
    [ -z "$key" ] || printf 'Idempotency-Key: %s\r\n' "$key"
    [ -z "$body" ] || printf 'Content-Type: application/json\r\nContent-Length: %s\r\n' "$(wc -c < "$body")"
    printf '\r\n'
    [ -z "$body" ] || cat "$body"
  } | timeout 90 kubectl -n "$namespace" exec -i deployment/millrace -c control-plane -- \
    bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 && cat >&3 && cat <&3' > "$response" 2>> "$work/api-error" || return 1
  sed '1,/^\r*$/d' "$response" > "$out"
  sed -nE '1s/^HTTP[^ ]* ([0-9]{3}).*/\1/p' "$response" | grep .
}

# call METHOD PATH [BODY | @FILE]: prints the answer. Asks again while nobody answers: a POST carries a key by which it
# is done once only.
call() {
  local method="$1" path="$2" given="${3:-}" body='' key='' status out="$work/answer-$BASHPID" until
  case "$given" in
    '') ;;
    @*) body="${given#@}" ;;
    *) body="$work/body-$BASHPID"; printf '%s' "$given" > "$body" ;;
  esac
  [ "$method" = POST ] && key="acceptance-$(date +%s%N)-$RANDOM"
  until=$(($(date +%s) + ${patience:-120}))
  while :; do
    : > "$out"
    if status="$(send_once "$method" "$path" "$body" "$key" "$out")"; then
      case "$status" in
        2?? | 3??) cat "$out"; return 0 ;;
        502 | 503 | 504) ;;
        *) printf '%s %s: %s %s\n' "$method" "$path" "$status" "$(head -c 600 "$out")" | tee -a "$work/api-error" >&2; return 1 ;;
      esac
    fi
    if [ "$(date +%s)" -ge "$until" ]; then
      echo "$method $path: no answer (${status:-none})" | tee -a "$work/api-error" >&2
      return 1
    fi
    sleep 2
  done
}

api() { local path="$2"; call "$1" "/api/v1$path" "${@:3}"; }
