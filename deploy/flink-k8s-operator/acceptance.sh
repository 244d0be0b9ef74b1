#!/usr/bin/env bash
# Installs Millrace on a cluster and shows that it does there what it promises: trains on examples/data, serves,
# upgrades, survives the loss of a TaskManager, of a JobManager and of the control plane, rolls back, and counts every
# record. Prints a table; exit code 0 when nothing failed, 1 when something did, 2 when it could not begin.
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
repository="$(cd "$here/../.." && pwd)"

usage() {
  cat <<'TEXT'
usage: acceptance.sh [options]

  --kubeconfig FILE             default: $KUBECONFIG, else ~/.kube/config
  --namespace NAME              default: the first that the operator watches, else millrace
  --control-plane-image IMAGE   default: millrace/control-plane:0.1.0-SNAPSHOT
  --jobs-image IMAGE            default: millrace/jobs:0.1.0-SNAPSHOT
  --pull-policy POLICY          IfNotPresent (default), Never or Always
  --overlay FOLDER              default: overlays/single-node, which needs one node and nothing beside it
  --operator-namespace NAME     where the Flink Kubernetes Operator is; default: looked for
  --url URL                     of the control plane; default: kubectl port-forward, else kubectl exec
  --step-timeout SECONDS        default 600: the longest that one thing may take
  --logs FOLDER                 default: a new one below /tmp; what was rendered, said and logged
  --no-install                  takes the installation that is there
  --remove                      removes what an earlier run installed, and does nothing else; data on the node stays

Needs bash, kubectl 1.21 or newer, jq, curl, awk and base64. The images must be where the nodes find them.
TEXT
}

namespace='' control_plane_image=millrace/control-plane:0.1.0-SNAPSHOT jobs_image=millrace/jobs:0.1.0-SNAPSHOT
pull_policy=IfNotPresent overlay=overlays/single-node operator_namespace='' url='' step_timeout=600 logs=''
install=true remove=false

while [ $# -gt 0 ]; do
  case "$1" in
    --no-install) install=false; shift; continue ;;
    --remove) remove=true; shift; continue ;;
    -h | --help) usage; exit 0 ;;
    --*) [ $# -ge 2 ] || { echo "$1 needs a value" >&2; usage >&2; exit 2; } ;;&
    --kubeconfig) export KUBECONFIG="$2" ;;
    --namespace) namespace="$2" ;;
    --control-plane-image) control_plane_image="$2" ;;
    --jobs-image) jobs_image="$2" ;;
    --pull-policy) pull_policy="$2" ;;
    --overlay) overlay="$2" ;;
    --operator-namespace) operator_namespace="$2" ;;
    --url) url="${2%/}" ;;
    --step-timeout) step_timeout="$2" ;;
    --logs) logs="$2" ;;
    *) echo "unknown option: $1" >&2; usage >&2; exit 2 ;;
  esac
  shift 2
done

work="$(mktemp -d)"
logs="${logs:-$(mktemp -d /tmp/millrace-acceptance.XXXXXX)}"
mkdir -p "$logs" && logs="$(cd "$logs" && pwd)"

# shellcheck source=acceptance/table.sh
. "$here/acceptance/table.sh"
# shellcheck source=acceptance/cluster.sh
. "$here/acceptance/cluster.sh"
# shellcheck source=acceptance/install.sh
. "$here/acceptance/install.sh"
# shellcheck source=acceptance/rest.sh
. "$here/acceptance/rest.sh"
# shellcheck source=acceptance/records.sh
. "$here/acceptance/records.sh"
# shellcheck source=acceptance/steps.sh
. "$here/acceptance/steps.sh"

# shellcheck disable=SC2317
finish() {
  local forward
  [ -z "$producer_pid" ] || kill "$producer_pid" 2> /dev/null
  for forward in main producer; do close_forward; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

require_tools
step "cluster answers" look_at_cluster
step "operator's resources are there" look_at_operator
choose_namespace
if $remove; then remove_all; exit; fi
if $install; then
  step "installed in $namespace" install_all
  step "operator watches $namespace" probe_operator
fi
step "control plane is ready" await_control_plane
step "control plane is reachable" connect
optional "preflight" preflight
step "trains three models on examples/data" train
step "serves the best, exactly once" deploy
step "scores under load" start_load
disturbing "TaskManager pod is killed" kill_pod taskmanager
disturbing "JobManager pod is killed" kill_pod jobmanager
disturbing "upgrades by way of a savepoint" upgrade
disturbing "rolls back" roll_back
disturbing "suspends and resumes" suspend_and_resume
disturbing "control plane pod is killed in an upgrade" upgrade_without_control_plane
step "no record lost, none twice" count_records
optional "Flink dashboard through the control plane" dashboard
optional "resource of the ended training is cleaned" cleaned
optional "deployment ends without a trace" delete_inference
print_table
