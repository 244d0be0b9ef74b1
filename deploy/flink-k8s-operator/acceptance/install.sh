# shellcheck shell=bash disable=SC2154,SC2034
# Puts the overlay on the cluster, and takes it away again.

# image NAME GIVEN: an entry of `images:` of a kustomization
image() {
  local name="$2" tag='' digest=''
  case "$name" in *@*) digest="${name#*@}" name="${name%%@*}" ;; esac
  case "${name##*/}" in *:*) tag="${name##*:}" name="${name%:*}" ;; esac
  printf '  - name: %s\n    newName: %s\n' "$1" "$name"
  [ -z "$tag" ] || printf '    newTag: "%s"\n' "$tag"
  [ -z "$digest" ] || printf '    digest: %s\n' "$digest"
}

# The overlay with the namespace and images of this run, as YAML.
render() {
  local folder="$overlay"
  [ -d "$here/$overlay" ] && folder="$here/$overlay"
  mkdir -p "$work/kustomization"
  {
    printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: %s\n' "$namespace"
    printf 'resources:\n  - %s\nimages:\n' "$(realpath --relative-to="$work/kustomization" "$folder")"
    image millrace/control-plane "$control_plane_image"
    printf 'patches:\n  - path: patch.yaml\n'
  } > "$work/kustomization/kustomization.yaml"
  cat > "$work/kustomization/patch.yaml" <<PATCH
apiVersion: apps/v1
kind: Deployment
metadata:
  name: millrace
spec:
  template:
    spec:
      containers:
        - name: control-plane
          imagePullPolicy: $pull_policy
          env:
            - name: MILLRACE_KUBERNETES_IMAGE
              value: $jobs_image
            - name: MILLRACE_KUBERNETES_IMAGEPULLPOLICY
              value: $pull_policy
            - name: MILLRACE_KUBERNETES_KEEPENDED
              value: 2m
PATCH
  kubectl kustomize "$work/kustomization"
}

