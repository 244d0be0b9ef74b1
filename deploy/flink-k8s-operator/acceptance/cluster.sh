# shellcheck shell=bash disable=SC2154,SC2034
# What there is: tools, server, operator. Reads only.

k() { kubectl -n "$namespace" "$@"; }

require_tools() {
  local each missing=''
  for each in kubectl jq curl awk base64 sed sort; do
    command -v "$each" > /dev/null || missing="$missing $each"
  done
  [ -z "$missing" ] || give_up "not found on the PATH:$missing; install them first (Debian: apt-get install jq curl; kubectl of 1.21 or newer)"
  local minor
  minor="$(kubectl version --client -o json 2> /dev/null | jq -r '.clientVersion.minor' | tr -dc 0-9)"
  [ "${minor:-0}" -ge 21 ] || give_up "kubectl 1.${minor:-?} is too old for our kustomizations; 1.21 or newer is needed"
  [ -d "$here/$overlay" ] || [ -d "$overlay" ] || give_up "--overlay $overlay is no folder, neither here nor in $here"
  [ -f "$repository/examples/data/digits.csv" ] || give_up "$repository/examples/data/digits.csv is missing: run this from a checkout of Millrace"
}

look_at_cluster() {
  local version minor nodes
  version="$(kubectl version -o json 2> "$work/err")" || { note "no answer: $(tail -n 1 "$work/err")"; return 1; }
  minor="$(jq -r '.serverVersion.minor' <<< "$version" | tr -dc 0-9)"
  # Servers before 1.30 stream over SPDY only; asking them for a WebSocket first costs a round trip at best.
  [ "${minor:-0}" -ge 30 ] || export KUBECTL_REMOTE_COMMAND_WEBSOCKETS=false KUBECTL_PORT_FORWARD_WEBSOCKETS=false
  nodes="$(kubectl get nodes --no-headers 2> /dev/null | grep -c .)"
  note "Kubernetes $(jq -r '.serverVersion.gitVersion' <<< "$version"), $nodes node(s)"
  case "$overlay $nodes" in
    *single-node\ [01]) ;;
    *single-node\ *) say "     NOTE: $overlay keeps everything in folders of one node, and there are $nodes: cordon all but one, or take another overlay" ;;
  esac
}

# The operator's Deployment, wherever it is, by its label, its name or its image.
find_operator() {
  local where=(-A)
  [ -z "$operator_namespace" ] || where=(-n "$operator_namespace")
  kubectl get deployments "${where[@]}" -o json 2> /dev/null | jq -c '[.items[]
    | select(.metadata.labels["app.kubernetes.io/name"] == "flink-kubernetes-operator"
        or (.metadata.name | test("flink.*operator"))
        or any(.spec.template.spec.containers[].image; test("flink-kubernetes-operator")))][0] // empty'
}

look_at_operator() {
  local group operator version image kind
  group="$(kubectl get --raw /apis/flink.apache.org/v1beta1 2> /dev/null)" || {
    note "flink.apache.org/v1beta1 is unknown to the server: install the Flink Kubernetes Operator first (RUNBOOK.md)"
    return 1
  }
  for kind in FlinkDeployment FlinkSessionJob FlinkStateSnapshot; do
    jq -e --arg kind "$kind" 'any(.resources[]; .kind == $kind)' <<< "$group" > /dev/null || say "     the server does not know $kind"
  done
  jq -e 'any(.resources[]; .kind == "FlinkDeployment")' <<< "$group" > /dev/null || return 1
  operator="$(find_operator)"
  if [ -z "$operator" ]; then
    note "the operator's Deployment was not found or may not be read: version unknown"
    return 0
  fi
  operator_namespace="$(jq -r .metadata.namespace <<< "$operator")"
  image="$(jq -r '.spec.template.spec.containers[0].image' <<< "$operator")"
  version="$(jq -r '.metadata.labels["app.kubernetes.io/version"] // empty' <<< "$operator")"
  version="${version:-$(sed -nE 's/.*:v?([0-9]+\.[0-9]+(\.[0-9]+)?).*/\1/p' <<< "$image")}"
  note "operator ${version:-of unknown version} in $operator_namespace ($image)"
  if [ -n "$version" ] && [ "$(printf '%s\n1.16.1\n' "$version" | sort -V | head -n 1)" != 1.16.1 ]; then
    detail="$detail; older than 1.16.1: accepted here, each job says so"
    say "     older than 1.16.1, which may lose the end of a job; accepted, as the overlay sets accept-any-version"
  fi
}

# The namespaces that the operator's settings name; none when it watches all, or when they cannot be read.
watched_namespaces() {
  [ -n "$operator_namespace" ] || return 0
  {
    kubectl -n "$operator_namespace" get configmaps -o json 2> /dev/null |
      jq -r '.items[].data // {} | to_entries[].value' |
      sed -nE 's/^ *kubernetes\.operator\.watched\.namespaces *: *//p'
    find_operator | jq -r '.spec.template.spec.containers[].env // [] | .[] | select(.name == "WATCH_NAMESPACES") | .value // empty'
  } | tr -d "\"' " | tr ',' '\n' | grep -vE '^(JOSDK_.*)?$' | sort -u
}

choose_namespace() {
  local watched
  watched="$(watched_namespaces)"
  if [ -z "$namespace" ]; then
    namespace="$(grep -x millrace <<< "$watched" || head -n 1 <<< "$watched")"
    namespace="${namespace:-millrace}"
    [ -z "$watched" ] || say "     the operator watches ${watched//$'\n'/, }: taking $namespace"
  elif [ -n "$watched" ] && ! grep -qx "$namespace" <<< "$watched"; then
    say "     NOTE: the operator's settings name ${watched//$'\n'/, } and not $namespace"
  fi
}

# Whatever helps to understand a failure, in the folder of logs.
collect_evidence() {
  local folder pod
  folder="$logs/evidence-$(date +%H%M%S)"
  mkdir -p "$folder"
  k get all,configmaps,flinkdeployments -o wide > "$folder/objects.txt" 2>&1
  k get flinkdeployments,flinkstatesnapshots -o yaml > "$folder/flink.yaml" 2>&1
  k get events --sort-by=.lastTimestamp > "$folder/events.txt" 2>&1
  k describe pods > "$folder/pods.txt" 2>&1
  for pod in $(k get pods -o name 2> /dev/null); do
    k logs "$pod" --all-containers --tail=2000 > "$folder/${pod##*/}.log" 2>&1
    k logs "$pod" --all-containers --tail=500 --previous > "$folder/${pod##*/}.previous.log" 2> /dev/null || rm -f "$folder/${pod##*/}.previous.log"
  done
  if [ -n "$operator_namespace" ]; then
    for pod in $(kubectl -n "$operator_namespace" get pods -o name 2> /dev/null); do
      kubectl -n "$operator_namespace" logs "$pod" --all-containers --tail=2000 > "$folder/operator-${pod##*/}.log" 2>&1
    done
  fi
  [ -z "${api_ready:-}" ] || {
    api GET /system/capabilities > "$folder/capabilities.json" 2>&1
    [ -z "${inference:-}" ] || api GET "/inferences/$inference" > "$folder/inference.json" 2>&1
    [ -z "${training:-}" ] || api GET "/trainings/$training" > "$folder/training.json" 2>&1
  }
  say "     evidence in $folder; pods:"
  k get pods 2>&1 | sed 's/^/     /' | tee -a "$logs/acceptance.log" >&2
}