# Whether the server knows the kind: knows API_VERSION KIND
knows() {
  local path file
  case "$1" in */*) path="/apis/$1" ;; *) path="/api/$1" ;; esac
  file="$work/kinds-${1//\//-}"
  [ -f "$file" ] || kubectl get --raw "$path" 2> /dev/null | jq -r '.resources[].kind' > "$file"
  grep -qx "$2" "$file"
}

# Objects without which everything works all the same.
is_optional() {
  case "$1" in policy/* | monitoring.coreos.com/*) return 0 ;; *) return 1 ;; esac
}

# Splits the rendered YAML into one file for each object; prints `FILE API_VERSION KIND NAME` for each.
objects() {
  rm -rf "$work/objects" && mkdir -p "$work/objects"
  awk -v folder="$work/objects" '
    function file() { return sprintf("%s/%03d.yaml", folder, n) }
    BEGIN { n = 1 }
    /^---$/ { close(file()); n++; next }
    { print > (file()) }' "$logs/rendered.yaml"
  local each
  for each in "$work"/objects/*.yaml; do
    awk -v file="$each" '
      /^apiVersion:/ { version = $2 }
      /^kind:/ { kind = $2 }
      /^metadata:/ { inside = 1; next }
      /^[^ ]/ { inside = 0 }
      inside && /^  name:/ { name = $2 }
      END { print file, version, kind, name }' "$each"
  done
}

install_all() {
  render > "$logs/rendered.yaml" 2> "$work/err" || { note "kubectl kustomize: $(tail -n 1 "$work/err")"; return 1; }
  local file version kind name skipped='' count=0
  while read -r file version kind name <&3; do
    if ! knows "$version" "$kind"; then
      is_optional "$version" || { note "the server does not know $kind of $version, which is needed"; return 1; }
      say "     skipped $kind $name: the server does not know $version"
      [[ "$skipped " == *" $kind "* ]] || skipped="$skipped $kind"
      continue
    fi
    if [ "$kind" = Namespace ] && kubectl get namespace "$name" > /dev/null 2>&1; then continue; fi
    kubectl apply -f "$file" > "$work/out" 2> "$work/err" || { note "$kind $name: $(tail -n 1 "$work/err")"; return 1; }
    sed 's/^/     /' "$work/out" | tee -a "$logs/acceptance.log" >&2
    count=$((count + 1))
    [ "$kind" != Namespace ] || ensure_token || return 1
  done 3< <(objects)
  ensure_token || return 1
  note "$count objects${skipped:+; skipped, as the server does not know them:$skipped}"
}

# The token of the control plane: 32 random bytes, made once.
ensure_token() {
  k get secret millrace-access > /dev/null 2>&1 && return
  head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' |
    k create secret generic millrace-access --from-file=token=/dev/stdin > /dev/null 2> "$work/err" ||
    { note "Secret millrace-access: $(tail -n 1 "$work/err")"; return 1; }
}

# An impossible FlinkDeployment: whoever watches says so, and nothing is started.
probe_operator() {
  local refused name=millrace-probe
  k delete flinkdeployment "$name" --ignore-not-found --timeout=60s > /dev/null 2>&1
  refused="$(k apply -f - 2>&1 <<PROBE
apiVersion: flink.apache.org/v1beta1
kind: FlinkDeployment
metadata:
  name: $name
spec:
  image: $jobs_image
  flinkVersion: v2_2
  serviceAccount: millrace-jobs
  mode: native
  jobManager: {replicas: 1, resource: {cpu: 0.1, memory: 1024m}}
  taskManager: {resource: {cpu: 0.1, memory: 1024m}}
  job: {jarURI: "local:///none.jar", parallelism: -1, upgradeMode: stateless, state: running}
PROBE
  )" || {
    case "$refused" in
      *"admission webhook"*) note "its webhook answers"; return 0 ;;
      *parallelism*) note 'its schema refuses what it would have to answer: not known'; return 3 ;;
      *) note "a FlinkDeployment is refused: ${refused##*$'\n'}"; return 1 ;;
    esac
  }
  local code=0 patience=180
  [ "$step_timeout" -ge "$patience" ] || patience="$step_timeout"
  await "$patience" "the operator said nothing about FlinkDeployment $namespace/$name: is it running, and does it watch $namespace? (--namespace)" operator_spoke "$name" || code=1
  k delete flinkdeployment "$name" --timeout=120s > /dev/null 2>&1 || say "     FlinkDeployment $name could not be deleted yet"
  [ $code != 0 ] || note "it answers"
  return $code
}

operator_spoke() {
  k get flinkdeployment "$1" -o json | jq -e '(.status.error // "") != ""' > /dev/null
}

await_control_plane() {
  local each
  for each in millrace-kafka millrace; do
    k get deployment "$each" > /dev/null 2>&1 || continue
    k rollout status deployment "$each" --timeout="${step_timeout}s" > "$work/out" 2>&1 && continue
    note "deployment $each: $(tail -n 1 "$work/out"); $(why_not_ready "$each")"
    return 1
  done
  note "$(k get pods -l app.kubernetes.io/part-of=millrace --no-headers 2> /dev/null | awk '{ printf "%s%s %s", sep, $1, $3; sep = ", " }')"
}

why_not_ready() {
  k get pods -l "app.kubernetes.io/name=$1" -o json | jq -r '[.items[].status
    | ((.initContainerStatuses // []) + (.containerStatuses // []))[].state
    | (.waiting // .terminated // empty) | "\(.reason): \(.message // "")"] | unique | join("; ")'
}

remove_all() {
  local file version kind name
  say "Removing Millrace from $namespace"
  k delete deployment millrace --ignore-not-found --timeout=120s # first, or it would start jobs again
  k delete flinkdeployments,flinksessionjobs -l app.kubernetes.io/managed-by=millrace --ignore-not-found --timeout=300s
  render > "$logs/rendered.yaml" || exit 1
  objects | sort -r > "$work/reversed"
  while read -r file version kind name <&3; do
    [ "$kind" != Namespace ] || continue
    knows "$version" "$kind" && kubectl delete -f "$file" --ignore-not-found --timeout=120s
  done 3< "$work/reversed"
  k delete configmaps -l app.kubernetes.io/managed-by=millrace
  k delete secret millrace-access --ignore-not-found
  if [ "$(kubectl get namespace "$namespace" -o jsonpath='{.metadata.labels.app\.kubernetes\.io/part-of}' 2> /dev/null)" = millrace ]; then
    kubectl delete namespace "$namespace" --timeout=300s
  fi
}
